/** What a visitor was shown, to look at again: a picture of it, and the same as text. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { type Html, html, htmlLanguage, raw, type ShadowMarkup } from '../render/index.ts';
import { styleAddress } from './own-page.ts';
import { cspSource, type Site } from './site.ts';

export interface Picture {
  readonly html: Html;
  /** CSP sources of the styles in it. */
  readonly styles: readonly string[];
}

/** Puts what lay over a page, or was to be opened, into the flow of this one, on paper too. */
const RULE = `.card{position:static;max-height:none;box-shadow:none}
dialog{display:block;position:static;width:auto;max-height:none}
.save{position:static}
#title{min-width:0}
@media print{.card{display:flex}}`;
const RULE_SOURCE = cspSource(RULE);

/**
 * A picture of what was shown, in a shadow root. It is the same markup but that its buttons are switched off: `inert`
 * keeps people from them, and this keeps programs that press buttons for people from answering once more.
 */
export function pictureOf(site: Site, { style, html: markup }: ShadowMarkup): Picture {
  // Whatever is no markup of ours is escaped in it.
  const content = raw(markup.replaceAll('<button', '<button disabled'));
  const own =
    style === ''
      ? html`<link rel="stylesheet" href="${styleAddress(site)}">`
      : html`<style>${raw(style)}</style><style>${raw(RULE)}</style>`;
  return {
    html: html`<div class="picture" inert><template shadowrootmode="open">${own}${content}</template></div>`,
    styles: style === '' ? [] : [cspSource(style), RULE_SOURCE],
  };
}

/** The words of what was shown, a line for each part of it: for whoever hears a page, and for paper. */
export function textOf({ html: markup }: ShadowMarkup, language: string): Html {
  const lines = textIn(parseFragment(markup))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return html`<div lang="${htmlLanguage(language)}">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

/** What stands within a line. */
const INLINE = new Set(['a', 'label', 'small', 'span']);
/** What is ticked has it before the space before its label. */
const TICKED = '✓';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;

/** With a line break around whatever begins a line. */
function textIn(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s+/g, ' ');
  const names = 'attrs' in node ? node.attrs.map(({ name }) => name) : [];
  if (names.includes('hidden')) return '';
  if (node.nodeName === 'input') return `\n${names.includes('checked') ? TICKED : ''}`;
  const inner = 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
  return INLINE.has(node.nodeName) ? inner : `\n${inner}\n`;
}
