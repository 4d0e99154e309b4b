import type { Cause, Seen } from '../observation.ts';

/** Something that is still being written down. */
export type Open<T> = { -readonly [Key in keyof T]: T[Key] };

/** Where something happened: the top page, and the document or worker in it. */
export interface Where {
  readonly page: string;
  readonly frame: string;
}

/** What all that is written down has in common: number, time and phase. One for a recorder. */
export class Log {
  readonly #clock: () => number;
  /** From which number on each phase holds, in the order in which they were entered. */
  readonly #begins: { readonly phase: number; readonly from: number }[] = [{ phase: 0, from: 0 }];
  /** When each was seen, by its number, from 1 on. */
  readonly #times: number[] = [];

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get now(): number {
    return this.#clock();
  }

  /** @param from when the phase began, in milliseconds since 1970, where that was a while ago; with what is seen next without it. */
  enter(phase: number, from = Number.POSITIVE_INFINITY): void {
    const first = this.#times.findIndex((at) => at >= from);
    this.#begins.push({ phase, from: first < 0 ? this.#times.length + 1 : first + 1 });
  }

  /** The same, each in the phase that it belongs to by now. */
  placed<T extends Seen>(all: readonly T[]): readonly T[] {
    return all.map((each) => ({ ...each, phase: this.#phaseOf(Number(each.id)) }));
  }

  #phaseOf(id: number): number {
    return this.#begins.findLast(({ from }) => from <= id)?.phase ?? 0;
  }

  /**
   * Something seen now, or before.
   *
   * @param at milliseconds since 1970; now without it.
   */
  seen({ page, frame }: Where, cause: Cause, at: number = this.now): Seen {
    const id = this.#times.push(at);
    return { id: `${id}`, at: Math.round(at), phase: this.#phaseOf(id), page, frame, cause };
  }
}

export const UNKNOWN: Cause = { kind: 'unknown', stack: [] };

/** In the order in which it happened. */
export const inOrder = <T extends Seen>(all: readonly T[]): readonly T[] =>
  [...all].sort((one, other) => one.at - other.at || Number(one.id) - Number(other.id));
