import { type Html, html } from '../../render/index.ts';
import type { AuditReport } from './report.ts';

/** A picture beside the report. */
export interface ReportPicture {
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
}

/** Ours: a page that mails and code hosts still carry. A screenshot as JPEG is a tenth of one of these. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_BYTES_IN_ALL = 32 * 1024 * 1024;

/** Every picture that a report names, each once, in the order in which the page shows them. */
export function picturesOf({ states, findings, baseline }: AuditReport): readonly string[] {
  const all = [
    ...states.flatMap(({ banner, steps }) => [banner?.screenshot, ...steps.map(({ screenshot }) => screenshot)]),
    ...[...findings, ...baseline].flatMap(({ evidence }) => evidence.map(({ screenshot }) => screenshot)),
  ];
  return [...new Set(all.filter((each) => each !== undefined))];
}

/** Pictures as the page shows them: each stands in it once, and whatever else speaks of it leads there. */
export interface Pictures {
  /** The picture itself, or why it is not in this file. */
  readonly show: (path: string, about: string) => Html;
  /** A link to it. */
  readonly link: (path: string) => Html;
}

/**
 * @param read what a path of the report stands for; `undefined` where there is no such picture.
 */
export function picturesIn(
  report: AuditReport,
  read: (path: string) => ReportPicture | undefined = () => undefined,
): Pictures {
  const paths = picturesOf(report);
  const shown = new Set<string>();
  let bytes = 0;
  const idOf = (path: string): string => `picture-${paths.indexOf(path) + 1}`;
  const link = (path: string): Html => html`<a href="#${idOf(path)}">picture ${paths.indexOf(path) + 1}</a>`;
  const show = (path: string, about: string): Html => {
    if (shown.has(path)) return html`<p>See ${link(path)}.</p>`;
    shown.add(path);
    const found = read(path);
    const size = found?.bytes.length ?? 0;
    const fits = size <= MOST_BYTES && bytes + size <= MOST_BYTES_IN_ALL;
    if (!found || !fits) return missing(idOf(path), path, found && size);
    bytes += size;
    const number = paths.indexOf(path) + 1;
    return html`
      <figure id="${idOf(path)}">
        <img src="data:${found.type};base64,${Buffer.from(found.bytes).toString('base64')}" alt="${about}" loading="lazy">
        <figcaption>Picture ${number}: ${about}</figcaption>
      </figure>`;
  };
  return { show, link };
}

function missing(id: string, path: string, size: number | undefined): Html {
  const why =
    size === undefined
      ? 'was not kept'
      : `is too large for this page (${(size / 1024 / 1024).toFixed(1)} MB) and stands beside it`;
  return html`<p id="${id}" class="none">The picture <code>${path}</code> ${why}.</p>`;
}
