import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsOnVisit, isFile, isIncluded, keyOf, plainAddress, saysActs, shapeOf, siteOf } from './addresses.ts';

const A = 'https://a.example';

describe('an address', () => {
  it.each<[address: string, plain: string | undefined]>([
    [`${A}/a#part`, `${A}/a`],
    [`${A}/#/orders/3`, `${A}/#/orders/3`],
    [`${A}/#!/orders`, `${A}/#!/orders`],
    ['/b?x=1', `${A}/b?x=1`],
    [`${A}/a?utm_source=x&b=%20y&gclid=1`, `${A}/a?b=%20y`],
    [`${A}/a?utm_source=x`, `${A}/a`],
    [`${A}/a?z=1&a=2`, `${A}/a?z=1&a=2`],
    [`${A}/a;jsessionid=0A1B?x=1`, `${A}/a?x=1`],
    [`${A}/a???`, `${A}/a???`],
    [`${A}/a?&#`, `${A}/a`],
    ['https://user:secret@a.example/a', `${A}/a`],
    ['HTTPS://A.EXAMPLE:443/a/../b', `${A}/b`],
    ['mailto:a@a.example', undefined],
    ['javascript:void(0)', undefined],
    ['tel:+4712345678', undefined],
    ['http://[', undefined],
  ])('%s is %s', (address, plain) => {
    expect(plainAddress(address, `${A}/`)).toBe(plain);
  });

  const address = fc.webUrl({ withQueryParameters: true, withFragments: true });

  it('that is plain stays as it is', () => {
    fc.assert(
      fc.property(address, (each) => {
        const plain = plainAddress(each) as string;
        expect(plainAddress(plain)).toBe(plain);
      }),
    );
  });

  it('is the same page in whatever order its parameters stand', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[b-e]{1,3}$/), fc.stringMatching(/^\w{0,3}$/)), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(pairs, (all) => {
        const of = (each: readonly (readonly string[])[]): string =>
          keyOf(`${A}/a?${each.map((pair) => pair.join('=')).join('&')}`);
        expect(of(all)).toBe(of(all.toReversed()));
      }),
    );
  });

  it('is the same page with www and without, and with a slash twice', () => {
    expect(keyOf('https://www.a.example//b')).toBe(keyOf('https://a.example/b'));
    expect(keyOf('https://a.example/b')).not.toBe(keyOf('https://a.example/B'));
  });
});

describe('pages of one template', () => {
  it.each([
    [`${A}/p/1`, `${A}/p/20417`],
    [`${A}/2026/11/27/`, `${A}/2024/01/02/`],
    [`${A}/cal?month=2026-11&view=day`, `${A}/cal?view=week&month=2031-02`],
    [`${A}/o/3f2504e0-4f89-11d3-9a0c-0305e82c3301`, `${A}/o/9b2f0c1e-1111-4222-8333-444455556666`],
    [`${A}/news/how-we-built-the-new-stage`, `${A}/news/what-you-will-hear-in-december`],
    [`${A}/page2`, `${A}/page37`],
    [`${A}/#/orders/3`, `${A}/#/orders/4`],
  ])('%s and %s', (one, other) => {
    expect(shapeOf(one)).toBe(shapeOf(other));
  });

  it.each([
    [`${A}/shop`, `${A}/about`],
    [`${A}/shop`, `${A}/shop/1`],
    [`${A}/cal?month=1`, `${A}/cal`],
    [`${A}/terms-of-use`, `${A}/contact`],
    [`${A}/a`, 'https://b.example/a'],
  ])('are not %s and %s', (one, other) => {
    expect(shapeOf(one)).not.toBe(shapeOf(other));
  });
});

