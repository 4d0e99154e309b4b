import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addFields, addItems, addSection, makeList, type YamlValue } from './yaml-insert.ts';

const addItem = (text: string, path: readonly string[], value: YamlValue, comment?: string) =>
  addItems(text, path, [{ value, comment }]);
const addField = (text: string, path: readonly string[], key: string, value: YamlValue) =>
  addFields(text, path, [{ key, value }]);
const ITEM = { name: '_x', category: 'analytics', renewed: false };

describe('an item at the end of a list', () => {
  it.each([
    [
      'a block',
      'entries:\n  - name: a\n    category: b # tail\n\n# end\nmore: 1\n',
      'entries:\n  - name: a\n    category: b # tail\n  - name: _x # unsure: category\n    category: analytics\n    renewed: false\n\n# end\nmore: 1\n',
    ],
    [
      'a block that is not indented',
      'entries:\n- name: a\n',
      'entries:\n- name: a\n- name: _x # unsure: category\n  category: analytics\n  renewed: false\n',
    ],
    [
      'one line an item',
      'entries:\n    - { name: a }\n',
      'entries:\n    - { name: a }\n    - { name: _x, category: analytics, renewed: false } # unsure: category\n',
    ],
    [
      'an end without a line break',
      'entries:\n  - { name: a }',
      'entries:\n  - { name: a }\n  - { name: _x, category: analytics, renewed: false } # unsure: category',
    ],
    [
      'a text of several lines at the end',
      'entries:\n  - name: a\n    details: |\n      one\n      two\nmore: 1\n',
      'entries:\n  - name: a\n    details: |\n      one\n      two\n  - name: _x # unsure: category\n    category: analytics\n    renewed: false\nmore: 1\n',
    ],
    [
      'line breaks of Windows',
      'entries:\r\n  - name: a\r\n    category: b\r\n',
      'entries:\r\n  - name: a\r\n    category: b\r\n  - name: _x # unsure: category\r\n    category: analytics\r\n    renewed: false\r\n',
    ],
    [
      'a flow',
      'entries: [{ name: a }]\n',
      'entries: [{ name: a }, { name: _x, category: analytics, renewed: false }]\n',
    ],
    ['an empty flow', 'entries: []\n', 'entries: [{ name: _x, category: analytics, renewed: false }]\n'],
    [
      'a flow with a comma at its end',
      'entries: [\n  { name: a }, # one\n]\n',
      'entries: [\n  { name: a }, { name: _x, category: analytics, renewed: false }, # one\n]\n',
    ],
    [
      'JSON',
      '{ "entries": [{ "name": "a" }] }\n',
      '{ "entries": [{ "name": "a" }, { "name": "_x", "category": "analytics", "renewed": false }] }\n',
    ],
  ])('%s', (_, before, after) => {
    expect(addItem(before, ['entries'], ITEM, 'unsure: category')).toBe(after);
    expect(parse(after).entries.at(-1)).toEqual(ITEM);
  });

  it('and another', () => {
    const items = [{ value: { name: 'b' } }, { value: { name: 'c' }, comment: 'unsure' }];
    expect(addItems('e:\n  - name: a\n', ['e'], items)).toBe('e:\n  - name: a\n  - name: b\n  - name: c # unsure\n');
    expect(addItems('e: [a]\n', ['e'], items)).toBe('e: [a, { name: b }, { name: c }]\n');
  });

  it('stays JSON that only JSON readers read', () => {
    const after = addItem('{"entries":[{"name":"a"}]}', ['entries'], ITEM, 'unsure: category') ?? '';
    expect(JSON.parse(after).entries[1]).toEqual(ITEM);
  });

  it.each([
    ['true', '"true"'],
    ['no', '"no"'],
    ['12', '"12"'],
    ['a: b', '"a: b"'],
    ['a #b', '"a #b"'],
    ['*', '"*"'],
    ['{x}', '"{x}"'],
    ['_hj*', '_hj*'],
    ['cdn.a.example/*', 'cdn.a.example/*'],
    ['', '""'],
    ['a\nb', '"a\\nb"'],
  ])('%j is written %s', (name, written) => {
    const after = addItem('entries:\n  - { name: a }\n', ['entries'], { name }) ?? '';
    expect(after).toContain(`{ name: ${written} }`);
    expect(parse(after).entries[1]).toEqual({ name });
  });

  it('is not put where no list is', () => {
    expect(addItem('entries: 1\n', ['entries'], ITEM)).toBeUndefined();
    expect(addItem('a: &x [1]\nentries: *x\n', ['entries'], ITEM)).toBeUndefined();
  });
});

describe('a field at the end of a map', () => {
  it.each([
    ['a block', 'p:\n  a: { x: 1 } # c\ne: 1\n', 'p:\n  a: { x: 1 } # c\n  b: { hosts: [h] }\ne: 1\n'],
    ['a flow', 'p: { a: 1 }\n', 'p: { a: 1, b: { hosts: [h] } }\n'],
    ['an empty flow', 'p: {}\n', 'p: { b: { hosts: [h] } }\n'],
    ['nothing yet', 'p:\ne: 1\n', 'p: { b: { hosts: [h] } }\ne: 1\n'],
    ['nothing yet, at the end', 'e: 1\np:', 'e: 1\np: { b: { hosts: [h] } }'],
    ['nothing yet, before a comment', 'p: # c\ne: 1\n', 'p: { b: { hosts: [h] } } # c\ne: 1\n'],
  ])('%s', (_, before, after) => {
    expect(addField(before, ['p'], 'b', { hosts: ['h'] })).toBe(after);
    expect(parse(after).p.b).toEqual({ hosts: ['h'] });
  });

  it('is not put where no map is', () => expect(addField('p: [1]\n', ['p'], 'b', null)).toBeUndefined());
});

describe('a section before another', () => {
  it('stands above the comment over that one', () =>
    expect(
      addSection('a: 1\n\n# about\n# entries\nentries: []\n', 'entries', 'providers', [
        { key: 'p', value: { hosts: ['h'] } },
      ]),
    ).toBe('a: 1\n\nproviders:\n  p: { hosts: [h] }\n\n# about\n# entries\nentries: []\n'));

  it('stands at the end of JSON', () =>
    expect(
      JSON.parse(addSection('{"entries":[]}', 'entries', 'providers', [{ key: 'p', value: { hosts: ['h'] } }]) ?? ''),
    ).toEqual({
      entries: [],
      providers: { p: { hosts: ['h'] } },
    }));
});

describe('a list of a scalar', () => {
  it.each([
    ['p: { extends: a }\n', 'p: { extends: [a, b] }\n'],
    ['p:\n  extends: "a" # c\n', 'p:\n  extends: ["a", b] # c\n'],
  ])('%j', (before, after) => expect(makeList(before, ['p', 'extends'], 'b')).toBe(after));
});

describe('what steers a terminal', () => {
  it.each([
    ['YAML', 'p: { a: 1 }\n'],
    ['JSON', '{"p":{"a":1}}'],
  ])('stands escaped in %s', (_, before) => {
    const after = addField(before, ['p'], 'b\u009b', { name: 'a\u202eb\u0085' }) ?? '';
    expect(after.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(parse(after).p).toEqual({ a: 1, 'b\u009b': { name: 'a\u202eb\u0085' } });
  });
});
