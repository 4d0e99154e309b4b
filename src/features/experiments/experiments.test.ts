import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedIn, testGate } from '../../../test/support/feature-gate.ts';
import { featureLaws } from '../../../test/support/feature-laws.ts';
import { toBase64url } from '../../filter/index.ts';
import type { Outcome, Stored } from '../feature.ts';
import { type ExperimentInput, experiments } from './experiments.ts';
import { keptArm } from './kept-arm.ts';
import type { Experiment, ExperimentSettings } from './settings.ts';

const tests = experiments({
  cards: { cookie: 'abTestVariantId', arms: ['small', 'large'] },
  page: { cookie: 'jsmAbTest', arms: ['plain', 'wide', 'dark'], weights: [0.5, 0.3, 0.2], coverage: 0.5 },
  sections: {
    cookie: 'enabledListPageSmallerSectionsRandomization',
    arms: ['off', 'on'],
    namespace: { name: 'list', from: 0, to: 0.5 },
    version: 2,
    minVersion: 1,
  },
});
const UNIT = 'experiment_unique_visitor_id';
const all = tests.on('cards', 'page', 'sections');
const settings = (name: string): ExperimentSettings => tests.settings.get(name) as ExperimentSettings;

/** What a browser has after an outcome. */
function browserAfter(
  { writes }: Outcome<unknown>,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept = new Map(Object.entries(before));
  for (const each of writes) {
    if (each.kind === 'set') kept.set(each.name, each.value);
    else kept.delete(each.name);
  }
  return Object.fromEntries(kept);
}
const unitFrom = (seed: number): string => toBase64url(testGate({ seed }).bytes(16));
const keptIn = (name: string): fc.Arbitrary<string> =>
  fc
    .record({ unit: fc.nat(), version: fc.nat(3), arm: fc.constantFrom('gone', ...settings(name).arms) })
    .map(({ unit, version, arm }) => keptArm({ ...settings(name), version }, unitFrom(unit), arm));
const forced = fc.option(
  fc.oneof(fc.string(), fc.constantFrom('cards:large', 'cards:large,page:dark', 'sections:on', 'page:../x')),
);

featureLaws<ExperimentInput>('experiments', {
  feature: all,
  input: fc.record({ forced }, { requiredKeys: [] }),
  values: {
    [UNIT]: fc.nat().map(unitFrom),
    abTestVariantId: keptIn('cards'),
    jsmAbTest: keptIn('page'),
    enabledListPageSmallerSectionsRandomization: keptIn('sections'),
  },
});

/** The first of many units that an experiment says something of. */
function unitWith(name: 'cards' | 'page' | 'sections', because: string): string {
  for (let seed = 1; seed < 1_000; seed++) {
    const unit = unitFrom(seed);
    const { value } = tests.on(name)(testGate(), storedIn({ [UNIT]: unit }), {});
    if (value[name].because === because) return unit;
  }
  throw new Error(`no unit of 1,000 is ${because}`);
}

