import { type Html, html, raw } from './html.ts';

/** Markup for a shadow root: the style apart, since a page's script adopts it as a sheet. */
export interface ShadowMarkup {
  readonly style: string;
  readonly html: string;
}

const NAMES = 'banner panel accept refuse manage save close withdraw status message placeholder';
type Words<Text> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

/** Stable hooks for other people's scripts and for auto-consent clients. Part of the public interface. */
export const HOOKS = Object.fromEntries(NAMES.split(' ').map((name) => [name, `data-samtykke-${name}`])) as {
  readonly [Name in Words<typeof NAMES> & string]: `data-samtykke-${Name}`;
};

/**
 * A host element with a declarative shadow root, for pages that a server renders: it is there with the
 * first paint and needs no script.
 */
export function declarative(hook: string, { style, html: content }: ShadowMarkup): Html {
  return html`<div ${raw(hook)}><template shadowrootmode="open"><style>${raw(style)}</style>${raw(content)}</template></div>`;
}
