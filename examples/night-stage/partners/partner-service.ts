/** A partner's server, small but whole: it believes what is signed, and shows what it has heard. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { listen } from '../../../src/server/index.ts';

export interface PartnerService {
  readonly address: string;
  /** What has come with a signature that holds, each time that it has come. */
  readonly heard: readonly Heard[];
  stop(): Promise<void>;
}

interface Heard {
  /** The same each time that the same is said: it counts once. */
  readonly id: string;
  readonly message: unknown;
}

export interface PartnerServiceOptions {
  /** That only the site knows too. */
  readonly secret: Uint8Array;
  /** Seconds since 1970. */
  readonly now: () => number;
}

const TOLERANCE_SECONDS = 300;
const MOST_BODY_BYTES = 16_384;

export async function openPartnerService({ secret, now }: PartnerServiceOptions): Promise<PartnerService> {
  const heard: Heard[] = [];
  const app = new Hono();
  app.post('/conversions', bodyLimit({ maxSize: MOST_BODY_BYTES }), async (c) => {
    const body = await c.req.text();
    const { headers } = c.req.raw;
    if (!isSigned(secret, headers, body, now())) return c.text('the signature does not hold', 401);
    heard.push({ id: headers.get('webhook-id') as string, message: JSON.parse(body) });
    return c.body(null, 204);
  });
  app.get('/log', (c) => c.json(heard, 200, { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }));
  const { address, stop } = await listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  return { address, heard, stop };
}

/** As a partner does it who has read the specification, with nothing of the site's (Standard Webhooks 1.0.0). */
function isSigned(secret: Uint8Array, headers: Headers, body: string, now: number): boolean {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest();
  const given = (headers.get('webhook-signature') ?? '').split(' ').map((each) => {
    const [version, code = ''] = each.split(',');
    return Buffer.from(version === 'v1' ? code : '', 'base64');
  });
  const isOurs = given.some((code) => code.length === expected.length && timingSafeEqual(code, expected));
  return isOurs && Math.abs(now - Number(timestamp)) <= TOLERANCE_SECONDS;
}
