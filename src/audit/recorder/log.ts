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
  #phase = 0;
  #count = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  get now(): number {
    return this.#clock();
  }

  enter(phase: number): void {
    this.#phase = phase;
  }

  /**
   * Something seen now, or before.
   *
   * @param at milliseconds since 1970; now without it.
   */
  seen({ page, frame }: Where, cause: Cause, at: number = this.now): Seen {
    return { id: `${++this.#count}`, at: Math.round(at), phase: this.#phase, page, frame, cause };
  }
}

export const UNKNOWN: Cause = { kind: 'unknown', stack: [] };

/** In the order in which it happened. */
export const inOrder = <T extends Seen>(all: readonly T[]): readonly T[] =>
  [...all].sort((one, other) => one.at - other.at || Number(one.id) - Number(other.id));
