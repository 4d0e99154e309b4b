import type { Dictionary } from '../decision/index.ts';

/** The key under which a page notes when it stored what has to end: browsers do so for cookies only. */
export const INDEX = 'samtykke';

/** When things were written, in seconds since 1970, by {@link writtenKey}. */
export type Written = Dictionary<number>;

export const writtenKey = (kind: string, name: string): string => `${kind} ${name}`;
