import { createHash } from 'node:crypto';
import type { Shown } from '../proof/index.ts';
import type { Language, Registry } from '../registry/index.ts';
import {
  type ConsentView,
  renderBanner,
  renderDeletion,
  renderPanel,
  renderPlaceholder,
  renderWithdrawal,
  type ShadowMarkup,
  STRINGS,
} from '../render/index.ts';
import { deleteAddress, type Site } from './site.ts';

/** What is known of what a visitor was shown, before it is hashed. */
export type Asked = Omit<Shown, 'hash' | 'renderer' | 'script'>;

/** Renders what a visitor was asked by, as they saw it, without the hidden fields of that one page view. */
export function renderShown(site: Site, registry: Registry, shown: Asked): ShadowMarkup {
  const language = shown.language as Language;
  const view = site.view(language, registry);
  const { surface, ask, before, signalled } = shown;
  switch (surface) {
    case 'banner':
      return renderBanner(view, shown);
    case 'policy':
      // They stand beside each other.
      return { style: '', html: withdrawalOf(view) + deletionOf(site, view) };
    case 'embed':
      return { style: '', html: placeholderOf(view, shown) };
    case 'api':
      return { style: '', html: '' };
    default:
      return renderPanel(view, { before, signalled, optOut: ask === 'notice' }, surface === 'page' ? 'page' : 'dialog');
  }
}

const withdrawalOf = (view: ConsentView): string => renderWithdrawal(view).html;

const deletionOf = (site: Site, view: ConsentView): string =>
  renderDeletion(view, STRINGS[view.language as Language].policy, deleteAddress(site)).html;

/** Without the title that the page gives its frame. */
function placeholderOf(view: ConsentView, { asked, provider = '' }: Asked): string {
  const purpose = view.purposes.find(({ id }) => id === asked[0]);
  const name = purpose?.providers.find(({ id }) => id === provider)?.name ?? provider;
  return renderPlaceholder(view, { provider: name, purpose }).html;
}

/** Most visitors are shown one of few things; each of them is rendered once. */
const MOST_KNOWN = 1_000;
const known = new WeakMap<Site, Map<string, string>>();

/** SHA-256, in hex, of what {@link renderShown} renders. */
export function hashOfShown(site: Site, registry: Registry, shown: Asked): string {
  const hashes = known.get(site) ?? new Map<string, string>();
  known.set(site, hashes);
  const key = JSON.stringify(shown);
  const hash = hashes.get(key) ?? hashOf(renderShown(site, registry, shown));
  // What was asked for last stands last, so that the first is what is missed least.
  hashes.delete(key);
  hashes.set(key, hash);
  if (hashes.size > MOST_KNOWN) hashes.delete(hashes.keys().next().value as string);
  return hash;
}

/** What a record keeps of it: SHA-256, in hex. */
export function hashOf({ html, style }: ShadowMarkup): string {
  return createHash('sha256').update(style).update(html).digest('hex');
}
