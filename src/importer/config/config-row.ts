import type { Language } from '../../registry/index.ts';
import type { Position } from '../document/index.ts';
import { type Draft, rowOf, type Texts } from '../draft.ts';
import type { ReadName } from '../names/index.ts';
import { patternOf } from '../names/index.ts';
import type { Doubt, ImportedRow, Reading } from '../row.ts';
import { NO_SECTION } from '../section.ts';
import type { Literal } from './literal.ts';
import { namesOfPattern } from './names-of-pattern.ts';

/** What a configuration says, and the language that its texts are in. */
export interface ConfigReading extends Reading {
  readonly language: Language | undefined;
}

/** A name of a configuration with what it says of it. */
export interface ConfigEntry {
  readonly names: readonly ReadName[];
  readonly texts: Texts;
  readonly where: string;
  readonly at: Position;
  readonly doubts?: readonly Doubt[];
}

/** The names that a literal gives: a text, a regular expression, or the first of a list with its path and domain. */
export function namesIn(literal: Literal | undefined): readonly ReadName[] {
  if (literal?.kind === 'text') {
    const { name, doubt } = patternOf(literal.value);
    return [{ name, printed: literal.value, ...(doubt !== undefined && { doubt }) }];
  }
  if (literal?.kind === 'pattern') return namesOfPattern(literal.source);
  return literal?.kind === 'list' ? namesIn(literal.items[0]) : [];
}

export function rowsOfEntry(
  { names, texts, where, at, doubts = [] }: ConfigEntry,
  language: Language | undefined,
): readonly ImportedRow[] {
  return names.map((name) => {
    const draft: Draft = { name, texts, doubts, section: NO_SECTION, at, where };
    return rowOf(draft, { language });
  });
}
