import type { Severity } from '../../registry/index.ts';
import { type Html, html } from '../../render/index.ts';
import { lawsOf } from './laws.ts';

/** Small pieces that several sections of the page are made of. */

type Cell = Html | string;

/** A list of names and what stands for them; what is `undefined` is left out. */
export function htmlFacts(facts: readonly (readonly [name: string, value: Cell | undefined])[]): Html {
  const rows = facts.map(([name, value]) => value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<dl>${rows}</dl>`;
}

const MARKS: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', note: 'i' };

/** By letter, word and colour: none of them alone carries the meaning. */
export const severityBadge = (severity: Severity): Html =>
  html`<span class="badge ${severity}"><span aria-hidden="true">${MARKS[severity]} </span>${severity}</span>`;

/** Something that a site wrote, as it stands. */
export const htmlCode = (text: string): Html => html`<code>${text}</code>`;

/** Where a rule comes from, with a link to each text that has a known page. */
export const htmlSource = (source: string): Html =>
  html`${lawsOf(source).map(({ text, address }, index) => html`${index > 0 && '; '}${address === undefined ? text : html`<a href="${address}" rel="noreferrer">${text}</a>`}`)}`;

/** A section of the page, with the heading by which the contents list finds it. */
export interface HtmlSection {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

export const htmlSection = ({ id, title, content }: HtmlSection): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>`;
