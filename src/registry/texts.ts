/** What a text of the registry reads as in a language: the same for what visitors see and for what is exported. */
import type { Category, Localised, STANDARD_CATEGORIES } from './registry.ts';

/** A text and the language that it is in. */
export interface Text {
  readonly text: string;
  readonly language: string;
}

/** Names and explanations of the categories that most sites have, by id, in one language. */
export type CategoryTexts = Readonly<
  Record<(typeof STANDARD_CATEGORIES)[number], { readonly label: string; readonly description: string }>
>;

/** The text in the language asked for, else in the one that the registry is written in, else in any. */
export function textIn(texts: Localised, language: string, writtenIn: string): Text | undefined {
  const found = [language, writtenIn, ...Object.keys(texts)].find((each) => texts[each]);
  return found === undefined ? undefined : { text: texts[found] as string, language: found };
}

/** Name and explanation of a category or purpose: the registry's own, else the interface's, else the id. */
export function labelOf(
  { id, label, description }: Pick<Category, 'id' | 'label' | 'description'>,
  language: string,
  writtenIn: string,
  categories: CategoryTexts,
): { readonly label: Text; readonly description: Text } {
  const known = id in categories ? categories[id as keyof CategoryTexts] : undefined;
  const choose = (texts: Localised, ours: string | undefined, fallback: string): Text => {
    if (texts[language]) return { text: texts[language], language };
    if (ours) return { text: ours, language };
    return textIn(texts, language, writtenIn) ?? { text: fallback, language };
  };
  return {
    label: choose(label, known?.label, id),
    description: choose(description, known?.description, ''),
  };
}
