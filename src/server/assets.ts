import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { contentHash } from './scripts.ts';

/** A file that never changes at its address, compressed once. */
export interface Asset {
  readonly type: string;
  readonly hash: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

export function asset(type: string, text: string): Asset {
  const plain = new TextEncoder().encode(text);
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  };
  return {
    type,
    hash: contentHash(text),
    plain,
    brotli: Uint8Array.from(brotliCompressSync(plain, quality)),
    gzip: Uint8Array.from(gzipSync(plain, { level: 9 })),
  };
}

/** At an address that holds the content's hash: any cache may keep it for good (RFC 8246). */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
/** At an address that stays while the content changes. */
export const REVALIDATED = 'public, max-age=300, stale-while-revalidate=86400';

/** Answers with the smallest form that the client takes; 304 when it has it already. */
export function assetResponse(
  request: Request,
  file: Asset,
  cacheControl: string,
  headers: Record<string, string> = {},
): Response {
  const etag = `W/"${file.hash}"`;
  const common = { etag, 'cache-control': cacheControl, vary: 'accept-encoding', ...headers };
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers: common });
  const encoding = encodingFor(request.headers.get('accept-encoding') ?? '');
  const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain;
  const encoded = encoding ? { 'content-encoding': encoding } : undefined;
  return new Response(body, { headers: { ...common, 'content-type': file.type, ...encoded } });
}

/** RFC 9110 12.5.3: a coding with the weight 0 is refused. */
function encodingFor(header: string): 'br' | 'gzip' | undefined {
  const accepts = (name: string): boolean =>
    header.split(',').some((each) => {
      const [coding, ...parameters] = each.split(';').map((part) => part.trim());
      return coding === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : undefined;
}