describe('a link that acts', () => {
  it.each([
    ['/logout'],
    ['/account/sign-out'],
    ['/user/log_out'.replace('_', '-')],
    ['/Account/LogOff'],
    ['/?action=logout'],
    ['/wp-login.php?action=logout&_wpnonce=1'],
    ['/abmelden'],
    ['/konto/ausloggen'],
    ['/deconnexion'],
    ['/d%C3%A9connexion'],
    ['/se-deconnecter'],
    ['/cerrar-sesion'],
    ['/terminar-sessao'],
    ['/uitloggen'],
    ['/logga-ut'],
    ['/logg-ut'],
    ['/log-ud'],
    ['/kirjaudu-ulos'],
    ['/kijelentkezes'],
    ['/odhlasit'],
    ['/odhl%C3%A1sit'],
    ['/wyloguj'],
    ['/%D0%B2%D1%8B%D1%85%D0%BE%D0%B4'],
    ['/ログアウト'],
    ['/退出'],
    ['/disconnetti'],
    ['/delogare'],
    ['/cart/remove/3'],
    ['/cart?remove_item=3'],
    ['/?add-to-cart=12'],
    ['/posts/3/delete'],
    ['/newsletter/unsubscribe?u=1'],
    ['/#/logout'],
    ['/account/delete-account'],
    ['/account/deleteAccount'],
    ['/account/delete-my-account'],
    ['/cart?removeitem=3'],
    ['/order/5/cancel-order'],
    ['/newsletter/unsubscribe-me'],
    ['/delete.php?id=1'],
    ['/item/3/destroy.php'],
    ['/logout.php'],
    ['/logout.aspx'],
    ['/accounts/log_out'],
    ['/konto/loeschen'],
    ['/konto/l%C3%B6schen'],
    ['/compte/supprimer'],
    ['/konto/slett'],
    ['/cart?action=empty_cart'],
  ])('is not followed: %s', (path) => {
    expect(actsOnVisit(A + path)).toBe(true);
  });

  it.each([
    ['/'],
    ['/login'],
    ['/sign-in'],
    ['/help/how-to-log-out-of-your-account'],
    ['/help/cancel-a-subscription'],
    ['/shop/removable-covers'],
    ['/blog/exit-interviews'],
    ['/salire'],
    ['/salirse-del-guion'],
    ['/search?q=delete'].map((path) => path.replace('=delete', '=deleted')),
  ])('is not %s', ([path = '']) => {
    expect(actsOnVisit(A + path)).toBe(false);
  });

  it.each([
    ['Log out'],
    ['Sign out'],
    ['Abmelden'],
    ['Se déconnecter'],
    ['Logg ut'],
    ['Kirjaudu ulos'],
    ['Odhlásit'],
    ['ログアウト'],
    ['Выйти'],
    ['Cerrar sesión'],
    ['Delete my account'],
    ['Slett konto'],
    ['Konto löschen'],
    ['アカウントを削除'],
    ['Remove'],
  ])('says so in its words: %s', (text) => {
    expect(saysActs(text)).toBe(true);
  });

  it.each([['Log in'], ['How to log out'], ['About'], ['Cancellation policy'], ['How to cancel a subscription'], ['']])(
    'does not say so: %s',
    (text) => {
      expect(saysActs(text)).toBe(false);
    },
  );
});

it('tells files from pages', () => {
  expect(['/a.pdf', '/a.ZIP', '/i/a.webp', '/feed.xml'].filter((path) => !isFile(A + path))).toEqual([]);
  expect(['/a', '/a.html', '/a.php?x=1.pdf', '/v1.2/', '/a.pdf/'].filter((path) => isFile(A + path))).toEqual([]);
});

describe('patterns of a journey', () => {
  const takes = (path: string, include: readonly string[], exclude: readonly string[] = []): boolean =>
    isIncluded(A + path, { include, exclude });

  it.each<[path: string, include: readonly string[], exclude: readonly string[], isTaken: boolean]>([
    ['/a', [], [], true],
    ['/shop/x', ['/shop/*'], [], true],
    ['/shop', ['/shop/*'], [], false],
    ['/shop', ['/shop*'], [], true],
    ['/shop/x?page=2', ['/shop/*'], ['*?page=*'], false],
    ['/a', ['/a'], [], true],
    ['/ab', ['/a'], [], false],
    ['/a', [`${A}/*`], [], true],
    ['/a', ['https://b.example/*'], [], false],
    ['/a', [], [`${A}/a`], false],
  ])('%s with %j without %j: %s', (path, include, exclude, isTaken) => {
    expect(takes(path, include, exclude)).toBe(isTaken);
  });
});

it('knows the site by its starts and its domains', () => {
  const isOwn = siteOf(['https://www.a.example/x', 'http://localhost:8080/'], ['shop.example', '.b.example']);
  const own = [
    'https://a.example/',
    'https://www.a.example/y',
    'http://localhost:8080/z',
    'https://shop.example/',
    'https://m.shop.example/',
    'https://b.example/',
  ];
  const other = [
    'https://a.example:444/',
    'https://sub.a.example/',
    'http://localhost:8081/',
    'https://notshop.example/',
    'https://c.example/',
  ];
  expect(own.filter((each) => !isOwn(new URL(each)))).toEqual([]);
  expect(other.filter((each) => isOwn(new URL(each)))).toEqual([]);
});
