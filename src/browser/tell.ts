import type { Page } from './page.ts';

/** Set by the build: whether there is a server to tell. */
declare const SAMTYKKE_HAS_SERVER: boolean;

/** As many things as are told of one page view. */
const MOST = 50;
/** Enough of a name to know it again. */
const MOST_LETTERS = 128;
/** Long enough for what a page does when it starts. */
const WAIT_MILLISECONDS = 3_000;

/**
 * Tells the server what was stopped in this page view, each thing once. Without cookies, past the guard as a choice
 * is sent, and whatever comes back, nothing is sent again.
 */
export function tellViolations({ handle }: Page): void {
  if (!SAMTYKKE_HAS_SERVER) return;
  const told = new Set<string>();
  const tell = (): void => {
    const { version: registry, violations: all } = window.samtykke;
    const violations = all.filter(
      ({ kind, name, because }) => told.size < MOST && told.size < told.add(kind + name + because).size,
    );
    if (violations.length === 0) return;
    const body = JSON.stringify({ registry, violations }, (_, value) => value.slice?.(0, MOST_LETTERS) ?? value);
    handle
      .post('violations', body)
      // Whoever does not hear of it misses a hint.
      .catch(() => undefined);
  };
  setTimeout(tell, WAIT_MILLISECONDS);
  addEventListener('visibilitychange', tell);
  addEventListener('pagehide', tell);
}
