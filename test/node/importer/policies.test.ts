import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importPolicy } from '../../../src/importer/index.ts';
import { policyFixtures, readAs } from '../../support/policies.ts';

const FIXTURES = policyFixtures();

describe('a policy', () => {
  it.each(FIXTURES)('$file, $layout: reads as a person reads it, and nothing is made up', (fixture) => {
    expect(readAs(fixture)).toEqual(fixture.rows);
  });

  it.each(FIXTURES)('$file: its language is known', ({ file, text, language }) => {
    expect(importPolicy(text, { source: file }).language ?? null).toBe(language);
  });

  it.each(FIXTURES.filter(({ file }) => !/\.(?:js|csv)$/.test(file)))(
    '$file: reads the same where its name says nothing',
    ({ file, text }) => {
      const named = importPolicy(text, { source: file }).rows;
      expect(importPolicy(text).rows).toEqual(named);
    },
  );

  it.each(FIXTURES)('$file: each row and all that is not read has its line', ({ file, text }) => {
    const lines = text.split('\n');
    const { rows, unread } = importPolicy(text, { source: file });
    for (const { place, printedName, where } of rows) {
      expect(where).not.toBe('');
      expect(place.column).toBeGreaterThan(0);
      // A name that goes over two lines begins on the first; a tool's own name stands for others.
      const near = lines.slice(place.line - 1, place.line + 2).join('');
      const start = printedName.replace(/\*$/, '').slice(0, 6);
      expect([printedName, near.replaceAll('&lt;', '<').includes(start)]).toEqual([printedName, true]);
    }
    for (const { place } of unread) expect(lines.length).toBeGreaterThanOrEqual(place.line);
  });

  it.each(FIXTURES)('$file: what has no retention says why', ({ file, text }) => {
    for (const { name, retention, uncertain } of importPolicy(text, { source: file }).rows) {
      const says = retention !== undefined || uncertain.some(({ field }) => field === 'retention');
      expect([name, says]).toEqual([name, true]);
    }
  });

  it('at least 14 layouts in at least 10 languages stand among the fixtures', () => {
    expect(new Set(FIXTURES.map(({ layout }) => layout)).size).toBeGreaterThanOrEqual(14);
    expect(new Set(FIXTURES.map(({ language }) => language)).size).toBeGreaterThanOrEqual(10);
  });
});

const SOURCE = fileURLToPath(new URL('../../../../shared/source/', import.meta.url));

describe('the source policy', () => {
  it('imports to exactly its rows', ({ skip }) => {
    skip(!existsSync(`${SOURCE}policy.no.txt`), 'shared/source does not lie beside the checkout');
    const rows = importPolicy(readFileSync(`${SOURCE}policy.no.txt`, 'utf8')).rows.map((row) => ({
      category: row.category,
      name: row.name,
      retention: row.retention,
      printed: row.printedRetention,
      provider: row.provider,
      details: row.details ?? '',
    }));
    expect(rows).toEqual(JSON.parse(readFileSync(`${SOURCE}cookies.json`, 'utf8')));
    expect(rows).toHaveLength(104);
  });
});
