import type { ConsentRecord } from '../proof/index.ts';
import { type Html, html, renderTable } from '../render/index.ts';
import { operatorPage } from './operator-page.ts';
import { problem } from './problem.ts';
import { optInRates, type RateRow } from './rates.ts';
import { allRecords } from './records/all-records.ts';
import type { Site } from './site.ts';

const DAYS = 30;
/** All records of these days are read. */
const MOST_DAYS = 92;
const DAY_SECONDS = 86_400;

/** `GET …/rates?days=30`: what was answered, by day, language and surface. Counts, and nothing of anybody. */
export async function ratesPage(site: Site, request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('days') ?? String(DAYS);
  const days = /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
  if (days < 1 || days > MOST_DAYS) return problem('not-found', `days: write a number from 1 to ${MOST_DAYS}`);
  const from = new Date((site.seconds() - (days - 1) * DAY_SECONDS) * 1_000).toISOString().slice(0, 10);
  const rows = await optInRates(choicesSince(site, from));
  return operatorPage(site, 'What was answered', content(site, from, rows));
}

async function* choicesSince({ store, name }: Site, from: string): AsyncGenerator<ConsentRecord> {
  for await (const { record } of allRecords(store, name, from)) if (record.kind === 'choice') yield record;
}

function content({ registry }: Site, from: string, rows: readonly RateRow[]): Html {
  const sum = (of: (row: RateRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const answered = sum((row) => row.answered);
  const share = (of: (row: RateRow) => number): string => shareOf(sum(of), answered);
  const kinds = [
    `${share((row) => row.acceptedAll)} accepted all`,
    `${share((row) => row.refusedAll)} refused all`,
    `${share((row) => row.savedInPart)} something in between`,
  ];
  const purposes = registry.purposes.filter(({ always }) => !always).map(({ id }) => id);
  return html`
    <p>${answered} answers since ${from}: ${kinds.join(', ')}.</p>
    <p>Answers are counted, not visitors.</p>
    ${renderTable({
      caption: 'By day in UTC, language and surface; of a purpose, how often it was allowed where it was asked about',
      columns: ['Day', 'Language', 'Surface', 'Answers', 'Accepted all', 'Refused all', 'In between', ...purposes],
      rows: rows.toReversed().map((row) => [row.day, ...cellsOf(row, purposes)]),
    })}`;
}

function cellsOf(row: RateRow, purposes: readonly string[]): readonly string[] {
  const { language, surface, answered, acceptedAll, refusedAll, savedInPart } = row;
  const shares = [acceptedAll, refusedAll, savedInPart].map((part) => shareOf(part, answered));
  const allowed = purposes.map((id) => {
    const rate = row.purposes[id];
    return rate ? shareOf(rate.allowed, rate.asked) : '–';
  });
  return [language, surface, String(answered), ...shares, ...allowed];
}

const shareOf = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`);
