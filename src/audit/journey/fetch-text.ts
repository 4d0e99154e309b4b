/** Fetches a text with the browser itself: by its names, its certificates, its proxy and its cookies. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import { inTime } from '../in-time.ts';

export type Fetched =
  | { readonly kind: 'text'; readonly text: string; readonly status: number }
  /** No answer at all; why, in the browser's words. */
  | { readonly kind: 'failed'; readonly reason: string };

/** Ours: 20 MiB; what is larger is cut. */
const MOST_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MILLISECONDS = 20_000;

/** @param page any open page of the profile; it is not changed. */
export async function fetchText(page: Page, url: string): Promise<Fetched> {
  const session = await page.context().newCDPSession(page);
  try {
    return await inTime(load(session, url), TIMEOUT_MILLISECONDS);
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await session.detach().catch(() => undefined);
  }
}

async function load(session: CDPSession, url: string): Promise<Fetched> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { resource } = await session.send('Network.loadNetworkResource', {
    frameId: frameTree.frame.id,
    url,
    options: { disableCache: false, includeCredentials: true },
  });
  const { httpStatusCode: status = 0, stream, netErrorName = 'no answer' } = resource;
  if (status === 0) return { kind: 'failed', reason: netErrorName };
  const bytes = stream === undefined ? Buffer.alloc(0) : await read(session, stream);
  return { kind: 'text', text: (await unpacked(bytes)).toString('utf8'), status };
}

async function read(session: CDPSession, handle: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for (;;) {
    const { data, base64Encoded, eof } = await session.send('IO.read', { handle, size: 1024 * 1024 });
    const part = Buffer.from(data, base64Encoded ? 'base64' : 'utf8');
    parts.push(part);
    length += part.length;
    if (eof || length > MOST_BYTES) break;
  }
  await session.send('IO.close', { handle });
  return Buffer.concat(parts);
}

/** A sitemap may be a packed file, which no header tells. */
async function unpacked(bytes: Buffer): Promise<Buffer> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isPacked ? promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES * 3 }) : bytes;
}
