import type { Handler } from 'hono';
import type { MessageResult } from '../../../src/features/attribution/index.ts';
import type { Site } from '../visit.ts';

/** `POST /partners/conversions`: takes a signed message of a shop that is another program. */
export function takeConversion({ consent, features }: Site): Handler {
  return async (c) => {
    const { headers } = c.req.raw;
    const { now } = consent.jar(c.req.raw).gate;
    const result = await features.partners.take(features.store, { headers, body: await c.req.text() }, now);
    if (result.kind === 'counted' || result.kind === 'reversed') await features.postbacks.tell(result.conversion, now);
    // Who is paid is the partners' matter, and no shop's.
    const because = result.kind === 'refused' ? { because: result.because } : {};
    return c.json({ kind: result.kind, ...because }, statusOf(result), { 'cache-control': 'no-store' });
  };
}

function statusOf(result: MessageResult): 200 | 400 | 401 | 409 | 422 {
  if (result.kind === 'conflict') return 409;
  if (result.kind !== 'refused') return 200;
  switch (result.because) {
    case 'signature':
    case 'stale':
      return 401;
    case 'body':
      return 400;
    case 'order':
      return 422;
  }
}
