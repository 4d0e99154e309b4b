import type { Target } from '../browser/index.ts';
import type { Report } from '../injected/index.ts';
import { READ_KINDS, type ReadSeen } from '../observation.ts';
import type { Frames } from './frames.ts';
import { inOrder, type Log } from './log.ts';
import { readStack } from './stack.ts';

/** Writes down what is read that tells one device from another. */
export class Reads {
  readonly #log: Log;
  readonly #frames: Frames;
  readonly #seen: ReadSeen[] = [];

  constructor(log: Log, frames: Frames) {
    this.#log = log;
    this.#frames = frames;
  }

  all(): readonly ReadSeen[] {
    return inOrder(this.#seen);
  }

  report(report: Report & { kind: 'read' }, target: Target): void {
    const what = READ_KINDS.find((kind) => kind === report.what);
    const cause = { kind: 'script' as const, stack: readStack(report.stack) };
    const seen = this.#log.seen(this.#frames.where(target, undefined, report.realm), cause);
    if (what) this.#seen.push({ ...seen, what, call: report.call });
  }
}