describe('a visitor', () => {
  it('who has agreed becomes a unit, gets an arm, keeps it, and is told of once', () => {
    const first = tests.on('cards')(testGate(), storedIn({}), {});
    const arm: 'small' | 'large' = first.value.cards.arm;
    const kept = browserAfter(first);
    expect(first.value).toEqual({ cards: { arm, because: 'drawn', isCounted: true } });
    expect(kept[UNIT]).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(Object.keys(kept)).toEqual([UNIT, 'abTestVariantId']);
    expect(first.events).toEqual([
      {
        kind: 'exposure',
        entry: 'abTestVariantId',
        data: { experiment: 'cards', version: 0, arm, unit: kept[UNIT] },
      },
    ]);
    const second = tests.on('cards')(testGate({ seed: 9 }), storedIn(kept), {});
    expect(second).toEqual({
      value: { cards: { arm, because: 'kept', isCounted: true } },
      writes: [],
      events: [],
    });
  });

  it.each([[UNIT], ['abTestVariantId']])(
    'who refuses %s sees the control, counts for nothing and keeps nothing',
    (name) => {
      const outcome = tests.on('cards')(testGate({ refused: new Set([name]) }), storedIn({}), {});
      expect(outcome).toEqual({
        value: { cards: { arm: 'small', because: 'no-consent', isCounted: false } },
        writes: [],
        events: [],
      });
    },
  );

  it('is one unit in all experiments, and is exposed to those that a page shows only', () => {
    const { value, events, writes } = all(testGate(), storedIn({}), {});
    expect(Object.keys(value)).toEqual(['cards', 'page', 'sections']);
    expect(writes.filter(({ name }) => name === UNIT)).toHaveLength(1);
    expect(new Set(events.map(({ data }) => data.unit)).size).toBe(1);
    expect(tests.on('page')(testGate(), storedIn({}), {}).value).not.toHaveProperty('cards');
  });

  it('gets the same arm in a later session, from the unit alone', () => {
    const kept = browserAfter(tests.on('cards')(testGate(), storedIn({}), {}));
    const unit = kept[UNIT] as string;
    const again = tests.on('cards')(testGate(), storedIn({ [UNIT]: unit }), {});
    expect(browserAfter(again, { [UNIT]: unit })).toEqual(kept);
  });

  it('loses a unit that can be none of ours, and with it the arm', () => {
    const kept = browserAfter(tests.on('cards')(testGate(), storedIn({}), {}));
    for (const unit of ['x', `${kept[UNIT]}A`, '../../etc', '']) {
      const again = browserAfter(tests.on('cards')(testGate({ seed: 5 }), storedIn({ ...kept, [UNIT]: unit }), {}));
      expect(again[UNIT]).toBe(unitFrom(5));
      expect(again.abTestVariantId).toBeDefined();
    }
  });

  it.each([
    ['not-covered', 'page', 'plain'],
    ['other-namespace', 'sections', 'off'],
  ] as const)(
    'who is %s sees the control and is no part of it; what is left in the cookie goes',
    (because, name, arm) => {
      const stored = { [UNIT]: unitWith(name, because), [settings(name).cookie]: 'left' };
      const outcome = tests.on(name)(testGate(), storedIn(stored), {});
      expect(outcome.value).toEqual({ [name]: { arm, because, isCounted: false } });
      expect(outcome.writes).toEqual([{ kind: 'delete', name: settings(name).cookie }]);
      expect(outcome.events).toEqual([]);
    },
  );
});

describe('an arm that is kept', () => {
  const unit = unitWith('sections', 'drawn');
  const drawn = tests.on('sections')(testGate(), storedIn({ [UNIT]: unit }), {}).value.sections.arm;
  const other = drawn === 'on' ? 'off' : 'on';
  const { cookie } = settings('sections');
  const withKept = (text: string): Outcome<{ readonly sections: { because: string; arm: string } }> =>
    tests.on('sections')(testGate(), storedIn({ [UNIT]: unit, [cookie]: text }), {});
  const ofVersion = (version: number, arm = other): string => keptArm({ ...settings('sections'), version }, unit, arm);

  it('stays, whatever would be drawn now', () => {
    expect(withKept(ofVersion(2)).value.sections).toMatchObject({ arm: other, because: 'kept' });
  });

  it.each([
    ['of an earlier version', ofVersion(1)],
    ['of a later version, that was taken back', ofVersion(3)],
    ['of an arm that is gone', ofVersion(2, 'gone')],
    ['of another unit', keptArm(settings('sections'), unitFrom(999), other)],
    ['of another experiment', keptArm({ ...settings('sections'), name: 'cards' }, unit, other)],
    ['with more behind it', `${ofVersion(2)}.x`],
    ['that spells its version in another way', ofVersion(2).replace('.2.', '.02.')],
  ])('%s is drawn anew', (_, text) => {
    const outcome = withKept(text);
    expect(outcome.value.sections).toMatchObject({ arm: drawn, because: 'drawn' });
    expect(browserAfter(outcome)).toEqual({ [cookie]: ofVersion(2, drawn) });
    expect(outcome.events).toHaveLength(1);
  });

  it('of a version that is left out shows the control, and stays so that it is still known', () => {
    const outcome = withKept(ofVersion(0));
    expect(outcome).toEqual({
      value: { sections: { arm: 'off', because: 'blocked', isCounted: false } },
      writes: [],
      events: [],
    });
  });
});

