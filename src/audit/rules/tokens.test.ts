import { describe, expect, it } from 'vitest';
import { couldIdentify, tokensOf } from './tokens.ts';

const NOW = 1_800_000_000_000;

describe('a piece of a value', () => {
  it.each([
    '0f3a9c17e2b84d55a1c6f0e9d8b7a654',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    '987654321',
    'Zm9vYmFyMTIz',
    'kJhGfDsAqWeRtYuI',
    'a1b2c3d4e5',
  ])('could tell visitors apart: %s', (piece) => expect(couldIdentify(piece, NOW)).toBe(true));

  it.each([
    ['a language', 'en-GB'],
    ['an arm', 'B'],
    ['a short number', '4711'],
    ['now, in milliseconds', `${NOW}`],
    ['now, in seconds', `${NOW / 1000 + 5}`],
    ['in 90 days', `${NOW / 1000 + 90 * 86_400}`],
    ['now, in microseconds', `${NOW * 1000}`],
    ['now, in letters and digits', NOW.toString(36)],
    ['now, in hexadecimal', (NOW / 1000).toString(16)],
    ['a date', '2027-01-15'],
    ['a campaign', 'campaign-2026'],
    ['a release', 'release_104'],
    ['a word', 'personalisation'],
    ['zeros', '000000000000'],
  ])('could not: %s', (_, piece) => expect(couldIdentify(piece, NOW)).toBe(false));
});

describe('the pieces of a value', () => {
  const ID = '0f3a9c17e2b84d55';
  it.each([
    ['alone', ID],
    ['in a list', `GA1.1.${ID}.${NOW}`],
    ['in JSON', JSON.stringify({ v: 1, id: ID })],
    ['in JSON that is escaped', encodeURIComponent(JSON.stringify({ id: ID }))],
    ['in Base64', btoa(JSON.stringify({ id: ID, at: NOW }))],
    ['in Base64 for addresses', Buffer.from(`user=${ID}`).toString('base64url')],
    ['in Base64, twice', btoa(btoa(`user=${ID}`))],
    ['in a query', `a=1&uid=${ID}&b=2`],
    ['with a word before it', `user_${ID}`],
  ])('hold an identifier %s', (_, value) => expect(tokensOf(value, NOW).has(ID)).toBe(true));
});
