import { expect, it } from 'vitest';
import { Aliases } from './aliases.ts';

it("looks up the site's own hosts, each once, and no others", async () => {
  const asked: string[] = [];
  const aliases = new Aliases(['Shop.test'], async (host) => {
    asked.push(host);
    return host === 'm.shop.test' ? ['x.tracker.test'] : [];
  });
  for (const url of [
    'https://m.shop.test/a',
    'https://m.shop.test/b',
    'wss://shop.test/',
    'https://notshop.test/',
    'stun:x',
  ])
    aliases.note(url);
  await aliases.settle();
  expect(asked).toEqual(['m.shop.test', 'shop.test']);
  expect(aliases.given({ url: 'https://m.shop.test/c' })).toEqual({
    url: 'https://m.shop.test/c',
    aliases: ['x.tracker.test'],
  });
  expect(aliases.given({ url: 'https://shop.test/' })).toEqual({ url: 'https://shop.test/', aliases: [] });
  expect(aliases.given({ url: 'https://notshop.test/' })).toEqual({ url: 'https://notshop.test/' });
});

it('says nothing of a host whose look-up fails', async () => {
  const aliases = new Aliases(['shop.test'], () => Promise.reject(new Error('no DNS')));
  aliases.note('https://shop.test/');
  await aliases.settle();
  expect(aliases.given({ url: 'https://shop.test/' })).toEqual({ url: 'https://shop.test/' });
});