describe('an arm that is asked for', () => {
  const run = (text: string, stored: Stored = storedIn({})) => all(testGate(), stored, { forced: text });

  it('is shown, counts for nothing and leaves nothing', () => {
    const outcome = tests.on('cards')(testGate(), storedIn({}), { forced: 'cards:large' });
    expect(outcome).toEqual({
      value: { cards: { arm: 'large', because: 'forced', isCounted: false } },
      writes: [],
      events: [],
    });
  });

  it('needs no consent', () => {
    const refused = new Set(tests.on('cards').names);
    const { value } = tests.on('cards')(testGate({ refused }), storedIn({}), { forced: 'cards:large' });
    expect(value.cards).toMatchObject({ arm: 'large', because: 'forced' });
  });

  it('leaves the arm that was kept as it is', () => {
    const kept = browserAfter(tests.on('cards')(testGate(), storedIn({}), {}));
    expect(browserAfter(run('cards:small,page:dark', storedIn(kept)), kept)).toMatchObject(kept);
  });

  it('may be several', () => {
    const { cards, page, sections } = run('cards:large,page:dark,sections:on').value;
    expect([cards.arm, page.arm, sections.arm]).toEqual(['large', 'dark', 'on']);
  });

  it.each([
    'cards:huge',
    'cards:',
    'cards',
    ':large',
    'constructor:large',
    'cards:large:x',
    'CARDS:large',
    ' cards:large',
    '',
  ])('is ignored as "%s"', (text) => expect(run(text).value.cards.because).toBe('drawn'));
});

describe('a mistake in an experiment is an error when it is made', () => {
  const cards: Experiment = { cookie: 'abTestVariantId', arms: ['small', 'large'] };
  it.each<[Partial<Experiment>, string]>([
    [{ arms: ['small'] }, 'arms are to be two or more, and different'],
    [{ arms: ['small', 'small'] }, 'arms are to be two or more, and different'],
    [{ arms: ['small', 'a.b'] }, 'each of arms is to be 1 to 64 letters, digits'],
    [{ weights: [1] }, 'weights are to be 2 numbers from 0, one for each arm, of a sum of 1'],
    [{ weights: [0.5, 0.4] }, 'weights are to be 2 numbers'],
    [{ weights: [1.5, -0.5] }, 'weights are to be 2 numbers'],
    [{ weights: [Number.NaN, 0.5] }, 'weights are to be 2 numbers'],
    [{ coverage: 1.1 }, 'coverage is to be a number from 0 to 1'],
    [{ coverage: Number.NaN }, 'coverage is to be a number from 0 to 1'],
    [{ namespace: { name: 'list', from: 0.5, to: 0.5 } }, 'namespace is to be from a number to a larger one'],
    [{ version: 1.5 }, 'version and minVersion are to be whole numbers'],
    [{ version: 1, minVersion: 2 }, 'minVersion is to be no more than version, which is 1'],
  ])('%j', (change, message) => {
    const experiment = { ...cards, ...change };
    expect(() => experiments({ cards: experiment })).toThrow(`experiment "cards": ${message}`);
    expect(() => experiments({ cards: experiment })).toThrow(`it is ${JSON.stringify(experiment)}`);
  });

  it('in its name', () => expect(() => experiments({ 'a.b': cards })).toThrow('experiment "a.b": its name is to be'));

  it('in its cookie, where that is of another', () => {
    expect(() => experiments({ cards, page: cards })).toThrow(
      'experiment "page": its cookie "abTestVariantId" is that of experiment "cards"; name another one for it',
    );
    expect(() => experiments({ cards: { ...cards, cookie: UNIT } })).toThrow('is that of the unit of all experiments');
  });

  it('in what a page shows', () => {
    // @ts-expect-error: what is no experiment does not compile.
    expect(() => tests.on('crads')).toThrow('there is no experiment "crads"; write one of cards, page, sections');
  });
});
