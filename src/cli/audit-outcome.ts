/** What becomes of an audit: reports, baseline, history, and the registry's patch. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import {
  type Audited,
  type AuditReport,
  applyBaseline,
  type Baseline,
  baselineOf,
  baselineText,
  inputFaultText,
  patchAsDiff,
  REPORT_FORMATS,
  type RegistryPatch,
  type ReportFormat,
  type ReportOptions,
  type ReportPicture,
  readBaseline,
  readReport,
  registryPatch,
  reportAs,
  trendOf,
} from '../audit/index.ts';
import { type KnownCookies, knownCookie } from '../importer/index.ts';
import { printableLine } from '../printable/index.ts';
import type { Kind, Registry } from '../registry/index.ts';
import { openStore, type Store, siteOf } from '../server/index.ts';
import { type Io, UsageError } from './command.ts';
import { knownCookiesIn } from './known-cookies.ts';
import { oneOf, type readArgs } from './options.ts';
import { docsAddress, packageFile } from './package-file.ts';
import { whyUnread } from './read.ts';

/** Options of the command that say what becomes of an audit. */
export const OUTCOME_OPTIONS = {
  format: { type: 'string', multiple: true },
  out: { type: 'string', multiple: true },
  baseline: { type: 'string' },
  'write-baseline': { type: 'boolean', default: false },
  history: { type: 'string' },
  database: { type: 'string' },
  write: { type: 'boolean', default: false },
  known: { type: 'string' },
} as const;

export type OutcomeValues = ReturnType<typeof readArgs<typeof OUTCOME_OPTIONS>>['values'];

/** A file that a report is written to. */
interface Output {
  readonly file: string;
  readonly format: ReportFormat;
}

/** What is to become of an audit, read and checked before it begins: nobody waits an hour for a mistake in a name. */
export interface OutcomePlan {
  /** Format of what is printed. */
  readonly format: ReportFormat;
  readonly outputs: readonly Output[];
  readonly baseline: { readonly file: string; readonly known: Baseline; readonly write: boolean } | undefined;
  readonly history: string | undefined;
  readonly database: string | undefined;
  /** Reports of earlier runs, from both. */
  readonly earlier: readonly AuditReport[];
  readonly write: boolean;
  readonly known: KnownCookies;
}

const FORMAT_OF: Readonly<Record<string, ReportFormat>> = {
  '.txt': 'text',
  '.json': 'json',
  '.html': 'html',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.md': 'markdown',
};

/** @throws {UsageError} with the place and the mend of what is wrong. */
export async function outcomeAsTold(values: OutcomeValues, registry: Registry): Promise<OutcomePlan> {
  const { format = [], out = [], baseline, history, database, write } = values;
  if (values['write-baseline'] && baseline === undefined)
    throw new UsageError('--write-baseline: name the file with --baseline');
  const formats = format.map((each) => oneOf('format', each, REPORT_FORMATS));
  if (formats.length > out.length + 1)
    throw new UsageError(
      `--format ${formats[out.length + 1]}: one format goes to the terminal, each other one needs a file: --out`,
    );
  return {
    // The first file is of the first format, and so on.
    format: formats[out.length] ?? 'text',
    outputs: out.map((file, index) => ({ file, format: formatOf(file, formats[index]) })),
    baseline: baseline === undefined ? undefined : await baselineIn(baseline, values['write-baseline']),
    history,
    database,
    earlier: [...(await reportsIn(history)), ...(await reportsKept(database, registry))],
    write,
    known: await knownCookiesIn(values.known),
  };
}

function formatOf(file: string, named: ReportFormat | undefined): ReportFormat {
  const found = named ?? FORMAT_OF[extname(file)];
  if (found) return found;
  throw new UsageError(
    `--out ${file}: say with --format what is written there, or end it with ${Object.keys(FORMAT_OF).join(', ')}`,
  );
}

async function baselineIn(file: string, write: boolean): Promise<NonNullable<OutcomePlan['baseline']>> {
  if (!existsSync(file)) {
    if (write) return { file, known: { findings: [] }, write };
    throw new UsageError(`--baseline ${file}: there is no such file; write it with --write-baseline`);
  }
  const read = readBaseline(await textIn(file), file);
  if (read.kind === 'read') return { file, known: read.baseline, write };
  throw new UsageError(read.faults.map(inputFaultText).join('\n'));
}

