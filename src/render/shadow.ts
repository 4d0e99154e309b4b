import { type Html, html, raw } from './html.ts';

/** Markup for a shadow root: the style apart, since a page's script adopts it as a sheet. */
export interface ShadowMarkup {
  readonly style: string;
  readonly html: string;
}

/** Stable hooks for other people's scripts and for auto-consent clients. Part of the public interface. */
export const HOOKS = {
  banner: 'data-samtykke-banner',
  panel: 'data-samtykke-panel',
  accept: 'data-samtykke-accept',
  refuse: 'data-samtykke-refuse',
  manage: 'data-samtykke-manage',
  save: 'data-samtykke-save',
  close: 'data-samtykke-close',
  withdraw: 'data-samtykke-withdraw',
  status: 'data-samtykke-status',
  message: 'data-samtykke-message',
  placeholder: 'data-samtykke-placeholder',
} as const;

/**
 * A host element with a declarative shadow root, for pages that a server renders: it is there with the
 * first paint and needs no script.
 */
export function declarative(hook: string, { style, html: content }: ShadowMarkup): Html {
  return html`<div ${raw(hook)}><template shadowrootmode="open"><style>${raw(style)}</style>${raw(content)}</template></div>`;
}
