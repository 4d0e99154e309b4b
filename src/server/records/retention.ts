/** What time does to records: consents end, and what is relied on no longer is erased. */
import { randomUUID } from 'node:crypto';
import { type Choice, decodeChoice, endsOf } from '../../decision/index.ts';
import type { ConsentRecord, ExpiryRecord } from '../../proof/index.ts';
import { JURISDICTION_IDS, JURISDICTIONS } from '../../registry/index.ts';
import { remember } from '../assets.ts';
import type { Store, StoredRecord } from '../stores/index.ts';
import { allRecords } from './all-records.ts';
import { eraseRecord } from './erase.ts';
import { type Holds, holdsOf } from './holds.ts';

export interface RetentionOptions {
  readonly store: Store;
  readonly site: string;
  /** How long a record is kept after the day on which it is relied on no longer; `undefined`: for good. */
  readonly keepSeconds: number | undefined;
  /** Now, in seconds since 1970. */
  readonly now: number;
  /** Count only. Default: false. */
  readonly isDryRun?: boolean;
}

/** What one run did. */
export interface RetentionRun {
  /** Records that were read. */
  readonly read: number;
  /** Consents that have ended by themselves, and now have a record of that. */
  readonly expired: number;
  /** Records that were erased. */
  readonly erased: number;
  /** Records that would have been, and that somebody holds. */
  readonly held: number;
}

/** Who hears of runs. */
export interface RetentionTold {
  done(run: RetentionRun): void;
  failed(error: unknown): void;
}

/**
 * Writes down which consents have ended by themselves, and erases what has been relied on no longer for long enough: a
 * choice that another one has replaced, from when that was made; a refusal, from when it was made; a consent that has
 * ended, from its end. Erasures and releases stay: they say nothing of anybody. What somebody holds stays.
 *
 * Reads every record of the site that is older than now. Stopped half-way it can begin anew: nothing is done twice.
 */
export async function retain(options: RetentionOptions): Promise<RetentionRun> {
  const { store, site, now } = options;
  const holds = holdsOf(store, site);
  const find = timelines(store, site);
  const run = { read: 0, expired: 0, erased: 0, held: 0 };
  for await (const stored of recordsBefore(options)) {
    run.read++;
    const end = await relianceEnd(find, stored);
    if (!end || end.at > now) continue;
    if (end.expires && (await expire(options, find, stored.record as ConsentRecord))) run.expired++;
    if (!isOver(options, end)) continue;
    // Asked for each: a hold that comes in between counts.
    if (await isHeld(holds, stored)) run.held++;
    else if (options.isDryRun || (await eraseRecord(store, stored, 'retention', dateOf(now)))) run.erased++;
  }
  return run;
}

const isOver = ({ keepSeconds, now }: RetentionOptions, { at }: RelianceEnd): boolean =>
  keepSeconds !== undefined && at + keepSeconds <= now;

const isHeld = async (holds: Holds, { record }: StoredRecord): Promise<boolean> =>
  'consentId' in record && record.consentId !== null && (await holds.find(record.consentId)) !== undefined;

const dateOf = (seconds: number): Date => new Date(seconds * 1_000);

/** What the run itself writes is not read again. */
async function* recordsBefore({ store, site, now }: RetentionOptions): AsyncGenerator<StoredRecord> {
  const until = dateOf(now).toISOString();
  for await (const stored of allRecords(store, site)) {
    if (stored.record.at >= until) return;
    yield stored;
  }
}

interface RelianceEnd {
  /** Seconds since 1970. */
  readonly at: number;
  /** Whether it is a consent that ends by itself. */
  readonly expires: boolean;
}

/** When a record is relied on no longer; `undefined` for one that says nothing of anybody, or where nobody knows here. */
async function relianceEnd(find: FindTimeline, { record }: StoredRecord): Promise<RelianceEnd | undefined> {
  if (record.kind === 'expiry') return { at: secondsOf(record.at), expires: false };
  if (record.kind !== 'choice') return undefined;
  const own = { at: secondsOf(record.at), expires: false };
  if (record.consentId === null) return own;
  const next = (await find(record.consentId)).nextAt.get(record.id);
  if (next !== undefined) return { at: next, expires: false };
  const end = consentEnd(record);
  if (end === 'unknown') return undefined;
  return end === undefined ? own : { at: end, expires: true };
}

/** What is to be known of a consent ID, however many records it has. */
interface Timeline {
  /** When the choice after a choice was made, by the id of the one before, in seconds since 1970. */
  readonly nextAt: ReadonlyMap<string, number>;
  /** Ids of choices whose end is written down. */
  readonly ended: ReadonlySet<string>;
}
type FindTimeline = (consentId: string) => Promise<Timeline>;

/** The records of one consent ID often lie near each other; so many are kept, and not read again for each record. */
const MOST_TIMELINES = 200;

function timelines(store: Store, site: string): FindTimeline {
  const known = new Map<string, Promise<Timeline>>();
  return (consentId) => remember(known, consentId, () => timelineOf(store, site, consentId), MOST_TIMELINES);
}

async function timelineOf(store: Store, site: string, consentId: string): Promise<Timeline> {
  const nextAt = new Map<string, number>();
  const ended = new Set<string>();
  let before: string | undefined;
  for (const { record } of await store.recordsOf(site, consentId)) {
    if (record.kind === 'expiry') ended.add(record.ends);
    if (record.kind !== 'choice') continue;
    if (before !== undefined) nextAt.set(before, secondsOf(record.at));
    before = record.id;
  }
  return { nextAt, ended };
}

const secondsOf = (at: string): number => Math.floor(Date.parse(at) / 1_000);

/**
 * When the last consent of a record ends by itself, in seconds since 1970; `undefined` for a refusal, `unknown` where a
 * newer version has written it: that one knows.
 */
function consentEnd({ chosen, jurisdiction }: ConsentRecord): number | 'unknown' | undefined {
  const choice = decodeChoice(chosen.choice);
  const known = JURISDICTION_IDS.find((each) => each === jurisdiction);
  if (!choice || !known) return 'unknown';
  const answers = Object.entries(choice.answers).filter(([, answer]) => answer && answer.granted !== 'none');
  if (answers.length === 0) return undefined;
  const granted = { ...choice, answers: Object.fromEntries(answers) as Choice['answers'] };
  return Math.max(...endsOf(granted, JURISDICTIONS[known]));
}

/** Adds the record of an end, unless it is there. @returns whether it is new. */
async function expire(
  { store, site, now, isDryRun }: RetentionOptions,
  find: FindTimeline,
  record: ConsentRecord,
): Promise<boolean> {
  const consentId = record.consentId as string;
  if ((await find(consentId)).ended.has(record.id)) return false;
  if (isDryRun) return true;
  const id = randomUUID();
  const at = dateOf(now).toISOString();
  const expiry: ExpiryRecord = { format: 1, kind: 'expiry', id, site, at, consentId, ends: record.id };
  // Of several runs at once one is kept.
  return (await store.addRecord(expiry, record.id)).id === id;
}
