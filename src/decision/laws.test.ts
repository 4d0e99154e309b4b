import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as arbitrary from '../../test/support/arbitrary.ts';
import {
  type Choice,
  decide,
  decodeChoice,
  encodeChoice,
  type Facts,
  type Granted,
  heldGrants,
  makeChoice,
  permissionsOf,
  readTable,
  type State,
  stateOf,
} from './index.ts';
import { isOpen } from './state.ts';

const { NOW, facts, packedTable, write } = arbitrary;
const RUNS = { numRuns: 1_000 };
const allowedParts = ({ parts }: State): readonly number[] =>
  parts.flatMap((part, index) => (part.allowed ? [index] : []));
const isSubset = (some: readonly number[], of: readonly number[]): boolean => some.every((each) => of.includes(each));
const withAnswers = (given: Facts, change: (granted: Granted) => Granted): Facts => {
  if (!given.choice) return given;
  const answers = Object.entries(given.choice.answers).map(([id, answer]) => [
    id,
    // Whoever agrees to less has answered for the rest.
    { ...answer, granted: change(answer?.granted ?? 'none'), partial: undefined },
  ]);
  return { ...given, choice: { ...given.choice, answers: Object.fromEntries(answers) } as Choice };
};

describe('laws of stateOf', () => {
  it('answers the same for the same', () => {
    fc.assert(
      fc.property(packedTable, facts, (table, given) => {
        expect(stateOf(readTable(table), given, NOW)).toEqual(stateOf(readTable(table), given, NOW));
      }),
      RUNS,
    );
  });

  it('allows no more when a visitor agrees to less', () => {
    fc.assert(
      fc.property(packedTable, facts, (packed, given) => {
        const table = readTable(packed);
        const before = allowedParts(stateOf(table, given, NOW));
        const refused = allowedParts(
          stateOf(
            table,
            withAnswers(given, () => 'none'),
            NOW,
          ),
        );
        const fewer = allowedParts(
          stateOf(
            table,
            withAnswers(given, (granted) => (typeof granted === 'string' ? granted : granted.slice(1))),
            NOW,
          ),
        );
        expect(isSubset(refused, before) && isSubset(fewer, before)).toBe(true);
      }),
      RUNS,
    );
  });

  it('allows no more with a signal, on a sensitive page, or for a minor', () => {
    fc.assert(
      fc.property(packedTable, facts, (packed, given) => {
        const table = readTable(packed);
        const plain = allowedParts(stateOf(table, { ...given, signals: [], path: '/', minor: false }, NOW));
        expect(isSubset(allowedParts(stateOf(table, given, NOW)), plain)).toBe(true);
      }),
      RUNS,
    );
  });

  it('allows under opt-in, without a choice, only what is essential or exempt', () => {
    fc.assert(
      fc.property(packedTable, facts, (packed, given) => {
        const rules = { ...given.rules, model: 'opt-in' as const };
        const { parts } = stateOf(readTable(packed), { ...given, choice: undefined, rules }, NOW);
        const reasons = parts.filter((part) => part.allowed).map((part) => part.because);
        expect(reasons.every((each) => each === 'essential' || each === 'exempt')).toBe(true);
      }),
      RUNS,
    );
  });

  it('always allows what is essential, and never asks for it', () => {
    fc.assert(
      fc.property(packedTable, facts, (packed, given) => {
        const table = readTable(packed);
        const { parts, asked } = stateOf(table, given, NOW);
        for (const [index, { purpose }] of table.parts.entries()) {
          if (table.purposes[purpose]?.always) expect(parts[index]).toEqual({ allowed: true, because: 'essential' });
        }
        expect(asked).not.toContain('q0');
      }),
      RUNS,
    );
  });

  it('holds the same permissions as the guard computes', () => {
    fc.assert(
      fc.property(packedTable, facts, (packed, given) => {
        const table = readTable(packed);
        const { parts, maxLifetimeSeconds } = stateOf(table, given, NOW);
        expect(permissionsOf(table, given, NOW)).toEqual({ parts, maxLifetimeSeconds });
      }),
      RUNS,
    );
  });
});

