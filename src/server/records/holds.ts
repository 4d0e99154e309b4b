import type { Store } from '../stores/index.ts';

/** Records that nobody erases for now, since a claim or a supervisory authority may need them (GDPR art. 17(3)(e)). */
export interface Hold {
  readonly consentId: string;
  /** Why, for who reads it later. */
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** The holds of a site, kept beside what its features keep. */
export interface Holds {
  /** Of a hold that is there already, reason and time stay. @returns whether it is new. */
  put(hold: Hold): Promise<boolean>;
  /** @returns whether there was one. */
  lift(consentId: string): Promise<boolean>;
  find(consentId: string): Promise<Hold | undefined>;
  all(): Promise<readonly Hold[]>;
}

/** A name that no feature has. */
const FAMILY = 'samtykke: legal hold';
/** A hold does not end by itself, so no time counts. */
const NEVER = 0;

export function holdsOf(store: Store, site: string): Holds {
  const kept = store.features(site);
  return {
    put: ({ consentId, ...value }) =>
      kept.add(FAMILY, { key: consentId, subject: '', value: JSON.stringify(value), endsAt: null }, NEVER),
    lift: async (consentId) => (await kept.take(FAMILY, consentId, NEVER)) !== undefined,
    find: async (consentId) => {
      const item = await kept.get(FAMILY, consentId, NEVER);
      return item && { consentId, ...JSON.parse(item.value) };
    },
    all: async () =>
      (await kept.all(FAMILY, NEVER)).map(({ key, value }): Hold => ({ consentId: key, ...JSON.parse(value) })),
  };
}
