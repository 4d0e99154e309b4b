import { printable } from '../../printable/index.ts';
import {
  type ListedViolation,
  listViolations,
  loadRegistry,
  readViolations,
  type StoredViolation,
  seenBy,
  type ViolationList,
} from '../../server/index.ts';
import { type Command, EXIT } from '../command.ts';
import { dayOf, readArgs } from '../options.ts';
import { DEFAULT_FILE } from '../read.ts';

export const violations: Command = {
  help: `samtykke violations [--database samtykke.db] [--registry registry.yaml] [--since YYYY-MM-DD] [--json] [--fail]

  --database  the SQLite file or PostgreSQL database of the server, which may be running
  --registry  the registry as it is now: what it names by now is left out
  --since     leaves out what was not seen on this day or after it
  --json      for scripts
  --fail      the exit code is 1 when something is listed that the registry does not name

A mend is the line that declares it. CATEGORY and RETENTION in it are yours to write.`,
  async run(args, io) {
    const { values } = readArgs(args, OPTIONS, 0);
    const since = dayOf('since', values.since);
    const registry = await loadRegistry(values.registry);
    const list = listViolations(registry, (await readViolations(values.database, registry)).map(printableRow), since);
    io.out(values.json ? JSON.stringify(list, null, 2) : asText(list));
    return values.fail && list.violations.some(({ isUndeclared }) => isUndeclared) ? EXIT.findings : EXIT.ok;
  },
};

const OPTIONS = {
  database: { type: 'string', default: 'samtykke.db' },
  registry: { type: 'string', default: DEFAULT_FILE },
  since: { type: 'string' },
  json: { type: 'boolean', default: false },
  fail: { type: 'boolean', default: false },
} as const;

function printableRow(row: StoredViolation): StoredViolation {
  const clean = (value: unknown): unknown => (typeof value === 'string' ? printable(value) : value);
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, clean(value)])) as never;
}

const HEADINGS = ['kind', 'name', 'verdict', 'mode', 'days', 'seen by'] as const;

function asText({ violations: all, declaredSince }: ViolationList): string {
  const rows = [HEADINGS, ...all.map(cellsOf)];
  const widths = HEADINGS.map((_, index) => Math.max(...rows.map((row) => (row[index] ?? '').length)));
  const lines = rows.flatMap((row, index) => {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    const mend = all[index - 1]?.mend;
    return mend === undefined ? [line.trimEnd()] : [line.trimEnd(), `  mend: ${mend}`];
  });
  return [...(all.length > 0 ? lines : []), summary(all, declaredSince)].join('\n');
}

function cellsOf(violation: ListedViolation): readonly string[] {
  const { kind, name, verdict, because, mode, firstDay, lastDay } = violation;
  const why = verdict === because ? verdict : `${verdict}: ${because}`;
  const days = firstDay === lastDay ? firstDay : `${firstDay} – ${lastDay}`;
  return [kind, name || '–', why, mode, days, seenBy(violation)];
}

function summary(all: readonly ListedViolation[], declaredSince: number): string {
  const undeclared = all.filter(({ isUndeclared }) => isUndeclared).length;
  const said = all.length === 0 ? 'nothing was stopped' : `${all.length} listed, ${undeclared} of them undeclared`;
  return declaredSince === 0 ? said : `${said}; ${declaredSince} more are declared by now`;
}
