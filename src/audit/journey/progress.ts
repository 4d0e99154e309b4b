import { readFile, rename, writeFile } from 'node:fs/promises';
import { printableLine } from '../../printable/index.ts';
import type { Gap, StateId, Visit } from '../observation.ts';
import type { PublishedPolicy } from '../published.ts';

/** What an audit that was stopped has done already. */
export interface Progress {
  readonly format: 'samtykke/audit-progress/v1';
  /** Says what it was held against: registry version and journey. Progress of another key is of no use. */
  readonly key: string;
  /** ISO 8601, UTC: when the audit first began. */
  readonly startedAt: string;
  /** Version of the browser, once there was one. */
  readonly browser?: string;
  readonly pages: readonly string[];
  /** The cookie policy that the site publishes, once it was read. */
  readonly published?: PublishedPolicy;
  readonly gaps: readonly Gap[];
  /** States that were visited to their end. */
  readonly visits: readonly Visit[];
}

export type FoundProgress =
  | { readonly kind: 'found'; readonly progress: Progress }
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly reason: string; readonly mend: string };

const FORMAT = 'samtykke/audit-progress/v1';

/**
 * Writes what is done, whole or not at all: an audit that is stopped while it writes leaves what was there.
 *
 * @throws {Error} with the mend where the file cannot be written.
 */
export async function saveProgress(file: string, progress: Progress): Promise<void> {
  const beside = `${file}.${process.pid}.new`;
  try {
    await writeFile(beside, JSON.stringify(progress), { mode: 0o600 });
    await rename(beside, file);
  } catch (cause) {
    throw new Error(`${file}: what is done cannot be kept there; name a file in a folder that can be written to`, {
      cause,
    });
  }
}

/** Reads what an earlier run has done under the same key. Never throws. */
export async function readProgress(file: string, key: string): Promise<FoundProgress> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => error as NodeJS.ErrnoException);
  if (typeof text !== 'string') {
    if (text.code === 'ENOENT') return { kind: 'none' };
    return unusable(`${file} cannot be read (${text.code})`, 'let this user read it');
  }
  const progress = parse(text);
  if (!progress) return unusable(`${file} holds no progress of an audit`, 'delete it, or name another file');
  if (progress.key === key) return { kind: 'found', progress };
  return unusable(
    `${file} is of an audit of another registry or journey`,
    'delete it to begin anew, or take registry and journey of then',
  );
}

const unusable = (reason: string, mend: string): FoundProgress => ({ kind: 'unusable', reason, mend });

function parse(text: string): Progress | undefined {
  try {
    const value = JSON.parse(text) as Partial<Progress> | null;
    const isWhole =
      value?.format === FORMAT &&
      typeof value.key === 'string' &&
      typeof value.startedAt === 'string' &&
      [value.pages, value.gaps, value.visits].every(Array.isArray);
    return isWhole ? (value as Progress) : undefined;
  } catch {
    return undefined;
  }
}

/** Where an audit is. */
export interface ProgressNow {
  readonly state: StateId;
  readonly states: { readonly done: number; readonly all: number };
  readonly pages: { readonly done: number; readonly all: number };
  /** What it does now: an address, or an answer. */
  readonly what: string;
  readonly elapsedMilliseconds: number;
  readonly gaps: number;
}

/** One line of progress for a terminal, at most `columns` wide; what it does now is cut in the middle. */
export function progressLine(now: ProgressNow, columns: number): string {
  const { state, states, pages, what, elapsedMilliseconds, gaps } = now;
  const head = `[${states.done}/${states.all}] ${state}  ${pages.done}/${pages.all} pages  `;
  const tail = `${gaps > 0 ? `  ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}` : ''}  ${clock(elapsedMilliseconds)}`;
  const room = columns - head.length - tail.length;
  return room < 8 ? (head + tail).slice(0, columns) : head + cut(printableLine(what), room) + tail;
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const front = Math.ceil((room - 1) / 2);
  return `${text.slice(0, front)}…${text.slice(text.length - (room - 1 - front))}`;
}

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
