import { createHash } from 'node:crypto';
import type { Shown } from '../proof/index.ts';
import type { Language, Registry } from '../registry/index.ts';
import { renderBanner, renderPanel, type ShadowMarkup } from '../render/index.ts';
import type { Site } from './site.ts';

/** What is known of what a visitor was shown, before it is hashed. */
export type Asked = Omit<Shown, 'hash' | 'renderer'>;

/** Renders banner or panel as a visitor saw it, without the hidden fields of that one page view. */
export function renderShown(site: Site, registry: Registry, shown: Asked): ShadowMarkup {
  const view = site.view(shown.language as Language, registry);
  const { asked, ask, signalHonoured } = shown;
  if (shown.surface === 'banner') return renderBanner(view, { asked, ask, signalHonoured });
  const state = { before: shown.before, signalHonoured, optOut: ask === 'notice' };
  return renderPanel(view, state, shown.surface === 'page' ? 'page' : 'dialog');
}

/** Most visitors are shown one of few things; each of them is rendered once. */
const MOST_KNOWN = 1_000;
const known = new WeakMap<Site, Map<string, string>>();

/** SHA-256, in hex, of what {@link renderShown} renders. */
export function hashOfShown(site: Site, registry: Registry, shown: Asked): string {
  const hashes = known.get(site) ?? new Map<string, string>();
  known.set(site, hashes);
  const key = JSON.stringify(shown);
  const found = hashes.get(key);
  if (found !== undefined) return found;
  const { html, style } = renderShown(site, registry, shown);
  const hash = createHash('sha256').update(style).update(html).digest('hex');
  if (hashes.size < MOST_KNOWN) hashes.set(key, hash);
  return hash;
}
