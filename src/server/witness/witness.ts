/** A witness of other people's logs: it cosigns a checkpoint when the log has only grown (C2SP tlog-witness). */
import { Hono } from 'hono';
import {
  type AddCheckpoint,
  cosign,
  decodeUtf8,
  judgeAddCheckpoint,
  openNote,
  parseAddCheckpoint,
  type Signature,
  type SignerKey,
  type VerifierKey,
  writeNote,
  writeSignature,
  writeVerifierKey,
} from '../../proof/index.ts';
import type { LogLine } from '../options.ts';
import { readBytes } from '../read-body.ts';
import { nodeSha256, sha256Hex } from '../sha256.ts';
import { teller } from '../tell.ts';
import type { Heads } from './heads.ts';

interface WitnessOptions {
  readonly signer: SignerKey;
  /** Keys of the logs that it watches; the name of a key is the log's origin. A log may have several. */
  readonly logs: readonly VerifierKey[];
  readonly heads: Heads;
  /** Milliseconds since 1970. Default: the machine's. */
  readonly clock?: () => number;
  /** Takes one line of the log. Default: nothing is logged. */
  readonly log?: (line: LogLine) => void;
}

interface Witness {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** What logs and verifiers have to know of it. */
  readonly verifierKey: string;
}

/** Ours: the largest checkpoint with 63 hashes and the signatures of a dozen witnesses with ML-DSA-44 is half of it. */
const MOST_BODY_BYTES = 128 * 1024;

/**
 * Makes the handler of a witness. Submission prefix and monitoring prefix are the address that it is served at.
 *
 * A cosignature leaves it when the head that it is of is on the disk, in the place of the one that it was judged by.
 */
export async function witness({
  signer,
  logs,
  heads,
  clock = Date.now,
  log = () => {},
}: WitnessOptions): Promise<Witness> {
  const verifierKey = await writeVerifierKey(signer.name, 'witness', signer.publicKey);
  const byOrigin = Map.groupBy(logs, ({ name }) => name);
  const byHash = new Map([...byOrigin.keys()].map((origin) => [sha256Hex(origin), origin]));
  const tell = teller({ clock, log });

  const addCheckpoint = async (request: Request): Promise<Response> => {
    const asked = await readRequest(request);
    if (asked instanceof Response) return asked;
    const { origin, size } = asked.signed.checkpoint;
    const keys = byOrigin.get(origin);
    const verdict = await judgeAddCheckpoint(nodeSha256, asked, keys && { keys, latest: heads.latest(origin) });
    if (verdict.status === 409) return conflict(verdict.body);
    // "it might be proof of log misbehavior": the log has signed it.
    if (verdict.status === 422) {
      tell('error', 'inconsistent', { origin, oldSize: asked.oldSize, size, checkpoint: asked.checkpoint });
    }
    if (verdict.status !== 200) return plain(verdict.status, verdict.what);
    const cosignature = await cosign(asked.signed.text, signer, Math.floor(clock() / 1000));
    const note = await cosignedNote(asked, keys as readonly VerifierKey[], cosignature);
    // Only now is the head kept, and only if no other request was faster: else this one is as late as any other.
    const isKept = heads.advance(origin, asked.oldSize, { ...verdict.head, note });
    if (!isKept) return conflict(`${heads.latest(origin)?.size ?? 0}\n`);
    return new Response(writeSignature(cosignature), { headers: TEXT });
  };

  const checkpointOf = (hash: string): Response => {
    const origin = byHash.get(hash);
    const latest = origin === undefined ? undefined : heads.latest(origin);
    if (latest === undefined) return plain(404, 'nothing was cosigned here of a log with this hash of its origin');
    return new Response(latest.note, { headers: { ...TEXT, 'cache-control': 'no-cache' } });
  };

  const app = new Hono();
  app.get('/', () => plain(200, aboutOf(verifierKey, [...byOrigin.keys()])));
  app.post('/add-checkpoint', ({ req }) => addCheckpoint(req.raw));
  app.all('/add-checkpoint', () => plain(405, 'send a checkpoint with POST', { allow: 'POST' }));
  app.get('/:hash{[0-9a-f]{64}}/checkpoint', ({ req }) => checkpointOf(req.param('hash')));
  app.notFound(() => plain(404, 'there is nothing at this address'));
  app.onError((error) => {
    tell('error', 'failed', { message: error.message });
    return plain(503, 'the state of the witness cannot be read or written now, so nothing was cosigned');
  });
  return { fetch: (request) => app.fetch(request), verifierKey };
}

/** @returns the answer to a request that is none. */
async function readRequest(request: Request): Promise<AddCheckpoint | Response> {
  const bytes = await readBytes(request, MOST_BODY_BYTES);
  if (bytes === undefined) return plain(413, `the body is larger than ${MOST_BODY_BYTES} bytes`);
  const body = decodeUtf8(bytes);
  if (body === undefined) return plain(400, 'the body is not UTF-8');
  const asked = parseAddCheckpoint(body);
  return asked.kind === 'malformed' ? plain(400, `line ${asked.line}: ${asked.what}`) : asked;
}

/**
 * What monitors read (tlog-witness, Monitor Retrieval Mechanism): "it MUST include the cosignature(s) from the witness's
 * key(s) … and the cosignature from the log key(s) that the witness verified". Nothing else that came with it is kept.
 */
async function cosignedNote(
  { checkpoint, signed }: AddCheckpoint,
  keys: readonly VerifierKey[],
  cosignature: Signature,
): Promise<string> {
  const opened = await openNote(checkpoint, keys);
  const verified = opened.kind === 'opened' ? opened.verified : [];
  const byKey = new Map(verified.map(({ signature }) => [signature.keyId, signature]));
  return writeNote(signed.text, [...byKey.values(), cosignature]);
}

/** A file of verifier keys, as commands read them: one key, the rest are comments. */
const aboutOf = (verifierKey: string, origins: readonly string[]): string =>
  [
    '# A witness of transparency logs (https://c2sp.org/tlog-witness). Its verifier key:',
    verifierKey,
    '# It watches:',
    ...origins.map((origin) => `# ${origin}`),
  ].join('\n');

const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };

const plain = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(`${text}\n`, { status, headers: { ...TEXT, ...headers } });

/** "The response MUST have a `Content-Type` of `text/x.tlog.size`." */
const conflict = (body: string): Response =>
  new Response(body, { status: 409, headers: { 'content-type': 'text/x.tlog.size' } });
