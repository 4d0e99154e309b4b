import type { AuditBrowser } from '../browser/index.ts';
import type { Left, Recorded } from '../observation.ts';
import type { LookupAliases } from './aliases.ts';

/** Something that stood in the way of a visit. The recorder goes on. */
export type Trouble =
  /** A tab's or frame's process has ended; what ran in it is gone. */
  | { readonly kind: 'crash'; readonly page: string }
  /** The browser has ended by itself. */
  | { readonly kind: 'gone' }
  /** A dialog that the page has opened; it was dismissed. */
  | { readonly kind: 'dialog'; readonly page: string; readonly type: string; readonly message: string }
  /** A download that the page has begun; it was denied. */
  | { readonly kind: 'download'; readonly page: string; readonly url: string };

export interface RecorderOptions {
  /** Milliseconds since 1970; the machine's own without it. */
  readonly clock?: () => number;
  /** The site's own domains: of hosts in them the aliases are looked up. */
  readonly ownDomains?: readonly string[];
  /** How aliases are looked up; by DNS without it. */
  readonly lookupAliases?: LookupAliases;
  readonly onTrouble?: (trouble: Trouble) => void;
}

/** Writes down what happens in a browser, in all its tabs, frames and workers, also after it was opened again. */
export interface Recorder {
  /** What is seen from now on belongs to this phase of the visit; 0 from the start. */
  phase(index: number): void;
  /** What was seen so far. Complete after {@link left} or {@link stop}: some of it comes late, such as hashes and aliases. */
  recorded(): Recorded;
  /** What is there now. */
  left(): Promise<Left>;
  /**
   * Waits until no request has begun for so long.
   *
   * @param milliseconds how long it is to be quiet.
   * @param limit milliseconds after which it is enough.
   * @returns whether it was quiet.
   */
  quiet(milliseconds: number, limit: number): Promise<boolean>;
  /** Writes nothing more down, and waits for what comes late. Does nothing the second time. */
  stop(): Promise<void>;
}

/**
 * Starts to record. What was open in the browser before is recorded from now on, what it did before is not.
 *
 * @example
 * const browser = await openBrowser();
 * const recorder = await startRecorder(browser);
 * await (await browser.page()).goto('https://example.com/');
 * await recorder.quiet(500, 5_000);
 * const left = await recorder.left();
 */
export async function startRecorder(_browser: AuditBrowser, _options: RecorderOptions = {}): Promise<Recorder> {
  throw new Error('not there yet');
}