async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: ${whyUnread(error)}`);
  }
}

/** Reports of earlier runs. What is none is left where it is. */
async function reportsIn(folder: string | undefined): Promise<readonly AuditReport[]> {
  if (folder === undefined) return [];
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith('.json')).sort() : [];
  const read = await Promise.all(names.map(async (name) => readReport(await textIn(join(folder, name)), name)));
  return read.flatMap((each) => (each.kind === 'read' ? [each.value] : []));
}

async function reportsKept(database: string | undefined, registry: Registry): Promise<readonly AuditReport[]> {
  if (database === undefined) return [];
  const kept = await withStoreOf(database, (store) => store.audits(siteOf(registry)));
  const read = kept.map(({ at, report }) => readReport(report, at));
  return read.flatMap((each) => (each.kind === 'read' ? [each.value] : []));
}

async function withStoreOf<T>(database: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(database);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Where the pictures of a run are until its reports are written. */
export interface PictureFolder {
  readonly keep: (name: string, picture: Uint8Array) => Promise<string>;
  readonly read: (name: string) => ReportPicture | undefined;
  readonly remove: () => Promise<void>;
}

export async function pictureFolder(): Promise<PictureFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'samtykke-audit-'));
  return {
    keep: async (name, picture) => {
      await writeFile(join(folder, name), picture);
      return name;
    },
    read: (name) => {
      const file = join(folder, name);
      return existsSync(file) ? { bytes: readFileSync(file), type: 'image/jpeg' } : undefined;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Whether any of the reports shows pictures. */
export const showsPictures = ({ format, outputs, database }: OutcomePlan): boolean =>
  database !== undefined || [format, ...outputs.map((each) => each.format)].includes('html');

/**
 * Takes out what is known, adds the trend and the patch, and writes all that was asked for.
 *
 * @returns the report as it counts.
 */
export async function writeOutcome(
  { report: found, visits }: Audited,
  plan: OutcomePlan,
  registry: { readonly file: string; readonly registry: Registry },
  pictures: PictureFolder | undefined,
  io: Io,
): Promise<AuditReport> {
  const text = await readFile(registry.file, 'utf8');
  const patch = await registryPatch(text, found.findings, registry.registry, {
    visits,
    lookUp: (kind, name) => knownThing(plan.known, kind, name),
  });
  const diff = patchAsDiff(registry.file, text, patch.text);
  const patched = diff === '' ? found : { ...found, patch: diff };
  const trend = trendOf(patched, plan.earlier);
  const trended = trend ? { ...patched, trend } : patched;
  const report = plan.baseline ? applyBaseline(trended, plan.baseline.known) : trended;
  if (plan.baseline?.write) await writeFile(plan.baseline.file, baselineText(baselineOf(report, plan.baseline.known)));
  if (plan.history !== undefined) await addTo(plan.history, report);
  if (plan.write && diff !== '') {
    await writeFile(registry.file, patch.text);
    io.err(`${registry.file}: ${patch.added.length} added; look for "# unsure"`);
  }
  if (plan.write) tellLeft(patch, io);
  const options: ReportOptions = { docs: docsAddress(packageFile()), ...(pictures && { picture: pictures.read }) };
  if (plan.database !== undefined) await keepIn(plan.database, registry.registry, report, options);
  for (const { file, format } of plan.outputs) await writeFile(file, reportAs(format, report, options));
  io.out(reportAs(plan.format, report, options).trimEnd());
  return report;
}

function tellLeft({ left }: RegistryPatch, io: Io): void {
  for (const { kind, name, reason } of left)
    if (reason !== undefined) io.err(printableLine(`${kind} "${name}" is left undeclared: ${reason}`));
}

/** What the list says of a name, as far as a proposal takes it. */
function knownThing(known: KnownCookies, kind: Kind, name: string): { readonly category?: string } | undefined {
  const found = knownCookie(known, kind, name);
  return found && (found.category === undefined ? {} : { category: found.category });
}

/** The server that has the database open too shows it from then on. */
const keepIn = (database: string, registry: Registry, report: AuditReport, options: ReportOptions): Promise<void> =>
  withStoreOf(database, (store) =>
    store.addAudit(siteOf(registry), {
      at: report.startedAt,
      report: reportAs('json', report),
      page: reportAs('html', report, options),
    }),
  );

async function addTo(folder: string, report: AuditReport): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${report.startedAt.replaceAll(':', '-')}.json`), reportAs('json', report));
}
