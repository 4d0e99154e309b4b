import type { Attribution, Conversion } from '../../../src/features/attribution/index.ts';
import type { FeatureStore } from '../../../src/features/index.ts';

/** What partners have yet to hear. */
export interface Postbacks {
  /** Keeps it for the partners of a conversion, and begins to send it. */
  tell(conversion: Conversion, now: number): Promise<void>;
  /** Sends what has not arrived yet. It fails never: what does not arrive is tried again. */
  deliver(now: number): Promise<void>;
}

const WAITING = 'night-stage.postback';
/** Who has not answered for a day finds it in their account. */
const WAITING_SECONDS = 86_400;
const PATIENCE_MILLISECONDS = 10_000;

/** Messages to partners, kept until they have arrived: nobody who buys waits for a partner's server. */
export function postbacks(store: FeatureStore, partners: Attribution): Postbacks {
  let running = Promise.resolve();
  // One after the other, so that nothing is sent twice at once.
  const deliver: Postbacks['deliver'] = (now) => {
    running = running.then(() => sendAll(store, partners, now)).catch(() => undefined);
    return running;
  };
  return {
    deliver,
    tell: async (conversion, now) => {
      for (const { partner } of partners.postbacks(conversion, now)) {
        const key = [conversion.order.id, partner, conversion.isReversed].join(' ');
        const value = JSON.stringify({ partner, conversion } satisfies Waiting);
        await store.add(WAITING, { key, subject: '', value, endsAt: now + WAITING_SECONDS }, now);
      }
      void deliver(now);
    },
  };
}

interface Waiting {
  readonly partner: string;
  readonly conversion: Conversion;
}

async function sendAll(store: FeatureStore, partners: Attribution, now: number): Promise<void> {
  for (const { key, value } of await store.all(WAITING, now)) {
    const { partner, conversion } = JSON.parse(value) as Waiting;
    const found = partners.postbacks(conversion, now).find((each) => each.partner === partner);
    // A partner who has left the list hears no more.
    if (!found || (await hasArrived(found.request))) await store.take(WAITING, key, now);
  }
}

async function hasArrived(request: Request): Promise<boolean> {
  try {
    return (await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) })).ok;
  } catch {
    return false;
  }
}
