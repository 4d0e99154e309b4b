/** A command of the command line. */
export interface Command {
  /** How it is called, and what its options do. */
  readonly help: string;
  /** @returns the exit code. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** Where a command writes; a test reads it. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Writes pieces as they stand, no faster than the reader takes them. */
  stream(pieces: AsyncIterable<string>): Promise<void>;
}

/** A mistake in how a command was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Exit codes, the same for every command. */
export const EXIT = { ok: 0, findings: 1, usage: 2, failure: 3 } as const;
