import { describe, expect, it } from 'vitest';
import type { Family } from '../../../src/features/index.ts';
import { testServer } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const TOKEN = 'a-token-of-many-letters';
const AS_OPERATOR = { authorization: `Bearer ${TOKEN}` };
const families: readonly Family[] = [
  { name: 'Language', names: ['site_lang', 'dismissedLanguageBanner'], code: 'site/language.ts' },
  { name: 'Greeting', names: ['site_lang', 'greeted'], code: 'site/<greeting>.ts' },
];

/** The page as text, a row on a line. */
const textOf = (page: string): string =>
  page
    .replace(/<\/tr>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[ \t]+/g, ' ');

describe('the map of features', () => {
  it('tells what stands behind each entry, and what has nothing behind it', async () => {
    const server = await testServer({ tokens: [tokenFor(TOKEN)], families });
    const response = await server.get('/samtykke/features', AS_OPERATOR);
    const text = textOf(await response.text());
    const { entries, providers } = server.registry;
    const thirds = entries.filter(({ provider }) => providers.find(({ id }) => id === provider)?.party === 'third');
    expect(thirds.length).toBeGreaterThan(30);
    // Those, the two of the features, and the choice itself.
    expect(text).toContain(`${thirds.length + 3} of 104 entries have a feature of the site`);
    expect(text).toMatch(
      /site_lang cookie functionality P30D Language, Greeting site\/language\.ts, site\/&lt;greeting&gt;\.ts/,
    );
    expect(text).toMatch(/consent cookie essential P1Y Consent samtykke/);
    expect(text).toMatch(/_hjid cookie analytics P1Y hotjar –/);
    expect(text).toMatch(/Nothing is known of: [^:]*gridSize/);
    expect(text).toMatch(/what the registry does not declare, and are refused it: greeted \./);
    for (const { name } of entries) expect(text).toContain(` ${name} `);
  });

  it('is for the operator only', async () => {
    const server = await testServer({ tokens: [tokenFor(TOKEN)], families });
    expect((await server.get('/samtykke/features')).status).toBe(401);
    expect((await server.get('/samtykke/features', { authorization: 'Bearer another-token-of-letters' })).status).toBe(
      401,
    );
    expect((await (await testServer({ families })).get('/samtykke/features', AS_OPERATOR)).status).toBe(404);
  });
});
