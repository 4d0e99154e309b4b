import { fromBase64url, toBase64url } from '../../filter/index.ts';
import type { FeatureItem, FeatureStore } from '../store.ts';

/**
 * The family in which an index is kept: its pieces, by number; `head`, how many there are; and `forgotten`, a number that
 * grows with each visitor who is forgotten.
 *
 * A copy holds visits, so none may outlive one of them. Whoever forgets lets the number grow and then removes the copy;
 * whoever keeps a copy looks at the number again afterwards. Whichever comes first, no copy is left that holds what was
 * forgotten. Where two are kept at once, what is left of them does not fit together, and is not read.
 */
const INDEX = 'recommender-index';
const HEAD = 'head';
const FORGOTTEN = 'forgotten';
/** The subject of each piece: all of them go together. */
const COPY = 'copy';

/** Small enough for a row of any database, and divisible by three, so that each piece is a text of its own. */
const PIECE_BYTES = 393_216;

/** How many visitors have been forgotten so far, as a text. */
export async function forgottenSoFar(store: FeatureStore, now: number): Promise<string> {
  return (await store.get(INDEX, FORGOTTEN, now))?.value ?? '0';
}

/** Tells that somebody was forgotten, and removes the copy. @returns the number, as it is now. */
export async function tellForgotten(store: FeatureStore, now: number): Promise<string> {
  const next = await countOneMore(store, now);
  await removeCopy(store, now);
  return next;
}

async function countOneMore(store: FeatureStore, now: number): Promise<string> {
  for (;;) {
    const before = await store.get(INDEX, FORGOTTEN, now);
    const item = itemOf(FORGOTTEN, '', `${Number(before?.value ?? 0) + 1}`, null);
    const isCounted = before ? await store.swap(INDEX, before.value, item, now) : await store.add(INDEX, item, now);
    if (isCounted) return item.value;
  }
}

async function removeCopy(store: FeatureStore, now: number): Promise<void> {
  await store.take(INDEX, HEAD, now);
  await store.forget(INDEX, COPY);
}

/**
 * Keeps a copy of an index, in the place of the one before.
 *
 * @param forgotten the number when what is in it was read.
 * @param endsAt seconds since 1970, when the last of its visits has ended.
 */
export async function keepCopy(
  store: FeatureStore,
  bytes: Uint8Array,
  forgotten: string,
  endsAt: number,
  now: number,
): Promise<void> {
  const pieces = Math.ceil(bytes.length / PIECE_BYTES);
  await removeCopy(store, now);
  for (let index = 0; index < pieces; index++) {
    const piece = bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
    await store.put(INDEX, itemOf(`${index}`, COPY, toText(piece), endsAt), now);
  }
  await store.put(INDEX, itemOf(HEAD, '', `${pieces}.${forgotten}`, endsAt), now);
  if ((await forgottenSoFar(store, now)) !== forgotten) await removeCopy(store, now);
}

/** The copy that is kept, and the number it was made at; `undefined` where there is none that is whole. */
export async function readCopy(
  store: FeatureStore,
  now: number,
): Promise<{ readonly bytes: Uint8Array; readonly forgotten: string } | undefined> {
  const head = await store.get(INDEX, HEAD, now);
  const [count, forgotten = ''] = head?.value.split('.') ?? [];
  if (!head || forgotten !== (await forgottenSoFar(store, now))) return undefined;
  const pieces = new Map((await store.ofSubject(INDEX, COPY, now)).map(({ key, value }) => [key, value]));
  const parts = Array.from({ length: pieces.size }, (_, index) => fromText(pieces.get(`${index}`) ?? '.'));
  return pieces.size === Number(count) && parts.every((part) => part !== undefined)
    ? { bytes: joined(parts), forgotten }
    : undefined;
}

const itemOf = (key: string, subject: string, value: string, endsAt: number | null): FeatureItem => ({
  key,
  subject,
  value,
  endsAt,
});

/** Divisible by three and by four: as many bytes as become a text at once, without filling the stack. */
const CHUNK = 6_144;

function toText(bytes: Uint8Array): string {
  const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, index) =>
    toBase64url(bytes.subarray(index * CHUNK, (index + 1) * CHUNK)),
  );
  return chunks.join('');
}

function fromText(text: string): Uint8Array | undefined {
  const length = (CHUNK / 3) * 4;
  const chunks = Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    fromBase64url(text.slice(index * length, (index + 1) * length)),
  );
  return chunks.every((chunk) => chunk !== undefined) ? joined(chunks) : undefined;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
