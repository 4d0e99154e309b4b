import { describe, expect, it } from 'vitest';
import type { RequestSeen } from '../observation.ts';
import { Chain } from './chain.ts';
import type { RequestExtraInfo, ResponseExtraInfo } from './protocol.ts';

const request = (url: string): RequestSeen => ({
  ...{ id: url, at: 0, phase: 0, page: url, frame: url, cause: { kind: 'browser', stack: [] } },
  ...{ url, method: 'GET', type: 'document', headers: {}, cookies: [] },
});
const sent = (host: string): RequestExtraInfo => ({ requestId: '1', headers: { Host: host }, associatedCookies: [] });
const answered = (statusCode: number): ResponseExtraInfo => ({
  requestId: '1',
  statusCode,
  headers: {},
  blockedCookies: [],
});

/** What a chain says of its hops when it is told this, in this order. */
function told(steps: (chain: Chain) => void): readonly string[] {
  const said: string[] = [];
  const chain = new Chain({
    sent: ({ seen }, { headers }) => void said.push(`${seen.url} sent to ${headers.Host}`),
    answered: ({ seen }, { statusCode }) => void said.push(`${seen.url} answered ${statusCode}`),
  });
  steps(chain);
  chain.end();
  return said.sort();
}

const BOTH = [
  'https://a.test/ answered 302',
  'https://a.test/ sent to a.test',
  'https://b.test/ answered 200',
  'https://b.test/ sent to b.test',
];

describe('news of a request that is redirected', () => {
  it('belong to the hops in their order', () => {
    const said = told((chain) => {
      chain.add(request('https://a.test/'));
      chain.sent(sent('a.test'));
      chain.answered(answered(302));
      chain.tell(true);
      chain.add(request('https://b.test/'));
      chain.sent(sent('b.test'));
      chain.answered(answered(200));
      chain.tell(true);
    });
    expect(said).toEqual(BOTH);
  });

  it('may come before the page tells of any hop', () => {
    const said = told((chain) => {
      chain.sent(sent('a.test'));
      chain.answered(answered(302));
      chain.sent(sent('b.test'));
      chain.answered(answered(200));
      chain.add(request('https://a.test/'));
      chain.tell(true);
      chain.add(request('https://b.test/'));
    });
    expect(said).toEqual(BOTH);
  });

  it('may come after the page has told of all of them', () => {
    const said = told((chain) => {
      chain.add(request('https://a.test/'));
      chain.tell(true);
      chain.add(request('https://b.test/'));
      chain.tell(true);
      chain.sent(sent('a.test'));
      chain.sent(sent('b.test'));
      chain.answered(answered(302));
      chain.answered(answered(200));
    });
    expect(said).toEqual(BOTH);
  });

  it.each([
    ['told of late', (chain: Chain) => chain.tell(false)],
    ['never told of', () => undefined],
  ])('pass over a hop that a cache has answered, %s', (_, tell) => {
    const said = told((chain) => {
      chain.add(request('https://a.test/'));
      chain.sent(sent('b.test'));
      chain.answered(answered(200));
      tell(chain);
      chain.add(request('https://b.test/'));
    });
    expect(said).toEqual(BOTH.slice(2));
  });

  it('without a request that went out belong to what is left in the end', () => {
    const said = told((chain) => {
      chain.add(request('https://a.test/'));
      chain.answered(answered(200));
    });
    expect(said).toEqual(['https://a.test/ answered 200']);
  });
});
