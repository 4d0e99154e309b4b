import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paceOf } from './pace.ts';
import { type Progress, type ProgressNow, progressLine, readProgress, saveProgress } from './progress.ts';
import { envOfVisit, missingVariables, variablesIn, withoutValues, withValues } from './secrets.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'progress-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const progress: Progress = {
  format: 'samtykke/audit-progress/v1',
  key: 'abc',
  startedAt: '2026-11-27T10:00:00.000Z',
  pages: ['https://a.example/'],
  gaps: [],
  visits: [],
};

describe('what is done', () => {
  it('is found again under the same key, and only for its owner', async () => {
    const file = join(folder, 'a.json');
    await saveProgress(file, progress);
    await saveProgress(file, { ...progress, pages: [] });
    expect(await readProgress(file, 'abc')).toEqual({ kind: 'found', progress: { ...progress, pages: [] } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('is nothing where there is no file', async () => {
    expect(await readProgress(join(folder, 'none.json'), 'abc')).toEqual({ kind: 'none' });
  });

  it('of another registry or journey is of no use, and stays', async () => {
    const file = join(folder, 'b.json');
    await saveProgress(file, progress);
    expect(await readProgress(file, 'other')).toMatchObject({
      kind: 'unusable',
      mend: expect.stringContaining('delete it'),
    });
    expect(readFileSync(file, 'utf8')).toContain('abc');
  });

  it.each([['{'], ['null'], ['[]'], ['{"format":"samtykke/audit-progress/v1","key":"abc"}'], ['']])(
    'is not read from what is none: %s',
    async (text) => {
      const file = join(folder, 'c.json');
      writeFileSync(file, text);
      expect(await readProgress(file, 'abc')).toMatchObject({
        kind: 'unusable',
        reason: `${file} holds no progress of an audit`,
      });
    },
  );

  it('that cannot be kept says where and what to do', async () => {
    const file = join(folder, 'nowhere', 'a.json');
    await expect(saveProgress(file, progress)).rejects.toThrow(
      `${file}: what is done cannot be kept there; name a file in a folder that can be written to`,
    );
  });

  it('is not read from a folder', async () => {
    chmodSync(folder, 0o700);
    expect(await readProgress(folder, 'abc')).toMatchObject({ kind: 'unusable', mend: 'let this user read it' });
  });
});

/** Letters, and what would move the cursor or turn the line around. */
const ANY = fc.constantFrom('a', '/', 'é', '界', '\n', '\r', '\t', '\u001b', '\u0007', '\u202e', '\u0085');

describe('a line of progress', () => {
  const now: ProgressNow = {
    state: 'refused',
    states: { done: 2, all: 11 },
    pages: { done: 3, all: 20 },
    what: 'https://a.example/shop',
    elapsedMilliseconds: 62_500,
    gaps: 1,
  };

  it('says where the audit is', () => {
    expect(progressLine(now, 100)).toBe('[2/11] refused  3/20 pages  https://a.example/shop  1 gap  1:02');
  });

  it('cuts an address in its middle', () => {
    expect(progressLine({ ...now, gaps: 0 }, 50)).toBe('[2/11] refused  3/20 pages  https://…le/shop  1:02');
  });

  it('is never wider than the terminal, and never moves its cursor', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY }), fc.nat(200), (what, columns) => {
        const line = progressLine({ ...now, what }, columns);
        expect(line.length).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('a pace', () => {
  it('keeps pages of one host apart, and those of others not', async () => {
    const waits: number[] = [];
    let now = 1_000;
    const pace = paceOf(
      500,
      () => now,
      async (time) => {
        waits.push(time);
        now += time;
      },
    );
    await pace.turn('a');
    await pace.turn('b');
    await pace.turn('a');
    now += 2_000;
    await pace.turn('a');
    pace.slow('a', 3_000);
    await pace.turn('a');
    await pace.turn('a');
    expect(waits).toEqual([500, 500, 3_000]);
  });

  it('gives each of several that come at once a turn of its own', async () => {
    const waits: number[] = [];
    const pace = paceOf(
      100,
      () => 0,
      async (time) => void waits.push(time),
    );
    await Promise.all([pace.turn('a'), pace.turn('a'), pace.turn('a')]);
    expect(waits).toEqual([100, 200]);
  });
});

describe('a variable of the environment', () => {
  it.each([
    ['$USER', ['USER'], 'ann'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a form of the journey file
    ['${USER}@a.example', ['USER'], 'ann@a.example'],
    ['$USER$USER', ['USER', 'USER'], 'annann'],
    ['5 $$ each', [], '5 $ each'],
    ['$$USER', [], '$USER'],
    ['$MISSING.', ['MISSING'], '.'],
    ['$ alone', [], '$ alone'],
  ])('stands in %s', (text, names, value) => {
    expect(variablesIn(text)).toEqual(names);
    expect(withValues(text, { USER: 'ann' })).toBe(value);
  });

  it('is never printed', () => {
    const env = { PASSWORD: 'hunter2', LONGER: 'hunter2-and-more', SHORT: 'at' };
    expect(withoutValues('fill("hunter2-and-more") at hunter2', env)).toBe('fill("$LONGER") at $PASSWORD');
  });

  it('that is not there is told before anything starts', () => {
    const journey = {
      steps: [{ kind: 'fill', selector: '#a', value: '$A and $B' }],
      signIn: { kind: 'steps', steps: [{ kind: 'fill', selector: '#c', value: '$C' }] },
    } as never;
    expect(missingVariables(journey, { B: '' })).toEqual(['C', 'A']);
  });

  it('has a word of its own for each visit', () => {
    const steps = [{ kind: 'fill', selector: '#name', value: 'Ada $VISIT' }];
    expect(missingVariables({ steps } as never, {})).toEqual([]);
    const [one, other] = [envOfVisit({ A: 'x' }), envOfVisit({ A: 'x' })];
    expect(one).toEqual({ A: 'x', VISIT: expect.stringMatching(/^[\da-f]{8}$/) });
    expect(one.VISIT).not.toBe(other.VISIT);
  });
});
