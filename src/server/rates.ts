import type { Granted, Surface } from '../decision/index.ts';
import type { ConsentRecord } from '../proof/index.ts';

/** How the answers to one purpose came out. */
interface PurposeRate {
  /** Answers that it was asked in. */
  readonly asked: number;
  /** Of these: every provider allowed. */
  readonly allowed: number;
  /** Of these: some providers allowed and others not. */
  readonly partly: number;
}

/** What was answered on one day, in one language, on one surface. Counts answers, not visitors. */
export interface RateRow {
  /** ISO 8601, in UTC. */
  readonly day: string;
  readonly language: string;
  readonly surface: Surface;
  /** The sum of the three that follow. */
  readonly answered: number;
  /** 'Accept all', or answers by hand that allow all that was asked about. */
  readonly acceptedAll: number;
  /** 'Reject all', or answers by hand that allow nothing of it. */
  readonly refusedAll: number;
  readonly savedInPart: number;
  readonly purposes: Readonly<Record<string, PurposeRate>>;
}

/**
 * How many answers were given and what they allow, by day, language and surface, in that order.
 *
 * Nothing of a person goes into it: no consent ID, no record's ID, no time of day. Ours: small counts are not held
 * back. The table is for the operator, who has the records themselves; docs/export.md says what to do before anybody
 * else sees it.
 */
export async function optInRates(records: AsyncIterable<ConsentRecord>): Promise<readonly RateRow[]> {
  const rows = new Map<string, Counts>();
  for await (const record of records) {
    const { language, surface } = record.shown;
    const key = [record.at.slice(0, 10), language, surface].join(' ');
    const counts = rows.get(key) ?? { ...NONE, purposes: new Map<string, PurposeRate>() };
    rows.set(key, counted(counts, record));
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, counts]) => rowOf(key, counts));
}

type Kind = 'acceptedAll' | 'refusedAll' | 'savedInPart';
interface Counts extends Readonly<Record<Kind, number>> {
  /** Written by {@link counted} only. */
  readonly purposes: Map<string, PurposeRate>;
}
const NONE: Readonly<Record<Kind, number>> = { acceptedAll: 0, refusedAll: 0, savedInPart: 0 };

function counted(counts: Counts, record: ConsentRecord): Counts {
  const { purposes } = counts;
  for (const purpose of record.shown.asked) {
    const { asked, allowed, partly } = purposes.get(purpose) ?? { asked: 0, allowed: 0, partly: 0 };
    const granted = grantedIn(record, purpose);
    purposes.set(purpose, {
      asked: asked + 1,
      allowed: allowed + Number(granted === 'all'),
      partly: partly + Number(typeof granted === 'object'),
    });
  }
  const kind = kindOf(record);
  return { ...counts, [kind]: counts[kind] + 1 };
}

const grantedIn = ({ chosen }: ConsentRecord, purpose: string): Granted =>
  Object.hasOwn(chosen.answers, purpose) ? (chosen.answers[purpose] as Granted) : 'none';

/** The button says it, but where answers were given one by one: there they say it, about what was asked. */
function kindOf(record: ConsentRecord): Kind {
  const { reply } = record.chosen;
  if (reply !== 'save') return reply === 'accept' ? 'acceptedAll' : 'refusedAll';
  const granted = record.shown.asked.map((purpose) => grantedIn(record, purpose));
  if (granted.every((each) => each === 'none')) return 'refusedAll';
  return granted.every((each) => each === 'all') ? 'acceptedAll' : 'savedInPart';
}

function rowOf(key: string, { purposes, ...kinds }: Counts): RateRow {
  const [day = '', language = '', surface] = key.split(' ');
  const { acceptedAll, refusedAll, savedInPart } = kinds;
  return {
    day,
    language,
    surface: surface as Surface,
    answered: acceptedAll + refusedAll + savedInPart,
    ...kinds,
    purposes: Object.fromEntries(purposes),
  };
}
