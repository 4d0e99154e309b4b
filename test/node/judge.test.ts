/** What holds an audit against what was planted would see it miss something, and make something up. */
import { describe, expect, it } from 'vitest';
import { judge, type Sown } from '../support/planted-site/judge.ts';

const SOWN: readonly Sown[] = [
  {
    id: 'one',
    finds: [{ rule: 'undeclared', kind: 'cookie', name: 'a', states: ['before', 'refused'], notStates: ['accepted'] }],
    may: [{ rule: 'identifier-in-beacon', kind: 'beacon', name: 'spy.test' }],
  },
  { id: 'two', finds: [{ rule: ['undeclared', 'other-kind'], kind: ['cookie', 'localStorage'], name: ['b', 'c'] }] },
];

const a = { rule: 'undeclared', subject: { kind: 'cookie', name: 'a' }, states: ['before', 'refused'] } as const;
const b = { rule: 'other-kind', subject: { kind: 'localStorage', name: 'c' }, states: ['before'] } as const;

describe('judging an audit', () => {
  it('has nothing to say where all was found and nothing else', () => {
    expect(judge(SOWN, [a, b])).toEqual({ missing: [], tooMany: [] });
  });

  it('takes what may be found besides, and does not ask for it', () => {
    const besides = {
      rule: 'identifier-in-beacon',
      subject: { kind: 'beacon', name: 'spy.test' },
      states: [],
    } as const;
    expect(judge(SOWN, [a, b, besides])).toEqual({ missing: [], tooMany: [] });
  });

  it.each([
    ['nothing', [b], ['one: undeclared cookie a is not found']],
    ['another rule', [{ ...a, rule: 'never-seen' }, b], ['one: undeclared cookie a is not found']],
    ['another kind', [{ ...a, subject: { kind: 'cache', name: 'a' } }, b], ['one: undeclared cookie a is not found']],
    ['another name', [{ ...a, subject: { kind: 'cookie', name: 'ab' } }, b], ['one: undeclared cookie a is not found']],
    [
      'too few states',
      [{ ...a, states: ['before'] as const }, b],
      ['one: undeclared cookie a is not found in refused'],
    ],
    [
      'a wrong state',
      [{ ...a, states: ['before', 'refused', 'accepted'] as const }, b],
      ['one: undeclared cookie a is said to be in accepted'],
    ],
  ])('tells what was missed with %s', (_, findings, missing) => {
    expect(judge(SOWN, findings).missing).toEqual(missing);
  });

  it('misses nothing in a state in which nobody was, and only there', () => {
    const first = { ...a, states: ['before'] as const };
    expect(judge(SOWN, [first, b], ['refused']).missing).toEqual([]);
    expect(judge(SOWN, [first, b], ['accepted']).missing).toEqual(['one: undeclared cookie a is not found in refused']);
    expect(judge(SOWN, [b], ['before', 'refused']).missing).toEqual(['one: undeclared cookie a is not found']);
  });

  it('tells what was made up', () => {
    const madeUp = { rule: 'undeclared', subject: { kind: 'cookie', name: 'sid' }, states: ['gpc'] } as const;
    expect(judge(SOWN, [a, b, madeUp]).tooMany).toEqual(['undeclared cookie sid  (gpc)']);
  });
});
