import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { printable, printableJson } from '../../printable/index.ts';
import { decodeUtf8, type NotProven, type Proven, receiptKey, trustIn, verifyReceipt } from '../../proof/index.ts';
import { nodeSha256 } from '../../server/index.ts';
import { type Command, EXIT, UsageError } from '../command.ts';
import { readArgs, wholeNumber } from '../options.ts';
import { whyUnread } from '../read.ts';
import { RECEIPT_MENDS } from '../receipt-mends.ts';
import { readVerifierKeys } from '../verifier-keys.ts';

export const verify: Command = {
  help: `samtykke verify receipt.json [--log-key KEY_OR_FILE]… [--witness KEY_OR_FILE]… [--quorum N]
  [--trust-receipt-key] [--json]

  receipt.json         the receipt; - for standard input
  --log-key            a verifier key that the site publishes for its log, or a file with one a line
  --witness            the verifier key of a witness whose word counts, or a file with one a line
  --quorum             how many of these witnesses must have signed (default: 1 where one is named)
  --trust-receipt-key  believes the key that the receipt names for itself, in the place of --log-key
  --json               for scripts

Nothing is fetched and nothing is sent. Without --log-key nothing counts as proven: whoever makes up a receipt makes up
the key in it too.

Exit code: 0 proven, 1 not proven, 2 a mistake in the call.`,
  async run(args, io) {
    const { values, positionals } = readArgs(args, OPTIONS, 1);
    const asked = await readAsked(values);
    const found = await examine(await readReceipt(positionals[0]), asked);
    io.out(values.json ? printableJson(found) : linesOf(found).map(printable).join('\n'));
    return found.kind === 'proven' ? EXIT.ok : EXIT.findings;
  },
};

