/** Keeps pages of one host apart, however many states are visited side by side. */
export interface Pace {
  /** Waits for the turn of a host. */
  turn(host: string): Promise<void>;
  /** Asks for a longer pause at one host, as `Crawl-delay` does. */
  slow(host: string, milliseconds: number): void;
}

/** @param clock milliseconds; @param sleep waits so many of them. */
export function paceOf(
  milliseconds: number,
  clock: () => number = Date.now,
  sleep: (milliseconds: number) => Promise<unknown> = (time) => new Promise((resolve) => setTimeout(resolve, time)),
): Pace {
  const next = new Map<string, number>();
  const pauses = new Map<string, number>();
  return {
    async turn(host) {
      const now = clock();
      const at = Math.max(now, next.get(host) ?? now);
      next.set(host, at + (pauses.get(host) ?? milliseconds));
      if (at > now) await sleep(at - now);
    },
    slow(host, pause) {
      pauses.set(host, Math.max(pause, pauses.get(host) ?? milliseconds));
    },
  };
}