describe('laws of decide', () => {
  it('denies what no entry, provider or own host names', () => {
    fc.assert(
      fc.property(packedTable, facts, write, (packed, given, wanted) => {
        const table = readTable(packed);
        const unknown = { ...wanted, name: `unknown.invalid/${wanted.name}`, lifetimeSeconds: null };
        expect(decide(table, stateOf(table, given, NOW), unknown)).toMatchObject({
          kind: 'denied',
          because: 'undeclared',
        });
      }),
      RUNS,
    );
  });

  it('lets nothing live longer than declared', () => {
    fc.assert(
      fc.property(packedTable, facts, write, (packed, given, wanted) => {
        const table = readTable(packed);
        const verdict = decide(table, stateOf(table, given, NOW), wanted);
        if (verdict.kind === 'denied' || !verdict.entry) return;
        const life = verdict.kind === 'capped' ? verdict.lifetimeSeconds : wanted.lifetimeSeconds;
        const declared = verdict.entry.lifetimeSeconds;
        expect(life === null || (declared !== null && life <= declared)).toBe(true);
      }),
      RUNS,
    );
  });

  it('allows an entry exactly when its part is allowed', () => {
    fc.assert(
      fc.property(packedTable, facts, write, (packed, given, wanted) => {
        const table = readTable(packed);
        const state = stateOf(table, given, NOW);
        const { kind, because, entry } = decide(table, state, wanted);
        if (entry) expect({ allowed: kind !== 'denied', because }).toEqual(state.parts[entry.part]);
      }),
      RUNS,
    );
  });
});

