import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { decode, whatIsNoText } from './decode.ts';
import { whyUnread } from './read.ts';

/** What a command was given to read. */
export interface Input {
  readonly text: string;
  /** Address at the end of all redirects, name of the file, or `standard input`. */
  readonly source: string;
  /** Host of the address, without `www.`. */
  readonly host?: string;
  /** What is unsure of how it was read. */
  readonly doubt?: string;
  /** By the header of the answer, where it came over the network. */
  readonly isPage?: boolean;
}

const MOST_BYTES = 16 * 1024 * 1024;
const MOST_MILLISECONDS = 30_000;

/** An address that is fetched; anything else is a file. */
const isWebAddress = (where: string): boolean => /^https?:\/\//i.test(where);

/**
 * Reads an address, a file, or standard input for `-`. Of the network only the address is asked for, and where it
 * redirects to; nothing of what a page refers to.
 *
 * @throws an error that says what is wrong and what to do.
 */
export async function readInput(where: string): Promise<Input> {
  if (isWebAddress(where)) return fetchInput(where);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(where)) throw new Error(`${where}: only http and https are fetched`);
  const bytes = where === '-' ? await buffer(process.stdin) : await readBytes(where);
  const source = where === '-' ? 'standard input' : basename(where);
  return { ...textOf(bytes, source), source };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Error(`${path}: ${whyUnread(error)}`);
  }
}

function textOf(bytes: Uint8Array, source: string, charset?: string): { text: string; doubt?: string } {
  if (bytes.length > MOST_BYTES) throw new Error(`${source}: it is larger than ${MOST_BYTES / 1024 / 1024} MiB`);
  const other = whatIsNoText(bytes);
  if (other !== undefined) throw new Error(`${source}: it is ${other}`);
  try {
    const { text, doubt } = decode(bytes, charset);
    return { text, ...(doubt !== undefined && { doubt }) };
  } catch (error) {
    throw new Error(`${source}: ${error instanceof Error ? error.message : error}`);
  }
}

async function fetchInput(address: string): Promise<Input> {
  const response = await answerOf(address);
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(
      `${address}: the server answers ${response.status}${response.statusText && ` ${response.statusText}`}`,
    );
  }
  if (/^(?:image|audio|video|font)\//i.test(type)) {
    await response.body?.cancel();
    throw new Error(`${address}: it is ${type.split(';')[0]}, and no page`);
  }
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1];
  const source = response.url || address;
  const text = textOf(await bytesOf(response, address), source, charset);
  return { ...text, source, host: new URL(source).hostname.replace(/^www\./, ''), isPage: /html/i.test(type) };
}

async function answerOf(address: string): Promise<Response> {
  try {
    return await fetch(address, {
      headers: {
        accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5',
        'user-agent': 'samtykke import',
      },
      signal: AbortSignal.timeout(MOST_MILLISECONDS),
    });
  } catch (error) {
    throw new Error(`${address}: ${whyNotFetched(error)}`);
  }
}

/** What fetch hides in the cause of its error, in words. */
function whyNotFetched(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `no answer within ${MOST_MILLISECONDS / 1000} seconds`;
  const code = cause?.code ?? '';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    return `its certificate is not trusted (${code}): save the page from a browser and give the file`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host';
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (/redirect/i.test(cause?.message ?? '')) return 'it redirects without end';
  return `it cannot be reached (${code || cause?.message || message})`;
}

/** The answer's bytes; one that is too large is not read to its end. */
async function bytesOf(response: Response, address: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of response.body ?? []) {
      length += piece.length;
      if (length > MOST_BYTES) break;
      pieces.push(piece);
    }
  } catch (error) {
    throw new Error(`${address}: the answer broke off (${whyNotFetched(error)})`);
  }
  if (length > MOST_BYTES) throw new Error(`${address}: it is larger than ${MOST_BYTES / 1024 / 1024} MiB`);
  return Buffer.concat(pieces);
}
