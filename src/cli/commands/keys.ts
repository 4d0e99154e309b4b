import { existsSync } from 'node:fs';
import {
  createSecretFile,
  loadRegistry,
  newLogKeys,
  parseLogVerifiers,
  readKeyText,
  replaceLostKeys,
  replaceSecretFile,
  retireKey,
  rotateKeys,
  siteOf,
} from '../../server/index.ts';
import { type Command, EXIT, type Io, UsageError } from '../command.ts';
import { readArgs } from '../options.ts';
import { DEFAULT_FILE } from '../read.ts';
import { readingStore, readKeyFile } from '../read-store.ts';

export const keys: Command = {
  help: `samtykke keys show [--log-keys samtykke.log-keys]
samtykke keys rotate [--log-keys samtykke.log-keys]
samtykke keys retire KEYID [--log-keys samtykke.log-keys]
samtykke keys new-log [--log-keys samtykke.log-keys]
samtykke keys rotate --lost --verifier KEY_OR_FILE… [registry.yaml] [--database samtykke.db] [--log-keys samtykke.log-keys]

  show        the keys, the newest first, each as others verify with it; what is secret is not shown
  rotate      puts a new key first; those before it go on signing beside it
  retire      has a key sign no more; it stays to verify what it has signed
  new-log     has a new log, under another name, go on from where the log ends in the database, since that has been set
              back behind what others have seen; the earlier keys sign no more. \`samtykke restore\` does it where it has to
  --lost      the file is gone: makes one with a new key, and with the keys to verify what the lost one has signed
  --verifier  such a key, or a file of them, as the server answers at /samtykke/log/keys; more than once for several

A server reads the file when it starts: restart it, and every other one of the site, after each change.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 2);
    const [verb = '', word] = positionals;
    const act = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!act)
      throw new UsageError(
        `${verb === '' ? 'say what to do' : `"${verb}" cannot be done`}: show, rotate, retire, new-log`,
      );
    await act(values, word, io);
    return EXIT.ok;
  },
};

const OPTIONS = {
  'log-keys': { type: 'string', default: 'samtykke.log-keys' },
  database: { type: 'string', default: 'samtykke.db' },
  lost: { type: 'boolean', default: false },
  verifier: { type: 'string', multiple: true },
} as const;

interface Values {
  readonly 'log-keys': string;
  readonly database: string;
  readonly lost: boolean;
  readonly verifier?: readonly string[] | undefined;
}

const VERBS: Readonly<Record<string, (values: Values, word: string | undefined, io: Io) => Promise<void>>> = {
  show: async ({ 'log-keys': path }, word, io) => {
    refuseWord(word);
    const { published, verifiers, signers } = await parseLogVerifiers(readKeyFile(path), path);
    for (const [index, { keyId, name }] of verifiers.entries()) {
      const does = signers.some((each) => each.keyId === keyId) ? 'signs' : 'signs no more';
      io.out(`${keyId}  ${does}  ${name}\n  ${published[index]}`);
    }
  },
  rotate: async (values, word, io) => {
    if (values.lost) return rotateLost(values, word ?? DEFAULT_FILE, io);
    refuseWord(word);
    const path = values['log-keys'];
    replaceSecretFile(path, await rotateKeys(readKeyFile(path), path));
    io.out(`${path}: a new key stands first, and those before it go on signing. ${RESTART}`);
  },
  retire: async ({ 'log-keys': path }, keyId, io) => {
    if (keyId === undefined)
      throw new UsageError('say which key: its eight digits, as `samtykke keys show` lists them');
    replaceSecretFile(path, await retireKey(readKeyFile(path), keyId, path));
    io.out(`${path}: the key ${keyId} signs no more. ${RESTART}`);
  },
  'new-log': async ({ 'log-keys': path }, word, io) => {
    refuseWord(word);
    const { origin, text } = await newLogKeys(readKeyFile(path), path);
    replaceSecretFile(path, text);
    io.out(`${path}: a new key signs the log ${origin}; the earlier ones verify what they have signed. ${RESTART}`);
  },
};

const RESTART = 'Restart every server of the site.';

function refuseWord(word: string | undefined): void {
  if (word !== undefined) throw new UsageError(`"${word}" is one word too many`);
}

async function rotateLost({ 'log-keys': path, database, verifier = [] }: Values, file: string, io: Io): Promise<void> {
  if (existsSync(path)) throw new Error(`${path} is there: rotate without --lost, or move it away`);
  if (verifier.length === 0) throw new UsageError('name the keys that verify what was signed with --verifier');
  const known = verifier.map((each) => readKeyText(each) ?? each).join('\n');
  const site = siteOf(await loadRegistry(file));
  const text = await readingStore(database, site, (store) => replaceLostKeys(store.log(site), known, '--verifier'));
  createSecretFile(path, text);
  io.out(`${path}: a new key signs; the earlier ones verify what they have signed. ${RESTART}`);
}