describe('laws of a choice', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(arbitrary.choice, (choice) => {
        expect(decodeChoice(encodeChoice(choice))).toEqual(choice);
      }),
      RUNS,
    );
  });

  it('reads any text without throwing, and reads nothing that it would write otherwise', () => {
    const near = arbitrary.choice.chain((choice) => {
      const text = encodeChoice(choice);
      return fc
        .tuple(fc.nat(text.length), fc.string({ maxLength: 3 }))
        .map(([at, put]) => text.slice(0, at) + put + text.slice(at + 1));
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const choice = decodeChoice(text);
        if (choice) expect(encodeChoice(choice).length).toBeLessThanOrEqual(text.length);
      }),
      RUNS,
    );
  });

  const context = { at: NOW, minor: false, id: 'some-id', wantsReceipt: false };

  it("'accept all' grants nothing special, nothing that a signal covers, and nothing that was not asked", () => {
    fc.assert(
      fc.property(packedTable, facts, fc.subarray(['q1', 'q2', 'q3', 'q4']), (packed, given, asked) => {
        const table = readTable(packed);
        const state = stateOf(table, given, NOW);
        const choice = makeChoice(
          table,
          state,
          { kind: 'accept', asked, over: 'open', answers: {} },
          { ...context, signals: given.signals },
        );
        const after = stateOf(table, { ...given, choice }, NOW);
        for (const [index, part] of after.parts.entries()) {
          const was = state.parts[index];
          const purpose = table.purposes[table.parts[index]?.purpose ?? 0];
          if (!part.allowed || was?.allowed) continue;
          expect(purpose?.special).toBe(false);
          expect(asked).toContain(purpose?.id);
          // What was refused stays so while another provider of the purpose is asked about.
          const siblings = state.parts.filter((_, at) => table.parts[at]?.purpose === table.parts[index]?.purpose);
          if (was?.because === 'refused') expect(siblings.some(isOpen)).toBe(false);
          expect(was?.because).not.toBe('signal');
        }
      }),
      RUNS,
    );
  });

  it("'accept all' where all is shown grants of what is special what was ticked, and no more", () => {
    fc.assert(
      fc.property(packedTable, facts, fc.subarray(['q1', 'q2', 'q3', 'q4']), (packed, given, ticked) => {
        const table = readTable(packed);
        const here = { ...given, path: '', minor: false, signals: [] };
        const asked = table.purposes.filter(({ always }) => !always).map(({ id }) => id);
        const answers = Object.fromEntries(ticked.map((id) => [id, 'all' as const]));
        const reply = { kind: 'accept', asked, over: 'shown', answers } as const;
        const choice = makeChoice(table, stateOf(table, here, NOW), reply, { ...context, signals: [] });
        const { parts } = stateOf(table, { ...here, choice }, NOW);
        for (const [index, { purpose }] of table.parts.entries()) {
          const { id, special } = table.purposes[purpose] as (typeof table.purposes)[number];
          if (special) expect(parts[index]?.allowed).toBe(ticked.includes(id));
        }
      }),
      RUNS,
    );
  });

  it('of several that nobody can verify allows only what each of them allows', () => {
    fc.assert(
      fc.property(packedTable, facts, arbitrary.choice, arbitrary.choice, (packed, given, one, other) => {
        const table = readTable(packed);
        const allowed = (some: Partial<typeof given>): readonly boolean[] =>
          stateOf(table, { ...given, ...some }, NOW).parts.map((part) => part.allowed);
        const both = allowed({ choice: one, others: [one, other] });
        const [first, second] = [allowed({ choice: one }), allowed({ choice: other })];
        expect(both).toEqual(first.map((each, index) => each && second[index]));
      }),
      RUNS,
    );
  });

  it('opens with what is held, and saving that changes nothing', () => {
    fc.assert(
      fc.property(packedTable, facts, (packed, given) => {
        const table = readTable(packed);
        const here = { ...given, path: '', signals: [], minor: false };
        const state = stateOf(table, here, NOW);
        const reply = { kind: 'save', answers: heldGrants(table, state) } as const;
        const choice = makeChoice(table, state, reply, { ...context, signals: [] });
        const after = stateOf(table, { ...here, choice }, NOW);
        expect(after.parts.map((part) => part.allowed)).toEqual(state.parts.map((part) => part.allowed));
      }),
      RUNS,
    );
  });

  it('one provider that is added is granted, and nothing else; all the rest stays, but beside an answer that ended', () => {
    fc.assert(
      fc.property(packedTable, facts, fc.nat(), (packed, given, any) => {
        const table = readTable(packed);
        const here = { ...given, path: '' };
        const state = stateOf(table, here, NOW);
        const at = any % table.parts.length;
        const part = table.parts[at] as (typeof table.parts)[number];
        const purpose = table.purposes[part.purpose] as (typeof table.purposes)[number];
        const provider = table.providers[part.provider]?.id ?? '';
        const { minor, signals } = given;
        fc.pre(!purpose.always && !purpose.special && !(minor && purpose.advertising));
        const choice = makeChoice(
          table,
          state,
          { kind: 'add', purpose: purpose.id, provider },
          { ...context, minor, signals },
        );
        expect(encodeChoice(decodeChoice(encodeChoice(choice)) as Choice)).toBe(encodeChoice(choice));
        const after = stateOf(table, { ...here, choice }, NOW);
        expect(after.parts[at]).toEqual({ allowed: true, because: 'granted' });
        const hasEnded = ({ because }: State['parts'][number], index: number): boolean =>
          table.parts[index]?.purpose === part.purpose && (because === 'expired' || because === 'changed');
        const isKept = !state.parts.some(hasEnded);
        for (const [index, { allowed }] of after.parts.entries()) {
          const was = index === at || state.parts[index]?.allowed;
          if (isKept || allowed || table.parts[index]?.purpose !== part.purpose)
            expect([index, allowed]).toEqual([index, was]);
        }
        expect(after.asked.filter((id) => !state.asked.includes(id))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("'reject all' leaves nothing optional allowed, and keeps no identifier and no time of day", () => {
    fc.assert(
      fc.property(packedTable, facts, (packed, given) => {
        const table = readTable(packed);
        const choice = makeChoice(
          table,
          stateOf(table, given, NOW),
          { kind: 'refuse' },
          { ...context, signals: given.signals },
        );
        const { parts } = stateOf(table, { ...given, choice }, NOW);
        expect(parts.filter((part) => part.allowed).every((part) => part.because === 'essential')).toBe(true);
        expect([choice.id, choice.at % 86_400]).toEqual([undefined, 0]);
      }),
      RUNS,
    );
  });

  it('two visitors who refuse on one day have the same cookie', () => {
    fc.assert(
      fc.property(packedTable, fc.nat(86_399), fc.nat(86_399), (packed, one, other) => {
        const table = readTable(packed);
        const nobody = {
          choice: undefined,
          signals: [],
          rules: { model: 'opt-in', grantDays: 1, refusalDays: 1, maxLifetimeDays: 1, exemptions: [] },
          path: '/',
          minor: false,
        } as const;
        const day = Math.floor(NOW / 86_400) * 86_400;
        const refuse = (at: number, id: string): string =>
          encodeChoice(
            makeChoice(table, stateOf(table, nobody, at), { kind: 'refuse' }, { ...context, at, id, signals: [] }),
          );
        expect(refuse(day + one, 'id-one')).toBe(refuse(day + other, 'id-two'));
      }),
    );
  });

  it('is fully answered: right after it nothing is asked again', () => {
    fc.assert(
      fc.property(packedTable, facts, fc.constantFrom('refuse' as const, 'accept' as const), (packed, given, kind) => {
        const table = readTable(packed);
        const here = { ...given, choice: undefined, path: '/' };
        const state = stateOf(table, here, NOW);
        const reply = kind === 'refuse' ? { kind } : { kind, asked: state.asked, over: 'open' as const, answers: {} };
        const choice = makeChoice(table, state, reply, { ...context, minor: given.minor, signals: given.signals });
        expect(stateOf(table, { ...here, choice }, NOW).ask).toBe('nothing');
      }),
      RUNS,
    );
  });
});
