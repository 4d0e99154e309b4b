import type { Severity } from '../../registry/index.ts';
import { type Html, html } from '../../render/index.ts';
import { lawsOf } from './laws.ts';

/** Small pieces that several sections of the page are made of. */

type Cell = Html | string;

/** A table that phones show as cards: with roles, since that takes a table's own meaning from it. */
export interface ReportTable {
  readonly caption: string;
  /** The first heads the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [head: Cell, ...cells: Cell[]])[];
  readonly className?: string;
}

export function htmlTable({ caption, columns, rows, className }: ReportTable): Html {
  const heads = columns.map((each) => html`<th role="columnheader" scope="col">${each}</th>`);
  return html`
    <table role="table"${className !== undefined && html` class="${className}"`}>
      <caption>${caption}</caption>
      <thead role="rowgroup"><tr role="row">${heads}</tr></thead>
      <tbody role="rowgroup">${rows.map((row) => tableRow(row, columns))}</tbody>
    </table>`;
}

function tableRow([head, ...cells]: ReportTable['rows'][number], columns: readonly string[]): Html {
  return html`
    <tr role="row">
      <th role="rowheader" scope="row">${head}</th>
      ${cells.map((cell, index) => html`<td role="cell" data-label="${columns[index + 1]}: ">${cell}</td>`)}
    </tr>`;
}

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