const OPTIONS = {
  'log-key': { type: 'string', multiple: true },
  witness: { type: 'string', multiple: true },
  quorum: { type: 'string' },
  'trust-receipt-key': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** Whom the call believes. */
interface Asked {
  /** Verifier keys; none when the call names none. */
  readonly logs: readonly string[];
  readonly witnesses: readonly string[];
  readonly quorum: number;
  readonly trustReceiptKey: boolean;
}

/** A receipt that proves something, and the key that it rests on. */
interface ProvenBy extends Proven {
  readonly logKey: string;
  /** Who vouched for that key: the caller, or nobody but the receipt. */
  readonly keyFrom: 'call' | 'receipt';
}

/** A receipt that does not, and what to do. */
interface Mended extends Omit<NotProven, 'code' | 'part'> {
  readonly code: keyof typeof RECEIPT_MENDS;
  readonly part: string;
  readonly mend: string;
  /** The key that the receipt names for itself, where it can be read. */
  readonly receiptKey?: string;
}

async function readAsked(values: ReturnType<typeof readArgs<typeof OPTIONS>>['values']): Promise<Asked> {
  const textsOf = async (option: 'log-key' | 'witness', role: 'log' | 'witness'): Promise<readonly string[]> =>
    (await readVerifierKeys(option, role, values[option])).map(({ text }) => text);
  const [logs, witnesses] = [await textsOf('log-key', 'log'), await textsOf('witness', 'witness')];
  const trustReceiptKey = values['trust-receipt-key'];
  if (trustReceiptKey && logs.length > 0) {
    throw new UsageError('--trust-receipt-key and --log-key contradict each other: name one of them');
  }
  const quorum = values.quorum ?? String(Math.min(1, witnesses.length));
  return { logs, witnesses, quorum: wholeNumber('quorum', quorum, witnesses.length), trustReceiptKey };
}

/** @returns an empty text, which is no receipt, for bytes that are no text. */
async function readReceipt(path: string | undefined): Promise<string> {
  if (path === undefined) throw new UsageError('name the file of a receipt, or - for standard input');
  try {
    return decodeUtf8(path === '-' ? await buffer(process.stdin) : await readFile(path)) ?? '';
  } catch (error) {
    throw new UsageError(`${path}: ${whyUnread(error)}`);
  }
}

async function examine(
  receipt: string,
  { logs, witnesses, quorum, trustReceiptKey }: Asked,
): Promise<ProvenBy | Mended> {
  const ownKey = await receiptKey(receipt);
  const own = ownKey === undefined ? [] : [ownKey];
  const isNamed = logs.length > 0;
  const found = await verifyReceipt(receipt, await trust(isNamed ? logs : own, witnesses, quorum), nodeSha256);
  if (found.kind === 'not-proven') {
    return { ...found, mend: RECEIPT_MENDS[found.code], ...(ownKey !== undefined && { receiptKey: ownKey }) };
  }
  const logKey = ownKey as string;
  if (isNamed) return { ...found, logKey, keyFrom: 'call' };
  if (!trustReceiptKey) return notCompared(logKey);
  return { ...found, provesNot: `${found.provesNot} ${KEY_IS_NOT_PROVEN}`, logKey, keyFrom: 'receipt' };
}

const KEY_IS_NOT_PROVEN =
  'It does not prove that the key is that of the site: the receipt names it for itself, and was believed.';

/** A receipt of which no key can be read is no receipt, or its log can have none: then nobody is believed. */
async function trust(logs: readonly string[], witnesses: readonly string[], quorum: number) {
  if (logs.length === 0) return { logs: [], witnesses: [], quorum: 0 };
  try {
    return await trustIn({ logs, witnesses, quorum });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function notCompared(key: string): Mended {
  return {
    kind: 'not-proven',
    code: 'key-not-compared',
    part: 'key',
    message:
      'All parts fit, but the key of the log was compared with nothing: the receipt names it for itself, and whoever makes up a receipt makes up its key too.',
    mend: RECEIPT_MENDS['key-not-compared'],
    receiptKey: key,
  };
}

function linesOf(found: ProvenBy | Mended): readonly string[] {
  return found.kind === 'proven' ? provenLines(found) : notProvenLines(found);
}

function notProvenLines({ code, part, message, detail, mend, receiptKey: key }: Mended): readonly string[] {
  return [
    `Not proven: ${message}`,
    `  part: ${part} (${code}${detail === undefined ? '' : `, ${detail}`})`,
    `  mend: ${mend}`,
    ...(key !== undefined && TO_COMPARE.has(code) ? [`  key that the receipt names: ${key}`] : []),
  ];
}

/** Faults at which a person looks at the key. */
const TO_COMPARE: ReadonlySet<string> = new Set<Mended['code']>([
  'key-not-compared',
  'unknown-log',
  'not-signed',
  'other-key',
]);

function provenLines({ proves, provesNot, record, origin, index, size, witnesses, logKey, keyFrom }: ProvenBy) {
  const seen = witnesses.map(({ name, atSeconds }) => `${name} at ${new Date(atSeconds * 1000).toISOString()}`);
  return [
    keyFrom === 'call' ? `Proven: ${proves}` : `Proven, if the key is that of the site: ${proves}`,
    provesNot,
    '',
    `site       ${said(record.site)}`,
    `time       ${said(record.at)}, as the record says`,
    `chosen     ${chosenOf(record.chosen)}`,
    `log        ${origin}`,
    `entry      ${index} of the first ${size}, counted from 0`,
    `witnesses  ${seen.length === 0 ? 'none that is known' : seen.join(', ')}`,
    `key        ${logKey}, ${keyFrom === 'call' ? 'named with --log-key' : 'named by the receipt alone'}`,
  ];
}

/** A part of a record, which a newer version may have spelt in another way. */
const said = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '–'));

/** Such as `save: analytics: all, personalised: none`. */
function chosenOf(chosen: unknown): string {
  const { reply, answers } = Object(chosen) as { readonly reply?: unknown; readonly answers?: unknown };
  const each = Object.entries(Object(answers)).map(
    ([purpose, granted]) => `${purpose}: ${Array.isArray(granted) ? granted.map(said).join(' and ') : said(granted)}`,
  );
  return [said(reply), ...(each.length === 0 ? [] : [each.join(', ')])].join('; ');
}
