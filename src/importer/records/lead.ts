import { bareName, type ReadName, readNames, strengthOf } from '../names/index.ts';

/** A line that begins with a name: `_ga: 2 years`, `_ga – tells visitors apart (2 years)`. */
export interface Lead {
  readonly names: readonly ReadName[];
  readonly rest: string;
}

/** Between a name and what is said of it. */
const AFTER_NAME = /\s*[:：]\s+|\s*[:：]$|\s+[–—-]\s+|\s*[–—]\s*|\s+(?=[([（])|\s*\t\s*|\s+[|=·•→]\s+|,\s+(?=\D)/u;

/** Splits a line into the names that it begins with and the rest; `undefined` where it begins with none. */
export function leadOf(text: string): Lead | undefined {
  const flat = text.trim();
  for (const { index, 0: between } of flat.matchAll(new RegExp(AFTER_NAME.source, 'gu'))) {
    const before = flat.slice(0, index);
    if (before.length > 200) return undefined;
    const names = readNames([before]);
    if (
      names.length === 0 ||
      names.some(({ name }) => strengthOf(name) === 'none') ||
      /\s/.test(bareName(before).replace(/[,;/&]\s*|\s(?=[,;/&])/g, ''))
    )
      continue;
    if (
      between.includes(',') &&
      names.length > 0 &&
      strengthOf(bareName(flat.slice(index + between.length).split(/[\s,]/)[0] ?? '')) === 'strong'
    )
      continue;
    return { names, rest: flat.slice(index + between.length).trim() };
  }
  const alone = readNames([flat]);
  // A word alone may be one of a list of bare names: those around it say whether it is.
  const mayBeNames = alone.every(
    ({ name }) => strengthOf(name) === 'strong' || (strengthOf(name) === 'weak' && /^[a-z]/.test(name)),
  );
  return alone.length > 0 && mayBeNames ? { names: alone, rest: '' } : undefined;
}
