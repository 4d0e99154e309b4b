import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../registry/index.ts';
import { STRINGS } from './index.ts';

/** Every text of a language by its path: `policy.whoTitle`. */
function texts(value: object, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      typeof each === 'string' ? [[`${path}${key}`, each]] : Object.entries(texts(each, `${path}${key}.`)),
    ),
  );
}

const english = texts(STRINGS.en);
const placeholders = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

/** What stands between two texts, with its spaces. */
const JOINS = ['interface.colon'];

/** What some languages write as English does; everything else that is the same has been forgotten. */
const SHARED = [
  ': ',
  'Contact',
  'Cookie',
  'Date',
  'Details',
  'Name',
  'Partners: {count}',
  'Script',
  'Session',
  'Type',
  'Version',
  '{date}, version {version}',
];

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const own = texts(STRINGS[language]);

  it('are as many as in English, none of them empty, in composed form', () => {
    expect(Object.keys(own)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(own)) {
      expect(text).toBe(text.normalize('NFC'));
      if (!JOINS.includes(key)) expect(text).toBe(text.trim());
    }
  });

  it('have the same placeholders', () => {
    for (const [key, text] of Object.entries(own))
      expect([key, placeholders(text)]).toEqual([key, placeholders(english[key] ?? '')]);
  });
});

describe.each(LANGUAGES.filter((each) => each !== 'en'))('the texts in %s', (language) => {
  it('are translated', () => {
    const own = texts(STRINGS[language]);
    const same = Object.keys(own).filter((key) => own[key] === english[key]);
    expect(same.filter((key) => !SHARED.includes(own[key] ?? ''))).toEqual([]);
  });
});

describe('the texts in Russian', () => {
  it('have no Latin letters but those of the word cookie', () => {
    const all = Object.values(texts(STRINGS.ru)).join(' ');
    expect(all.replace(/\{\w+\}|cookie/gi, '').match(/[a-z]{2,}/gi)).toBeNull();
  });
});
