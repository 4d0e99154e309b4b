import { printable } from '../../printable/index.ts';
import {
  type Evidence,
  type LogKeys,
  makeEvidence,
  readLogKeys,
  type VerifiedEvidence,
  verifyEvidence,
} from '../../server/index.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { oneOf, readArgs } from '../options.ts';
import { readVerifierKeys } from '../verifier-keys.ts';
import { STORE_OPTIONS, withStore } from '../with-store.ts';

export const evidence: Command = {
  help: `samtykke evidence [registry.yaml] --to FOLDER [--database samtykke.db] [--log-keys samtykke.log-keys]
  [--language LANGUAGE]… [--chromium FILE]
samtykke evidence --verify FOLDER --log-key KEY_OR_FILE…

  --to        folder for pictures and manifest; it is not there yet, or is empty
  --database  the SQLite file or postgres:// URL with the site's records: its history of the registry is read, and the
              record of the release is kept in it
  --log-keys  keys of the site's log, as samtykke serve has them; they sign the manifest
  --language  takes the pictures of this language alone; may be repeated; without it those of all
  --chromium  the browser's file; without it that of SAMTYKKE_CHROMIUM, one in the usual places, or Playwright's own
  --verify    a folder that this command has made: tells each file that is not as it was signed
  --log-key   a verifier key that the site publishes for its log, or a file with one a line

Needs the package playwright-core, but not for --verify, which fetches nothing and needs no browser.

Exit code: 0 done, or all files as they were signed; 1 kept but without a receipt yet, or a file differs; 2 a mistake in
the call; 3 it could not be done.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    return values.verify === undefined ? make(values, positionals[0], io) : verify(values.verify, values, io);
  },
};

const OPTIONS = {
  ...STORE_OPTIONS,
  'log-keys': { type: 'string', default: 'samtykke.log-keys' },
  to: { type: 'string' },
  language: { type: 'string', multiple: true },
  chromium: { type: 'string' },
  verify: { type: 'string' },
  'log-key': { type: 'string', multiple: true },
} as const;

type Values = ReturnType<typeof readArgs<typeof OPTIONS>>['values'];

async function make({ to, language, chromium, ...values }: Values, file: string | undefined, io: Io): Promise<number> {
  if (to === undefined)
    throw new UsageError('name the folder for the pictures with --to, or one to look at with --verify');
  const keys = await keysIn(values['log-keys']);
  return withStore(values.database, file, async ({ store, registry }) => {
    const all = registry.site.languages;
    const made = await makeEvidence({
      registry,
      store,
      keys,
      to,
      languages: all.filter((each) => language?.map((named) => oneOf('language', named, all)).includes(each) ?? true),
      chromium,
      onLanguage: (each, pictures) => io.out(`${each}  ${pictures} pictures`),
    });
    return tellMade(made, io);
  });
}

async function keysIn(path: string): Promise<LogKeys> {
  const keys = await readLogKeys(path);
  if (keys) return keys;
  throw new Error(
    `${path}: there is no such file, and the manifest is signed with the keys of the log; name it with --log-keys, or have samtykke serve make it at its first start`,
  );
}

function tellMade({ manifest, record, logged }: Evidence, io: Io): number {
  io.out(`manifest  ${manifest}\nrecord    ${record.id}`);
  if (logged.kind === 'logged') {
    io.out(`entry     ${logged.entry} of the log, counted from 0`);
    return EXIT.ok;
  }
  io.err(
    `the record is kept, and no receipt of it can be given yet: ${logged.reason}; samtykke serve gives it at /samtykke/receipts/${record.id} once the log has it: keep it as receipt.json beside the manifest`,
  );
  return EXIT.findings;
}

async function verify(folder: string, values: Values, io: Io): Promise<number> {
  const keys = await readVerifierKeys('log-key', 'log', values['log-key']);
  if (keys.length === 0)
    throw new UsageError('name the key of the log with --log-key: without it nothing counts as signed');
  const found = await verifyEvidence(
    folder,
    keys.map(({ key }) => key),
  );
  io.out(linesOf(found).map(printable).join('\n'));
  return found.faults.length === 0 ? EXIT.ok : EXIT.findings;
}

function linesOf({ faults, manifest, signedBy, logged }: VerifiedEvidence): readonly string[] {
  const count = `${faults.length} ${faults.length === 1 ? 'file differs' : 'files differ'}`;
  if (!manifest || faults.length > 0) return [...faults.map(({ file, what }) => `${file}: ${what}`), count];
  return [
    `All ${manifest.pictures.length} pictures are as they were signed.`,
    '',
    `site      ${manifest.site}`,
    `registry  ${manifest.registry}`,
    `taken     ${manifest.at}, as the manifest says`,
    `browser   ${manifest.browser.name} ${manifest.browser.version}, ${manifest.browser.platform}`,
    `code      ${manifest.build}`,
    `signed    ${signedBy}`,
    `log       ${logged ?? 'no receipt.json stands beside the manifest: when it was made is the word of the site alone'}`,
  ];
}
