import {
  type Audited,
  exitCodeOf,
  loadAutoconsent,
  type ProgressNow,
  progressLine,
  runAudit,
} from '../../audit/index.ts';
import { SEVERITIES } from '../../registry/index.ts';
import { VISIT_OPTIONS, visitsAsTold } from '../audit-options.ts';
import { OUTCOME_OPTIONS, outcomeAsTold, pictureFolder, showsPictures, writeOutcome } from '../audit-outcome.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { oneOf, readArgs } from '../options.ts';
import { publishedPolicy } from '../published-policy.ts';
import { readOrTell } from '../read.ts';

/** Ours: who has more names them in a journey file. */
const MOST_ADDRESSES = 100;

export const audit: Command = {
  name: 'audit',
  summary: 'hold a live site against its registry, in a real browser',
  help: `samtykke audit ADDRESS… [--registry registry.yaml] [--journey FILE] [options]

What is visited:
  --registry      what the site declares (default: registry.yaml)
  --journey       a file with pages, steps, sign-in and the parts of a banner: docs/journeys.md
  --states        some of: before, refused, accepted, only:CATEGORY, withdrawn, returned, expired, gpc, no-script;
                  with commas between them (default: all)
  --jurisdiction  whose rules hold (default: the registry's)
  --depth         how many links away from the addresses pages are looked for
  --pages         how many pages for each state
  --minutes       how long all of it may take
  --ignore-robots visits what robots.txt asks robots not to: for your own site only
  --policy        address of the cookie policy; without it the page that declares most is taken for it
  --resume        file that keeps what is done; a run that was stopped goes on from there
  --side-by-side  how many states are visited at a time (default: what memory and cores allow)
  --chromium      the browser's file; without it that of SAMTYKKE_CHROMIUM, one in the usual places, or Playwright's own
  --resolve       HOST=ADDRESS[:PORT], asks no DNS for a host; may be repeated
  --trust         file with a certificate that nobody has signed, and is trusted; may be repeated

What becomes of it:
  --format        text|json|html|sarif|junit|markdown of what is printed, or written where there is one --out (default: text)
  --out           file for a report; may be repeated, and its ending tells the format: .txt .json .html .sarif .xml .md
  --baseline      file with what is known and does not count
  --write-baseline  writes all that was found into that file
  --history       folder with the reports of earlier runs; this one is added, and the trend told
  --known         a list of known cookies, such as the CSV file of the Open Cookie Database: proposes their categories
  --write         adds what was missing to the registry file, with "# unsure" where it is a guess
  --fail-on       error|warning|note|never: the least severity that makes the exit code 1 (default: error)

Needs the package playwright-core and a Chromium.

Exit code: 0 nothing to fail on, 1 findings or a broken file, 2 a mistake in the call, 3 incomplete: something could not be
looked at, and the report says what.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, MOST_ADDRESSES);
    const failOn = oneOf('fail-on', values['fail-on'], [...SEVERITIES, 'never']);
    if (positionals.length === 0 && values.journey === undefined)
      throw new UsageError('name the address of the site, such as https://shop.example/');
    const plan = await outcomeAsTold(values);
    const parsed = await readOrTell(values.registry, io);
    if (!parsed) return EXIT.findings;
    const told = await visitsAsTold(values, positionals, parsed, io);
    if (!told) return EXIT.findings;
    const pictures = showsPictures(plan) ? await pictureFolder() : undefined;
    try {
      const audited: Audited = await runAudit({
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
      return exitCodeOf(report, failOn);
    } finally {
      await pictures?.remove();
    }
  },
};

const OPTIONS = { ...VISIT_OPTIONS, ...OUTCOME_OPTIONS, 'fail-on': { type: 'string', default: 'error' } } as const;

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
