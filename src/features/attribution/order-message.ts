import { ownIdentifierIn } from '../identifier.ts';
import type { FeatureStore } from '../store.ts';
import { type ConversionResult, convert, type Order, type ReversalResult, reverse } from './conversion.ts';
import { faultOf, type MessageFault } from './message.ts';
import type { Settings } from './settings.ts';

/** What became of a message of the shop. */
export type MessageResult =
  | ConversionResult
  | ReversalResult
  | { readonly kind: 'refused'; readonly because: MessageFault | 'body' };

type Said =
  | { readonly kind: 'conversion'; readonly order: Order; readonly visitor: string | undefined }
  | { readonly kind: 'reversal'; readonly order: string };

/** Ours: many times as long as any message that says what is asked for. */
const MOST_LETTERS = 4_096;

/**
 * Takes a message of the site's shop: `{"kind": "conversion", "order": {…}, "visitor": "…"}` or
 * `{"kind": "reversal", "order": "<id>"}`, signed as Standard Webhooks says. Nothing of it is read before its signature
 * holds. It names no partner and no address: who is paid follows from the visitor's touches.
 *
 * @param now seconds since 1970.
 */
export async function takeMessage(
  settings: Settings,
  store: FeatureStore,
  { headers, body }: { readonly headers: Headers; readonly body: string },
  now: number,
): Promise<MessageResult> {
  if (body.length > MOST_LETTERS) return { kind: 'refused', because: 'body' };
  const because = faultOf(settings.orderSecrets, headers, body, now);
  if (because) return { kind: 'refused', because };
  const said = readMessage(body);
  if (!said) return { kind: 'refused', because: 'body' };
  if (said.kind === 'reversal') return reverse(store, said.order, now);
  return convert(settings, store, { visitor: said.visitor, touch: undefined, session: {} }, said.order, now);
}

function readMessage(body: string): Said | undefined {
  const { kind, order, visitor } = parse(body);
  if (kind === 'reversal' && typeof order === 'string') return { kind, order };
  if (kind !== 'conversion' || typeof order !== 'object' || order === null) return undefined;
  const text = typeof visitor === 'string' ? visitor : undefined;
  return { kind, order: order as Order, visitor: ownIdentifierIn(text) };
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {};
  }
}
