import type { Native } from './natives.ts';

/** As V8 has it. */
interface StackWriter {
  stackTraceLimit: number;
  prepareStackTrace?: unknown;
  captureStackTrace(holder: object, below: Native): void;
}
const NativeError = Error as unknown as StackWriter;
const { captureStackTrace } = NativeError;

/** Ours: lines of a stack that are kept. */
const DEPTH = 30;

/**
 * The stack of the script that runs now, as V8 writes it.
 *
 * @param below the function that it has called: neither it nor what runs above it is told.
 */
export function stackBelow(below: Native): string {
  const { stackTraceLimit: limit, prepareStackTrace: prepare } = NativeError;
  const holder: { stack?: string } = { __proto__: null } as object;
  try {
    NativeError.stackTraceLimit = DEPTH;
    // A page's own way to write stacks would run, and see that one was asked for.
    if (prepare) NativeError.prepareStackTrace = undefined;
    captureStackTrace(holder, below);
    return `${holder.stack ?? ''}`;
  } catch {
    return '';
  } finally {
    restore(limit, prepare);
  }
}

function restore(limit: number, prepare: unknown): void {
  try {
    NativeError.stackTraceLimit = limit;
    if (prepare) NativeError.prepareStackTrace = prepare;
  } catch {
    // A page has frozen it: then it was not changed either.
  }
}
