import type { EntryName } from '../../decision/index.ts';
import { type Feature, type FeatureWrite, feature } from '../feature.ts';

/** Which of two versions of a site. */
export type View = 'desktop' | 'phone';

export interface DesktopViewOptions {
  /** Default: `forcedesktop`. */
  readonly cookie?: EntryName;
}

export interface ViewInput {
  /** What suits the visitor's device. */
  readonly device: View;
  /** The version that the address of this request belongs to; absent where both have one address. */
  readonly address?: View;
  /** The version that the visitor has asked for by a click: the site's own form, and not a link from elsewhere. */
  readonly click?: View;
  /** Whether the address says that this visitor has been sent here from the other version. */
  readonly wasRedirected?: boolean;
}

export interface ViewChoice {
  readonly view: View;
  /** Whether to send the visitor to the address of that version, with a mark in it that they were. */
  readonly redirects: boolean;
}

const HOUR_SECONDS = 3_600;
const CHOSEN = '1';

/**
 * Whether a visitor on a phone sees the desktop version. Only a click makes it so, for an hour from then on. Sites that
 * have both versions under one address need no redirects; those that have two get one at the most: who was redirected
 * stays, even where the cookie was not kept.
 *
 * @example
 * const { view } = jar.use(desktopView(), { device: 'phone', click: 'desktop' }); // 'desktop'
 */
export function desktopView({ cookie = 'forcedesktop' }: DesktopViewOptions = {}): Feature<ViewInput, ViewChoice> {
  return feature([cookie], (_, stored, { device, address, click, wasRedirected = false }) => {
    const wanted = click ?? (stored(cookie) === CHOSEN ? 'desktop' : device);
    // A visitor's click is no loop; whoever was redirected without one has nowhere else to go.
    const view = wasRedirected && !click ? (address ?? wanted) : wanted;
    const redirects = address !== undefined && address !== view;
    return { value: { view, redirects }, writes: click ? [writeFor(cookie, click, device)] : [] };
  });
}

/** Who has a desktop needs no cookie to see its version. */
const writeFor = (name: EntryName, click: View, device: View): FeatureWrite =>
  click === 'desktop' && device !== 'desktop'
    ? { kind: 'set', name, value: CHOSEN, lifetimeSeconds: HOUR_SECONDS }
    : { kind: 'delete', name };
