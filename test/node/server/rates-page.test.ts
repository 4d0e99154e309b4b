import { expect, it } from 'vitest';
import { cookieAfter, NOON, testServer } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const TOKEN = 'a-token-of-many-letters';
const AS_OPERATOR = { authorization: `Bearer ${TOKEN}` };

/** The page as text, a row on a line. */
const textOf = (page: string): string =>
  page
    .replace(/\s+/g, ' ')
    .replace(/<\/tr>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[ \t]+/g, ' ');

it('the page of rates counts answers by day, language and surface, and tells nothing of anybody', async () => {
  const server = await testServer({ tokens: [tokenFor(TOKEN, { scopes: ['rates'] })] });
  server.time.now = NOON - 40 * 86_400_000;
  await server.choose({ choice: 'accept' });
  server.time.now = NOON;
  const accepted = await server.choose({ choice: 'accept' });
  const { consentId } = (await accepted.clone().json()) as { consentId: string };
  await server.choose({ choice: 'refuse' });
  await server.choose({ choice: 'refuse', language: 'en' });
  await server.choose({ choice: 'save', answers: { analytics: 'all' } }, cookieAfter(accepted));
  const page = await (await server.get('/samtykke/rates', AS_OPERATOR)).text();
  const text = textOf(page);
  expect(text).toContain('4 answers since 2026-10-26: 25 % accepted all, 50 % refused all, 25 % something in between.');
  expect(text).toMatch(/2026-11-24 no banner 3 33 % 33 % 33 % /);
  expect(text).toMatch(/2026-11-24 en banner 1 0 % 100 % 0 % 0 % 0 % /);
  expect(page).not.toContain(consentId);
  expect(textOf(await (await server.get('/samtykke/rates?days=41', AS_OPERATOR)).text())).toContain('5 answers since');
  const empty = await testServer({ tokens: [tokenFor(TOKEN)] });
  expect(textOf(await (await empty.get('/samtykke/rates', AS_OPERATOR)).text())).toContain('0 answers since');
});

it.each(['0', '93', '-1', 'x', '1e1', ''])('the page of rates of %j days says how many it takes', async (days) => {
  const server = await testServer({ tokens: [tokenFor(TOKEN)] });
  const answer = await server.get(`/samtykke/rates?days=${days}`, AS_OPERATOR);
  expect([answer.status, await answer.json()]).toEqual([
    404,
    expect.objectContaining({ detail: 'days: write a number from 1 to 92' }),
  ]);
});

it('the page of rates opens to its scope alone', async () => {
  const server = await testServer({ tokens: [tokenFor(TOKEN, { scopes: ['metrics'] })] });
  expect((await server.get('/samtykke/rates', AS_OPERATOR)).status).toBe(403);
  expect((await server.get('/samtykke/rates')).status).toBe(401);
  expect((await (await testServer()).get('/samtykke/rates', AS_OPERATOR)).status).toBe(404);
});
