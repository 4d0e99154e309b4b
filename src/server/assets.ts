import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type Coding, codingFor } from '../filter/index.ts';
import { contentHash } from './scripts.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A text with its hash, and compressed once for each coding. */
export interface Asset {
  readonly type: string;
  readonly hash: string;
  readonly plain: Bytes;
  /** Compressed off the event loop for the first answer that needs it, then kept. */
  encoded(coding: Coding): Promise<Bytes>;
}

export function asset(type: string, text: string): Asset {
  const plain = new TextEncoder().encode(text);
  const made = new Map<string, Promise<Bytes>>();
  const encoded = (coding: Coding): Promise<Bytes> => remember(made, coding, () => COMPRESS[coding](plain));
  return { type, hash: contentHash(text), plain, encoded };
}

/** Measured: 60 KiB at quality 11 take 0.1 s; 470 KiB take 1.2 s, at quality 9 0.06 s for a third more bytes. */
const MOST_AT_BEST_QUALITY = 64 * 1024;
const inBrotli = promisify(brotliCompress);
const inGzip = promisify(gzip);

const COMPRESS: Record<Coding, (plain: Bytes) => Promise<Bytes>> = {
  br: async (plain) => {
    const quality = plain.length > MOST_AT_BEST_QUALITY ? 9 : 11;
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
    return Uint8Array.from(await inBrotli(plain, { params }));
  },
  gzip: async (plain) => Uint8Array.from(await inGzip(plain, { level: 9 })),
};

/**
 * What is known under a key, made when it is first asked for.
 *
 * @param most how many are kept; what was asked for longest ago goes first, and is made again when needed.
 */
export function remember<T>(known: Map<string, T>, key: string, make: () => T, most = Number.POSITIVE_INFINITY): T {
  const found = known.get(key) ?? make();
  // A Map keeps the order in which keys were put in: put in again, this one is the last.
  known.delete(key);
  known.set(key, found);
  if (known.size > most) known.delete(known.keys().next().value as string);
  return found;
}

/** At an address that holds the content's hash: any cache may keep it for good (RFC 8246). */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** At an address that stays while the content changes. */
export const REVALIDATED = 'public, max-age=300, stale-while-revalidate=86400';
/** The same for one visitor's browser only. */
export const REVALIDATED_PRIVATELY = 'private, max-age=300, stale-while-revalidate=86400';
/** For one visitor's browser, which asks each time whether it still holds. */
export const ASKED_ANEW = 'private, no-cache';
/** A script that the site's pages on other hosts may use. */
export const CROSS_ORIGIN = { 'cross-origin-resource-policy': 'cross-origin' };

/** Answers with the smallest form that the client takes; 304 when it has it already. */
export async function assetResponse(
  request: Request,
  file: Asset,
  cacheControl: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const etag = `W/"${file.hash}"`;
  const common = { etag, 'cache-control': cacheControl, vary: 'accept-encoding', ...headers };
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers: common });
  const coding = codingFor(request.headers.get('accept-encoding'));
  const body = coding ? await file.encoded(coding) : file.plain;
  const encoded = coding && { 'content-encoding': coding };
  return new Response(body, { headers: { ...common, 'content-type': file.type, ...encoded } });
}
