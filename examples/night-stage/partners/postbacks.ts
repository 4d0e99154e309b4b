import type { Attribution, Conversion } from '../../../src/features/attribution/index.ts';
import type { FeatureStore } from '../../../src/features/index.ts';

/** What partners have yet to hear. */
export interface Postbacks {
  /** Keeps it for the partners of a conversion, and begins to send it. */
  tell(conversion: Conversion, now: number): Promise<void>;
  /** Sends what has not arrived yet. It fails never: what does not arrive is tried again. */
  deliver(): Promise<void>;
  /** Sends what it can in two seconds, and from then on nothing. */
  stop(): Promise<void>;
}

const WAITING = 'night-stage.postback';
/** Who has not answered for a day finds it in their account. */
const WAITING_SECONDS = 86_400;
const PATIENCE_MILLISECONDS = 10_000;
const STOP_MILLISECONDS = 2_000;

/**
 * Messages to partners, kept until they have arrived: nobody who buys waits for a partner's server, and no partner for
 * another's.
 *
 * @param seconds what the clock shows, in seconds since 1970: a message is signed with the time at which it is sent.
 */
export function postbacks(store: FeatureStore, partners: Attribution, seconds: () => number): Postbacks {
  const stopped = new AbortController();
  const waiting = async (): Promise<readonly Waiting[]> =>
    (await store.all(WAITING, seconds())).map(({ value }) => JSON.parse(value) as Waiting);

  const send = async ({ partner, conversion }: Waiting): Promise<void> => {
    const found = partners.postbacks(conversion, seconds()).find((each) => each.partner === partner);
    // A partner who has left the list hears no more.
    const isOver = !found || (await hasArrived(found.request, stopped.signal));
    if (isOver) await store.take(WAITING, keyOf(partner, conversion), seconds());
  };
  const sendAll = async (partner: string): Promise<void> => {
    for (const each of await waiting()) if (each.partner === partner) await send(each);
  };

  const deliveries = new Map<string, () => Promise<void>>();
  const deliverTo = (partner: string): Promise<void> => {
    const delivery = deliveries.get(partner) ?? inTurn(() => sendAll(partner).catch(console.error));
    deliveries.set(partner, delivery);
    return delivery();
  };
  const deliverAll = async (): Promise<void> => {
    const names = new Set((await waiting()).map(({ partner }) => partner));
    await Promise.all([...names].map(deliverTo));
  };
  const deliver: Postbacks['deliver'] = () => deliverAll().catch(console.error);
  return {
    deliver,
    tell: async (conversion, now) => {
      for (const { partner } of partners.postbacks(conversion, now)) {
        const key = keyOf(partner, conversion);
        const value = JSON.stringify({ partner, conversion } satisfies Waiting);
        await store.add(WAITING, { key, subject: '', value, endsAt: now + WAITING_SECONDS }, now);
        void deliverTo(partner);
      }
    },
    stop: async () => {
      const patience = setTimeout(() => stopped.abort(), STOP_MILLISECONDS);
      await deliver();
      clearTimeout(patience);
      stopped.abort();
    },
  };
}

interface Waiting {
  readonly partner: string;
  readonly conversion: Conversion;
}

const keyOf = (partner: string, { order, isReversed }: Conversion): string => [order.id, partner, isReversed].join(' ');

/** Does a work that never fails, one at a time: however often it is asked for while it is done, it is done once more. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = async (): Promise<void> => {
    next = undefined;
    running = work();
    await running;
    running = undefined;
  };
  return () => {
    if (running) next ??= running.then(begin);
    return next ?? begin();
  };
}

async function hasArrived(request: Request, stopped: AbortSignal): Promise<boolean> {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(PATIENCE_MILLISECONDS), stopped]);
    return (await fetch(request, { signal })).ok;
  } catch {
    return false;
  }
}
