/** What time does to records: consents end, and what is relied on no longer is erased. */
import { randomUUID } from 'node:crypto';
import { type Choice, decodeChoice, endsOf } from '../../decision/index.ts';
import type { ConsentRecord, ExpiryRecord } from '../../proof/index.ts';
import { JURISDICTIONS, type JurisdictionId } from '../../registry/index.ts';
import type { Store, StoredRecord } from '../stores/index.ts';
import { allRecords } from './all-records.ts';
import { eraseRecord } from './erase.ts';
import { holdsOf } from './holds.ts';

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

/**
 * Writes down which consents have ended by themselves, and erases what has been relied on no longer for long enough: a
 * choice that another one has replaced, from when that was made; a refusal, from when it was made; a consent that has
 * ended, from its end. Erasures and releases stay: they say nothing of anybody. What somebody holds stays.
 *
 * Reads every record of the site that is older than now. Stopped half-way it can begin anew: nothing is done twice.
 */
export async function retain(options: RetentionOptions): Promise<RetentionRun> {
  const { store, site, now } = options;
  const held = new Set((await holdsOf(store, site).all()).map(({ consentId }) => consentId));
  const run = { read: 0, expired: 0, erased: 0, held: 0 };
  for await (const stored of recordsBefore(options)) {
    run.read++;
    const end = await relianceEnd(options, stored);
    if (!end || end.at > now) continue;
    if (end.expires && (await expire(options, stored.record as ConsentRecord))) run.expired++;
    if (!isOver(options, end)) continue;
    if (isHeld(held, stored)) run.held++;
    else if (options.isDryRun || (await eraseRecord(store, stored, 'retention', dateOf(now)))) run.erased++;
  }
  return run;
}

const isOver = ({ keepSeconds, now }: RetentionOptions, { at }: RelianceEnd): boolean =>
  keepSeconds !== undefined && at + keepSeconds <= now;

const isHeld = (held: ReadonlySet<string>, { record }: StoredRecord): boolean =>
  'consentId' in record && record.consentId !== null && held.has(record.consentId);

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

/** When a record is relied on no longer; `undefined` for one that says nothing of anybody. */
async function relianceEnd(
  { store, site }: RetentionOptions,
  { record }: StoredRecord,
): Promise<RelianceEnd | undefined> {
  if (record.kind === 'expiry') return { at: secondsOf(record.at), expires: false };
  if (record.kind !== 'choice') return undefined;
  const own = { at: secondsOf(record.at), expires: false };
  if (record.consentId === null) return own;
  const all = await store.recordsOf(site, record.consentId);
  const next = all.slice(all.findIndex((each) => each.record.id === record.id) + 1).find(isChoice);
  if (next) return { at: secondsOf(next.record.at), expires: false };
  const end = consentEnd(record);
  return end === undefined ? own : { at: end, expires: true };
}

const isChoice = ({ record }: StoredRecord): boolean => record.kind === 'choice';
const secondsOf = (at: string): number => Math.floor(Date.parse(at) / 1_000);

/** When the last consent of a record ends by itself, in seconds since 1970; `undefined` for a refusal. */
export function consentEnd({ chosen, jurisdiction }: ConsentRecord): number | undefined {
  const choice = decodeChoice(chosen.choice);
  const answers = Object.entries(choice?.answers ?? {}).filter(([, answer]) => answer && answer.granted !== 'none');
  if (!choice || answers.length === 0) return undefined;
  const granted = { ...choice, answers: Object.fromEntries(answers) as Choice['answers'] };
  return Math.max(...endsOf(granted, JURISDICTIONS[jurisdiction as JurisdictionId]));
}

/** Adds the record of an end, unless it is there. @returns whether it is new. */
async function expire({ store, site, now, isDryRun }: RetentionOptions, record: ConsentRecord): Promise<boolean> {
  const consentId = record.consentId as string;
  const all = await store.recordsOf(site, consentId);
  if (all.some((each) => each.record.kind === 'expiry' && each.record.ends === record.id)) return false;
  if (isDryRun) return true;
  const id = randomUUID();
  const at = dateOf(now).toISOString();
  const expiry: ExpiryRecord = { format: 1, kind: 'expiry', id, site, at, consentId, ends: record.id };
  // Of several runs at once one is kept.
  return (await store.addRecord(expiry, record.id)).id === id;
}
