import { type Html, html } from './html.ts';

type Cell = Html | string;

interface Table {
  readonly caption: string;
  /** The first heads the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [head: Cell, ...cells: Cell[]])[];
  readonly className?: string;
}

/** A table whose rows are shown as cards on narrow screens: with roles, since that takes a table's own meaning from it. */
export function renderTable({ caption, columns, rows, className }: Table): Html {
  const heads = columns.map((each) => html`<th role="columnheader" scope="col">${each}</th>`);
  return html`
    <table role="table"${className !== undefined && html` class="${className}"`}>
      <caption>${caption}</caption>
      <thead role="rowgroup"><tr role="row">${heads}</tr></thead>
      <tbody role="rowgroup">${rows.map((row) => tableRow(row, columns))}</tbody>
    </table>`;
}

function tableRow([head, ...cells]: Table['rows'][number], columns: readonly string[]): Html {
  return html`
    <tr role="row">
      <th role="rowheader" scope="row">${head}</th>
      ${cells.map((cell, index) => html`<td role="cell" data-label="${columns[index + 1]}: ">${cell}</td>`)}
    </tr>`;
}
