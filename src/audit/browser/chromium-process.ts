import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { messagePipe, type Pipe } from './pipe.ts';

/** A running Chromium. It ends by itself when this process does, since nobody holds the other end of its pipe then. */
export interface ChromiumProcess {
  readonly pipe: Pipe;
  /** What it has written to its error output, the last of it. */
  errors(): string;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  /** Waits until it has ended; ends it after so many milliseconds. */
  end(patience: number): Promise<void>;
}

/** Letters of its error output that are kept. */
const KEPT_ERRORS = 2_000;

export function startProcess(executable: string, switches: readonly string[]): ChromiumProcess {
  // With a group of its own, so that its children end with it.
  const child = spawn(executable, switches, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-KEPT_ERRORS);
  });
  const ended = endOf(child, (error) => {
    errors += error.message;
  });
  return {
    pipe: messagePipe(child.stdio[3] as Writable, child.stdio[4] as Readable),
    errors: () => errors,
    ended,
    end: async (patience) => {
      const timer = setTimeout(() => killGroup(child), patience);
      await ended;
      clearTimeout(timer);
      // A child of it that has outlived it would go on writing to the profile.
      killGroup(child);
    },
  };
}

async function endOf(child: ChildProcess, failed: (error: Error) => void): Promise<void> {
  child.once('error', failed);
  const killAtExit = (): void => killGroup(child);
  process.once('exit', killAtExit);
  await Promise.race([once(child, 'exit').catch(() => undefined), once(child, 'error')]);
  process.off('exit', killAtExit);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
