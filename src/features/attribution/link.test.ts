import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalOf, cleanAddress, linkOf } from './link.ts';
import { settingsOf } from './settings.ts';

const settings = settingsOf({ domains: ['site.example'], partners: [{ id: 'stagefan' }, { id: 'other' }] });
const from = (query: string, referrer: string | null = 'https://www.stagefan.example/list?page=2') =>
  linkOf(settings, { address: `https://www.site.example/${query}`, referrer, isNavigation: true });
const clean = (address: string) => cleanAddress(address, settings.parameters);

describe('a partner’s link', () => {
  it('says who, which campaign, click, tour and referrer, and where it stands', () => {
    expect(from('?psid=stagefan&ccs=winter&token_id=k3_9-Z&pstour=t1&refererid=r7')).toEqual({
      partner: 'stagefan',
      campaign: 'winter',
      token: 'k3_9-Z',
      tour: 't1',
      referrer: 'r7',
      page: 'www.stagefan.example',
    });
  });

  it.each([
    ['of nobody on the list', '?psid=stranger'],
    ['without a partner', '?token_id=k3'],
    ['with an empty partner', '?psid=&token_id=k3'],
    ['with a partner that is spelt in another way', '?psid=StageFan'],
    ['with a name that objects have', '?psid=constructor'],
  ])('%s is none', (_, query) => expect(from(query)).toBeUndefined());

  it.each([
    'https://site.example/',
    'https://www.site.example/a',
    'https://deep.down.site.example/',
    'http://site.example:8080/',
    'https://site.example./',
  ])('is none on the way from %s', (referrer) => expect(from('?psid=stagefan', referrer)).toBeUndefined());

  it.each(['https://notsite.example/', 'https://site.example.other.example/', null, 'no address', 'about:blank'])(
    'is one from %s',
    (referrer) => expect(from('?psid=stagefan', referrer)?.partner).toBe('stagefan'),
  );

  it('is none on the way from the host itself, whatever its name', () => {
    const arrival = { address: 'https://a.b.example/?psid=stagefan', isNavigation: true };
    expect(linkOf(settings, { ...arrival, referrer: 'https://a.b.example/x' })).toBeUndefined();
    expect(linkOf(settings, { ...arrival, referrer: 'https://b.example/x' })?.page).toBe('b.example');
  });

  it('says nothing but 1 to 64 letters, digits, _ and -, whatever it carries', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.constantFrom(
        '"><script>',
        "' or 1=1",
        '../..',
        'a\r\nset-cookie: x=1',
        'é',
        '\ud800',
        ' ',
        'a'.repeat(65),
        '%00',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, (token, campaign) => {
        const query = new URLSearchParams({ psid: 'stagefan', token_id: token, ccs: campaign });
        const link = from(`?${query}`);
        const expected = (text: string) => (/^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : undefined);
        // A text with half a letter arrives as another one.
        expect(link?.token).toBe(expected(token.toWellFormed()));
        expect(link?.campaign).toBe(expected(campaign.toWellFormed()));
      }),
    );
  });

  it('is taken from what a person has clicked only', () => {
    const address = 'https://site.example/?psid=stagefan';
    const partnerOf = (headers: Record<string, string>, method = 'GET') =>
      linkOf(settings, arrivalOf(new Request(address, { headers, method })))?.partner;
    expect(partnerOf({})).toBe('stagefan');
    expect(partnerOf({ 'sec-fetch-dest': 'document', referer: 'https://stagefan.example/' })).toBe('stagefan');
    for (const target of ['image', 'iframe', 'script', 'empty']) {
      expect(partnerOf({ 'sec-fetch-dest': target })).toBeUndefined();
    }
    expect(partnerOf({ 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch;prerender' })).toBeUndefined();
    expect(partnerOf({}, 'POST')).toBeUndefined();
    expect(partnerOf({ referer: 'https://www.site.example/' })).toBeUndefined();
  });
});

describe('a clean address', () => {
  it.each([
    ['https://site.example/a?psid=stagefan&token_id=k3', 'https://site.example/a'],
    ['https://site.example/?page=2&psid=x&sort=new#top', 'https://site.example/?page=2&sort=new#top'],
    ['https://site.example/?%70sid=x&psid&psid=&a', 'https://site.example/?a'],
    ['https://site.example/?a=%20+b&ccs=1&b=%2F', 'https://site.example/?a=%20+b&b=%2F'],
    ['https://site.example/?', 'https://site.example/?'],
    ['https://site.example/?&&a', 'https://site.example/?&&a'],
    ['https://site.example/??psid=x', 'https://site.example/??psid=x'],
    ['https://site.example/#psid=x', 'https://site.example/#psid=x'],
    ['https://site.example//other.example/?psid=x', 'https://site.example//other.example/'],
    ['/?psid=x', '/?psid=x'],
  ])('of %s is %s', (address, expected) => expect(clean(address)).toBe(expected));

  it('has lost what a partner’s link carries and nothing else', () => {
    const name = fc.oneof(fc.constantFrom(...Object.values(settings.parameters), 'a', 'PSID', 'psid2'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' }))), (pairs) => {
        const address = new URL('https://site.example/path#end');
        for (const [key, value] of pairs) address.searchParams.append(key, value);
        const own = new Set<string>(Object.values(settings.parameters));
        const expected = pairs.filter(([key]) => !own.has(key)).map(([key, value]) => [key, value.toWellFormed()]);
        const left = new URL(clean(address.href));
        expect([...left.searchParams]).toEqual(expected);
        expect(left.href.replace(left.search, '')).toBe('https://site.example/path#end');
        expect(clean(left.href)).toBe(left.href);
      }),
    );
  });
});
