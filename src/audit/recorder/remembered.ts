import type { StorageKind } from '../observation.ts';

/** A key of web storage that was set, as a script or the browser tells it. */
export interface KeySet {
  readonly kind: StorageKind;
  readonly origin: string;
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

/** Milliseconds for which it is remembered what was told: the browser tells of a busy page's keys late. */
const MEMORY = 120_000;
/** Milliseconds after which what has become old is let go. */
const TIDY = 10_000;

/** What was told a short time ago, found by what it tells. A page may set thousands of keys a second. */
export class Remembered<One extends KeySet> {
  readonly #all = new Map<string, One[]>();
  #tidied = 0;

  add(one: One): void {
    const same = this.#all.get(keyOf(one));
    if (same) same.push(one);
    else this.#all.set(keyOf(one), [one]);
    if (one.at - this.#tidied >= TIDY) this.#tidy(one.at);
  }

  /** Those that tell the same, the oldest first. */
  like(set: KeySet): readonly One[] {
    return (this.#all.get(keyOf(set)) ?? []).filter(({ at }) => set.at - at < MEMORY);
  }

  remove(one: One): void {
    const left = (this.#all.get(keyOf(one)) ?? []).filter((each) => each !== one);
    if (left.length > 0) this.#all.set(keyOf(one), left);
    else this.#all.delete(keyOf(one));
  }

  #tidy(now: number): void {
    this.#tidied = now;
    for (const [key, same] of this.#all) {
      const left = same.filter(({ at }) => now - at < MEMORY);
      if (left.length > 0) this.#all.set(key, left);
      else this.#all.delete(key);
    }
  }
}

const keyOf = ({ kind, origin, name, value }: KeySet): string => [kind, origin, name, value].join('\n');
