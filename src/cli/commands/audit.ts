import { setTimeout as wait } from 'node:timers/promises';
import {
  type AuditReport,
  exitCodeOf,
  loadAutoconsent,
  type ProgressNow,
  progressLine,
  runAudit,
} from '../../audit/index.ts';
import { parseDuration, retentionSeconds, SEVERITIES, type Severity } from '../../registry/index.ts';
import { stopSignal } from '../../server/index.ts';
import { VISIT_OPTIONS, visitsAsTold } from '../audit-options.ts';
import { OUTCOME_OPTIONS, outcomeAsTold, pictureFolder, showsPictures, writeOutcome } from '../audit-outcome.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { oneOf, readArgs } from '../options.ts';
import { publishedPolicy } from '../published-policy.ts';
import { readOrTell } from '../read.ts';

/** Ours: who has more names them in a journey file. */
const MOST_ADDRESSES = 100;

export const audit: Command = {
  help: `samtykke audit ADDRESS… [--registry registry.yaml] [--journey FILE] [options]

What is visited:
  --registry         what the site declares (default: registry.yaml)
  --journey          a file with pages, steps, sign-in and the parts of a banner: docs/journeys.md
  --states           some of: before, refused, accepted, only:CATEGORY, withdrawn, returned, expired, gpc, no-script; with
                     commas between them (default: all)
  --jurisdiction     whose rules hold (default: the registry's)
  --depth            how many links away from the addresses pages are looked for
  --pages            how many pages for each state
  --minutes          how long all of it may take
  --device           desktop|phone: what the visitor has in hand (default: desktop)
  --sitemap, --include, --exclude, --alike, --rate, --sign-in, --step, --banner, --accept, --refuse, --settings, --save,
  --withdraw, --category, --wait-timeout, --wait-quiet, --wait-limit: as in the journey file, and before it
  --ignore-robots    visits what robots.txt asks robots not to: for your own site only
  --policy           address of the cookie policy; without it the page that names most of what is declared
  --resume           file that keeps what is done; a run that was stopped goes on from there
                     (it holds what was seen as it was, what signs in too)
  --side-by-side     how many states are visited at a time (default: what memory and cores allow)
  --chromium         the browser's file; without it that of SAMTYKKE_CHROMIUM, one in the usual places, or Playwright's own
  --resolve          HOST=ADDRESS[:PORT], asks no DNS for a host; may be repeated
  --trust            file with a certificate that nobody has signed, and is trusted; may be repeated

What becomes of it:
  --format           text|json|html|sarif|junit|markdown; may be repeated: the first is that of the first --out, and so
                     on, and one more is printed (default: text)
  --out              file for a report; without a --format of its own its ending tells: .txt .json .html .sarif .xml .md
  --baseline         file with what is known and does not count
  --write-baseline   writes all that was found into that file
  --history          folder with the reports of earlier runs; this one is added, and the trend told
  --database         keeps the report in the site's database, whose server shows it to who may see it; the trend is told
  --schedule         a time such as P7D: goes on until it is stopped, one audit after the other; needs --database
  --known            a list of known cookies, such as the CSV file of the Open Cookie Database: proposes their categories
  --write            adds what was missing to the registry file, with "# unsure" where it is a guess
  --fail-on          error|warning|note|never: the least severity that makes the exit code 1 (default: error)

Needs the package playwright-core and a Chromium.

Exit code: 0 nothing to fail on, 1 findings or a broken file, 2 a mistake in the call, 3 incomplete: something could not be
looked at, and the report says what.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, AUDIT_OPTIONS, MOST_ADDRESSES);
    if (positionals.length === 0 && values.journey === undefined)
      throw new UsageError('name the address of the site, such as https://shop.example/');
    const failOn = oneOf('fail-on', values['fail-on'], [...SEVERITIES, 'never']);
    const every = everySeconds(values);
    if (every === undefined) return (await auditOnce(values, positionals, failOn, io)).code;
    return keepAuditing(() => auditOnce(values, positionals, failOn, io), every, io);
  },
};

/** All that `samtykke audit` takes. */
export const AUDIT_OPTIONS = {
  ...VISIT_OPTIONS,
  ...OUTCOME_OPTIONS,
  schedule: { type: 'string' },
  'fail-on': { type: 'string', default: 'error' },
} as const;
type Values = ReturnType<typeof readArgs<typeof AUDIT_OPTIONS>>['values'];

/** Ours: what is asked for more often is an attack on the site. */
const LEAST_SECONDS = 600;

function everySeconds({ schedule, database }: Values): number | undefined {
  if (schedule === undefined) return undefined;
  if (database === undefined)
    throw new UsageError('--schedule: name the database that keeps the reports with --database');
  const seconds = parseDuration(schedule) ? (retentionSeconds(schedule) ?? 0) : 0;
  if (seconds < LEAST_SECONDS)
    throw new UsageError(`--schedule ${schedule}: write a time of ten minutes or more, such as P1D or PT12H`);
  return seconds;
}

interface Outcome {
  readonly code: number;
  readonly report?: AuditReport;
}

async function auditOnce(
  values: Values,
  addresses: readonly string[],
  failOn: Severity | 'never',
  io: Io,
): Promise<Outcome> {
  const parsed = await readOrTell(values.registry, io);
  if (!parsed) return { code: EXIT.findings };
  const plan = await outcomeAsTold(values, parsed.registry);
  const told = await visitsAsTold(values, addresses, parsed, io);
  if (!told) return { code: EXIT.findings };
  const pictures = showsPictures(plan) ? await pictureFolder() : undefined;
  try {
    const audited = await runAudit({
      ...told,
      autoconsent: await rulesOfOthers(io),
      keepPicture: pictures?.keep,
      readPolicy: publishedPolicy,
      onProgress: tellProgress(),
    });
    const report = await writeOutcome(
      audited,
      plan,
      { file: values.registry, registry: parsed.registry },
      pictures,
      io,
    );
    return { code: exitCodeOf(report, failOn), report };
  } finally {
    await pictures?.remove();
  }
}

/** One audit after the other, from the beginning of each to that of the next. One that fails is told, and the next one tried. */
async function keepAuditing(once: () => Promise<Outcome>, every: number, io: Io): Promise<number> {
  const stopping = stopSignal().then(() => 'stop' as const);
  for (;;) {
    const next = Date.now() + every * 1_000;
    const ended = await Promise.race([stopping, once().catch((error: unknown) => io.err(reasonOf(error)))]);
    if (ended === 'stop') return EXIT.ok;
    io.err(`next    ${new Date(next).toISOString()}`);
    const waited = await Promise.race([stopping, untilTime(next)]);
    if (waited === 'stop') return EXIT.ok;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A timer of Node holds no more than 24 days. */
async function untilTime(milliseconds: number): Promise<void> {
  for (let left = milliseconds - Date.now(); left > 0; left = milliseconds - Date.now())
    await wait(Math.min(left, 86_400_000), undefined, { ref: false });
}

/** Without the optional package banners are found by their looks alone. */
async function rulesOfOthers(io: Io) {
  const loaded = await loadAutoconsent();
  if (!('missing' in loaded)) return loaded;
  io.err(`banners of other consent tools are found by their looks alone: ${loaded.missing}; ${loaded.mend}`);
  return undefined;
}

/** One line that is written over on a terminal; elsewhere nothing, since nobody watches. */
function tellProgress(): ((now: ProgressNow) => void) | undefined {
  const { stderr } = process;
  if (!stderr.isTTY) return undefined;
  return (now) => stderr.write(`\r\u001b[K${progressLine(now, stderr.columns)}`);
}
