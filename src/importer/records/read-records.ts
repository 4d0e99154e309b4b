import { asLabel } from '../columns.ts';
import type { TableBlock } from '../document/index.ts';
import { textOf } from '../document/index.ts';
import { rowOf, type Setting } from '../draft.ts';
import { allOf, type Reading, type Unread } from '../row.ts';
import { NO_SECTION, type Section, under } from '../section.ts';
import { isNested, readTable } from '../table/index.ts';
import { accepted, type Candidate, draftsOfCandidate } from './candidate.ts';
import { type CycleHeader, tableOfCycle } from './cycle.ts';
import { type Event, eventsOf } from './events.ts';
import { Recorder } from './recorder.ts';

/** What was found, in the order of the document. */
type Found =
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'candidate'; readonly candidate: Candidate };

/** Reads a sequence of what a document says: its tables, and the records that stand in it without one. */
export function readEvents(events: readonly Event[], setting: Setting, around: Section = NO_SECTION): Reading {
  const found: Found[] = [];
  const recorder = new Recorder(around, (candidate) => found.push({ kind: 'candidate', candidate }));
  let tables = 0;
  for (let index = 0; index < events.length; index++) {
    const event = events[index] as Event;
    const cycle = cycleAt(events, index);
    const table = cycle?.table ?? (event.kind === 'table' ? event.table : undefined);
    if (!table) {
      recorder.take(event, events[index + 1]);
      continue;
    }
    recorder.flush();
    tables += 1;
    const reading = tableReading({ ...table, number: table.number || tables }, recorder.section, setting);
    found.push({ kind: 'reading', reading });
    if (cycle) index = cycle.last;
  }
  recorder.flush();
  return readingOf(found, setting);
}

function readingOf(found: readonly Found[], setting: Setting): Reading {
  const candidates = found.flatMap((each) => (each.kind === 'candidate' ? [each.candidate] : []));
  const chosen = new Set(accepted(candidates));
  return allOf(
    found.map((each): Reading => {
      if (each.kind === 'reading') return each.reading;
      if (!chosen.has(each.candidate)) return { rows: [], unread: unreadOf(each.candidate) };
      return { rows: draftsOfCandidate(each.candidate).map((draft) => rowOf(draft, setting)), unread: [] };
    }),
  );
}

const unreadOf = ({ unread }: Candidate): readonly Unread[] => (unread === undefined ? [] : [unread]);

/** A table that holds others is a frame for them: what its other cells say heads them. */
function tableReading(table: TableBlock, section: Section, setting: Setting): Reading {
  if (!isNested(table)) return readTable(table, section, setting);
  return allOf(
    table.rows.flatMap(({ cells, at }) => {
      const [head] = cells
        .filter((cell) => cell.blocks.length > 0 && cell.spanned === undefined && !hasTables(cell.blocks))
        .map((cell) => cell.lines[0] ?? textOf(cell));
      const inner = head === undefined || head.length > 80 ? section : under(section, { level: 8, text: head, at });
      return cells
        .filter(({ spanned, blocks }) => spanned === undefined && hasTables(blocks))
        .map((cell) => readEvents(eventsOf(cell.blocks), setting, inner));
    }),
  );
}

const hasTables = (blocks: readonly { readonly kind: string }[]): boolean =>
  eventsOf(blocks as never).some(({ kind }) => kind === 'table');

/** A run of headers in lines of their own, and the cells below it. */
function cycleAt(
  events: readonly Event[],
  from: number,
): { readonly table: TableBlock; readonly last: number } | undefined {
  const headers = headersAt(events, from);
  if (headers.length < 2) return undefined;
  const roles = headers.map(({ label }) => label.roles[0]);
  if (!roles.includes('name') || new Set(roles).size !== roles.length) return undefined;
  const start = from + headers.length;
  const lines = [];
  let last = start;
  for (; last < events.length; last++) {
    const event = events[last] as Event;
    if (event.kind !== 'line' || headersAt(events, last).length >= headers.length) break;
    lines.push(event);
  }
  const table = tableOfCycle(headers, lines);
  return table && { table, last: last - 1 };
}

function headersAt(events: readonly Event[], from: number): readonly CycleHeader[] {
  const headers: CycleHeader[] = [];
  for (let index = from; index < events.length; index++) {
    const event = events[index] as Event;
    const label = event.kind === 'line' || event.kind === 'heading' ? asLabel(event.text) : undefined;
    if (!label || (event.kind !== 'line' && event.kind !== 'heading')) break;
    headers.push({ label, text: event.text });
  }
  return headers;
}
