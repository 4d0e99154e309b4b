import { type Native, SafeSet } from '../natives.ts';
import { stackBelow } from '../stack.ts';
import type { Tell } from '../tell.ts';

/** Tells of a read, the first time that a place in a script does it. */
export type Read = (what: string, call: string, below: Native | undefined, stack?: string) => void;

/** @param tell reaches the recorder. */
export function reader(tell: Tell): Read {
  const told = new SafeSet<string>();
  return (what, call, below, stack = below ? stackBelow(below) : '') => {
    if (told.add(`${call} ${stack}`)) tell({ kind: 'read', what, call }, undefined, stack);
  };
}
