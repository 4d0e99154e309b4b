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

/** A stack that was taken and is written when it is asked for, which costs ten times as much. */
export interface TakenStack {
  readonly stack?: string;
}

/**
 * Takes the stack of the script that runs now.
 *
 * @param below the function that it has called: neither it nor what runs above it is told.
 */
export function takeStack(below: Native): TakenStack {
  const { stackTraceLimit: limit } = NativeError;
  const holder: TakenStack = { __proto__: null } as object;
  try {
    NativeError.stackTraceLimit = DEPTH;
    captureStackTrace(holder, below);
  } catch {
    // Then it has none.
  } finally {
    restore('stackTraceLimit', limit);
  }
  return holder;
}

/** As V8 writes it. */
export function writeStack(taken: TakenStack): string {
  const { prepareStackTrace: prepare } = NativeError;
  try {
    // A page's own way to write stacks would run, and see that one was asked for.
    if (prepare) NativeError.prepareStackTrace = undefined;
    return `${taken.stack ?? ''}`;
  } catch {
    return '';
  } finally {
    if (prepare) restore('prepareStackTrace', prepare);
  }
}

/** The stack of the script that runs now, written. */
export const stackBelow = (below: Native): string => writeStack(takeStack(below));

function restore<Name extends 'stackTraceLimit' | 'prepareStackTrace'>(name: Name, value: StackWriter[Name]): void {
  try {
    NativeError[name] = value;
  } catch {
    // A page has frozen it: then it was not changed either.
  }
}
