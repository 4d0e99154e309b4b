import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatRegistryError, parseRegistry, type Registry } from '../../registry/index.ts';
import { importPolicy } from '../import-policy.ts';
import { readKnownCookies } from '../known/index.ts';
import { registryFileFrom } from './registry-file.ts';

const table = (...rows: string[]): string =>
  `<html lang="en"><title>Shop</title><h2>Cookies</h2><table><tr><th>Cookie</th><th>Provider</th><th>Purpose</th><th>Duration</th><th>Category</th></tr>${rows
    .map(
      (row) =>
        `<tr>${row
          .split('|')
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('')}</table></html>`;

async function registryOf(text: string): Promise<Registry> {
  const parsed = await parseRegistry(text);
  if (!parsed.ok) throw new Error(parsed.errors.map(formatRegistryError).join('\n'));
  return parsed.registry;
}

const write = (html: string, options: Partial<Parameters<typeof registryFileFrom>[1]> = {}) =>
  registryFileFrom(importPolicy(html, { kind: 'html' }), {
    source: 'https://shop.example/cookies',
    domains: ['shop.example'],
    ...options,
  });

describe('a registry file made of a policy', () => {
  const html = table(
    'sid|us|Keeps you signed in|Session|Necessary',
    '_ga_&lt;id&gt;|Google|Counts visits|2 years|Analytics',
    'theme|shop.example|Dark or light|Persistent|Preferences',
    'IDE|doubleclick.net, google.com|Adverts|30-90 days|Marketing',
    'odd|Acme, Inc.|Odd|1 day|Fun and games',
  );

  it('parses, and holds each row', async () => {
    const { text } = write(html);
    const { entries, providers, categories, site } = await registryOf(text);
    expect(entries.map(({ name, category, provider, retention }) => [name, category, provider, retention])).toEqual([
      ['consent', 'essential', 'internal', 'P180D'],
      ['sid', 'essential', 'internal', 'session'],
      ['_ga_*', 'analytics', 'google', 'P2Y'],
      ['theme', 'functionality', 'internal', 'session'],
      ['IDE', 'marketing', 'doubleclick', 'P90D'],
      ['odd', 'fun-and-games', 'acme', 'P1D'],
    ]);
    expect(categories.map(({ id }) => id)).toEqual([
      'essential',
      'analytics',
      'functionality',
      'marketing',
      'fun-and-games',
    ]);
    expect(providers.find(({ id }) => id === 'doubleclick')).toMatchObject({
      hosts: ['doubleclick.net', 'google.com'],
    });
    expect(site).toMatchObject({ name: 'Shop', domains: ['shop.example'], languages: ['en'], mode: 'report' });
  });

  it('says where it was unsure, what is a placeholder, and where each row stood', () => {
    const { text, unsure } = write(html);
    const lines = text.split('\n');
    const at = (start: string): string => lines.find((line) => line.trim().startsWith(start)) ?? '';
    expect(at('- name: _ga_*')).toContain('# unsure: printed as "_ga_<id>"');
    expect(lines[lines.indexOf(at('- name: theme')) + 2]).toContain('# unsure: prints that it has no end');
    expect(at('retention: P90D')).toContain('# unsure: prints a range');
    expect(at('category: fun-and-games')).toContain('# unsure: printed as "Fun and games"');
    expect(at('- name: REPLACE')).toContain('# placeholder');
    expect(at('# table 1, row 2')).toContain('2 years');
    expect(unsure).toBe(4);
  });

  it('is the same as its value, but for the comments', () => {
    const { text, value } = write(html);
    expect(parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('has the cookie that keeps the choice from the policy, where that lists it as essential', async () => {
    const own = write(table('consent|us|Keeps the choice|1 year|Necessary')).text;
    expect((await registryOf(own)).entries.map(({ name }) => name)).toEqual(['consent']);
    const taken = await registryOf(write(table('consent|us|Something else|1 year|Marketing')).text);
    expect([taken.site.choiceCookie, taken.entries.map(({ name }) => name)]).toEqual([
      'samtykke_consent',
      ['samtykke_consent', 'consent'],
    ]);
  });

  it('declares a thing once: of several rows the longest time, with all that they say', async () => {
    const { text } = write(
      table('_ga|Google|A|1 day|Analytics', '_ga|Google|B|2 years|Analytics', '_ga|Meta|C|1 hour|Marketing'),
    );
    const { entries } = await registryOf(text);
    expect(entries.filter(({ name }) => name === '_ga')).toMatchObject([
      { retention: 'P2Y', category: 'analytics', provider: 'google' },
    ]);
    expect(text).toContain('# unsure: listed 3 times, with P1D and P2Y and PT1H');
    expect(text).toContain('table 1, row 1 (line 1): 1 day; table 1, row 2 (line 1): 2 years');
  });

  it('asks for what has no category, and never counts it as essential', async () => {
    const { text } = write(
      '<h2>Cookies</h2><table><tr><th>Cookie</th><th>Duration</th></tr><tr><td>thing_1</td><td>1 day</td></tr></table>',
    );
    const { entries, purposes } = await registryOf(text);
    expect(entries.find(({ name }) => name === 'thing_1')).toMatchObject({ category: 'unsorted' });
    expect(purposes.find(({ id }) => id === 'unsorted')).toMatchObject({ always: false });
    expect(text).toContain('# unsure: no category is printed');
  });

  it('proposes what the policy does not tell, and says who proposes it', async () => {
    const known = readKnownCookies(
      'Category,Cookie name,Description,Retention period,Data Controller,Wildcard match\nMarketing,acme_id,Shows adverts,2 years,Acme Inc.,0\nFunctional,acme_,Remembers,1 year,Acme Inc.,1\n',
    );
    const html =
      '<html lang="en"><h2>Cookies</h2><table><tr><th>Cookie</th><th>Duration</th></tr><tr><td>_fbp</td><td>90 days</td></tr><tr><td>acme_id</td><td>1 day</td></tr><tr><td>acme_x</td><td>1 day</td></tr></table></html>';
    const { text } = write(html, { known });
    const { entries } = await registryOf(text);
    const said = entries.slice(1).map(({ name, category, provider }) => [name, category, provider]);
    expect(said).toEqual([
      ['_fbp', 'marketing', 'meta'],
      ['acme_id', 'marketing', 'acme-inc'],
      ['acme_x', 'functionality', 'acme-inc'],
    ]);
    expect(text).toMatch(/category: marketing # proposed by the catalogue, under "Meta Pixel"/);
    expect(text).toMatch(/details: Shows adverts # proposed by the list of known cookies/);
    // What was not asked for is not proposed: the retention is the policy's.
    expect(entries.find(({ name }) => name === 'acme_id')).toMatchObject({ retention: 'P1D' });
  });

  it('leaves out what would allow any name, and says so', async () => {
    const config =
      "CookieConsent.run({ categories: { ads: { autoClear: { cookies: [{ name: /.*/ }, { name: '_fbp' }] } } } })";
    const { leftOut, text } = registryFileFrom(importPolicy(config), { source: 'consent.js' });
    expect((await registryOf(text)).entries.map(({ name }) => name)).toEqual(['consent', '_fbp']);
    expect(leftOut).toMatchObject([{ what: '"/.*/" would allow any name' }]);
  });
});

describe('whatever a page holds', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '_ga',
      '__Host-x',
      'a: b',
      '# no comment',
      '- item',
      '"quoted',
      "it's",
      '{a}',
      '[b]',
      '&amp;',
      '*',
      '!x',
      'a\nb: c',
      '\u0007bell',
      'null',
      'true',
      '1.0',
      '\u2028line',
      '%YAML',
      '---',
      '? key',
      '|',
      '>',
    ),
  );

  it('the file parses, and no text of the page is more than a text of the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
        const escaped = rows.map((cells) =>
          cells.map((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;')),
        );
        const html = table(
          ...escaped.map(([provider, purpose, duration, category], index) =>
            [`cookie_${index}`, provider, purpose, duration, category].join('|'),
          ),
        );
        const { text, value } = write(html);
        const { entries } = await registryOf(text);
        const names = entries.map(({ name }) => name).filter((name) => name !== 'consent');
        expect(names).toEqual(rows.map((_, index) => `cookie_${index}`));
        expect(parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Zl}|\p{Zp}/u);
      }),
      { numRuns: 150 },
    );
  });

  it('steers no terminal, and parses to the same', () => {
    const { text, value } = write(
      table(
        'a&#x202e;b|Ac\u009bme\u0085, Inc.|Keeps\u202e you \u{e0001}signed\u2066 in|Session|Fun\u200b \u009b31mgames',
      ),
      { source: 'https://shop.example/\u009b31m' },
    );
    expect(JSON.stringify(value)).toMatch(/[\u009b\u202e\u2066]/);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(parse(text)).toEqual(value);
  });
});
