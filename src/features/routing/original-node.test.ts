import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { type NodeChoice, type NodeInput, originalNode, pickNode } from './original-node.ts';

const COOKIE = 'originalNode';
const NODES = ['http://10.0.0.1:3000', 'http://10.0.0.2:3000', 'http://10.0.0.3:3000', 'http://10.0.0.4:3000'];
const secret = new Uint8Array(32).fill(3);
const route = originalNode({ nodes: NODES, secret });
const SLOTS = Array.from({ length: 4_096 }, (_, slot) => String(slot));

interface Visit {
  readonly choice: NodeChoice;
  readonly cookie: string | undefined;
}
/** One request, and what the browser has afterwards. */
function visit(cookie?: string, { down, seed = 1, with: feature = route }: NodeInput & Given = {}): Visit {
  const { value, writes } = feature(testGate({ seed }), storedIn(cookie === undefined ? {} : { [COOKIE]: cookie }), {
    ...(down && { down }),
  });
  const [write] = writes;
  return { choice: value, cookie: write?.kind === 'set' ? write.value : cookie };
}
interface Given {
  readonly seed?: number;
  readonly with?: typeof route;
}

featureLaws<NodeInput>('the node of a visitor', {
  feature: route,
  input: fc.record({ down: fc.subarray(NODES).map((each) => new Set(each)) }, { requiredKeys: [] }),
  values: { [COOKIE]: fc.nat().map((seed) => visit(undefined, { seed }).cookie as string) },
});

describe('a visitor', () => {
  it('stays with one node while the session lasts', () => {
    const { writes, value } = route(testGate(), storedIn({}), {});
    expect(writes).toEqual([{ kind: 'set', name: COOKIE, value: expect.any(String), lifetimeSeconds: null }]);
    const { cookie } = visit();
    expect(route(testGate({ seed: 2 }), storedIn({ [COOKIE]: cookie as string }), {})).toEqual({
      value: { node: value.node, because: 'kept' },
      writes: [],
      events: [],
    });
  });

  it('stays with it when others come and go', () => {
    const { choice, cookie } = visit();
    const more = originalNode({ nodes: ['http://10.0.0.9:3000', ...NODES, 'http://10.0.0.8:3000'], secret });
    expect(visit(cookie, { with: more }).choice).toEqual({ node: choice.node, because: 'kept' });
    const others = new Set(NODES.filter((node) => node !== choice.node));
    expect(visit(cookie, { down: others }).choice.because).toBe('kept');
  });

  it('moves when it is down, to the same node from any server, stays there when it is back', () => {
    for (let seed = 1; seed < 50; seed++) {
      const { choice, cookie } = visit(undefined, { seed });
      const down = new Set([choice.node]);
      const moved = visit(cookie, { down, seed: 100 });
      expect(moved.choice).toEqual({ node: expect.not.stringMatching(choice.node), because: 'moved' });
      expect(visit(cookie, { down, seed: 200 })).toEqual(moved);
      expect(visit(moved.cookie).choice).toEqual({ node: moved.choice.node, because: 'kept' });
    }
  });

  it('goes where there is none, if all are down', () => {
    const { choice, cookie } = visit();
    expect(visit(cookie, { down: new Set(NODES) }).choice).toEqual({ node: choice.node, because: 'kept' });
  });

  it('is sent to a node at random where the cookie is refused', () => {
    const gate = (seed: number) => testGate({ seed, refused: new Set([COOKIE]) });
    const nodes = new Set(Array.from({ length: 200 }, (_, seed) => route(gate(seed + 1), storedIn({}), {}).value.node));
    expect(nodes.size).toBe(NODES.length);
  });

  it.each([
    'http://10.0.0.1:3000',
    '',
    '.1',
    'AAAAAAAA',
    'AAAAAAAA.1',
    'AAAAAAAA.4096',
    `${visit().cookie}0000`,
    `${visit().cookie}\n`,
    (visit().cookie as string).replace('.', '.0'),
    visit(undefined, { with: originalNode({ nodes: NODES, secret: new Uint8Array(32).fill(4) }) }).cookie as string,
  ])('is sent anew with the cookie "%s"', (cookie) => {
    const { choice, cookie: kept } = visit(cookie);
    expect(choice.because).toBe('chosen');
    expect(kept).not.toBe(cookie);
    expect(visit(kept).choice).toEqual({ node: choice.node, because: 'kept' });
  });

  it('is told nothing of the node, and nothing that tells them from others', () => {
    const cookies = Array.from({ length: 8_000 }, (_, seed) => visit(undefined, { seed: seed + 1 }).cookie as string);
    expect(new Set(cookies.map((cookie) => cookie.split('.')[0])).size).toBe(NODES.length);
    expect(new Set(cookies).size).toBeLessThanOrEqual(SLOTS.length);
    for (const cookie of cookies.slice(0, 100)) expect(cookie).toMatch(/^[A-Za-z0-9_-]{8}\.\d{1,4}$/);
  });
});

describe('choosing a node', () => {
  const nodes = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 });

  it('moves about one in n when one of n goes: those that it had, and no other', () => {
    fc.assert(
      fc.property(nodes, fc.nat(), (all, at) => {
        const gone = all[at % all.length] as string;
        const left = all.filter((node) => node !== gone);
        const moved = SLOTS.map((slot) => ({ from: pickNode(all, slot), to: pickNode(left, slot) })).filter(
          ({ from, to }) => from !== to,
        );
        expect(moved.every(({ from, to }) => from === gone && left.includes(to))).toBe(true);
        const share = 1 / all.length;
        // Six standard deviations: chance goes further in less than one of 100 million cases.
        const most = 6 * Math.sqrt(share * (1 - share) * SLOTS.length);
        expect(Math.abs(moved.length - share * SLOTS.length)).toBeLessThan(most);
      }),
      { numRuns: 5 },
    );
  });

  it('does not depend on the order that they are named in', () => {
    fc.assert(
      fc.property(nodes, fc.string(), (all, key) => {
        expect(pickNode([...all].reverse(), key)).toBe(pickNode(all, key));
      }),
    );
  });
});

describe('a mistake in the nodes is an error when the feature is made', () => {
  it.each([
    [[], secret, 'originalNode has nothing in nodes; name at least one'],
    [['a', 'b', 'a'], secret, 'originalNode has "a" twice in nodes; name it once'],
    [['a'], new Uint8Array(31), 'originalNode has a secret of 31 bytes; give it at least 32 bytes'],
  ])('%j', (nodes, key, message) => {
    expect(() => originalNode({ nodes, secret: key })).toThrow(message);
  });
});
