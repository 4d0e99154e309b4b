import { describe, expect, it } from 'vitest';
import { lookUpLanguage } from '../../../src/filter/index.ts';
import { LANGUAGE_ALIASES, LANGUAGES } from '../../../src/registry/index.ts';
import { languageTags } from '../../../src/server/index.ts';

const FIRST = [...LANGUAGES, ...Object.keys(LANGUAGE_ALIASES), 'tlh', 'he', ''].map((each) => each.toLowerCase());
const NEXT = ['', '-no', '-tw', '-hant', '-hans-cn', '-hant-tw', '-x-a', '-1994'];

describe('a page’s script, which looks for a whole tag and for its first part', () => {
  it.each([[LANGUAGES], [['en', 'no']], [['de', 'zh-Hans']]])(
    'finds the language that the server finds, of %j',
    (some) => {
      const tags = new Map(languageTags(some));
      for (const tag of FIRST.flatMap((first) => NEXT.map((next) => first + next))) {
        expect([tag, tags.get(tag) ?? tags.get(tag.split('-')[0] ?? '')]).toEqual([tag, lookUpLanguage(tag, some)]);
      }
    },
  );
});
