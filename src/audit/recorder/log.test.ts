import { describe, expect, it } from 'vitest';
import type { Seen } from '../observation.ts';
import { Log, UNKNOWN } from './log.ts';

const WHERE = { page: 'https://shop.test/', frame: 'https://shop.test/' };

describe('the phase of what is seen', () => {
  let now = 0;
  const log = new Log(() => ++now);
  const phasesOf = (all: readonly Seen[]): readonly number[] => log.placed(all).map(({ phase }) => phase);
  const see = (): Seen => log.seen(WHERE, UNKNOWN);

  it('is the one that goes on', () => {
    const first = see();
    log.enter(1);
    const second = see();
    expect([first, second].map(({ phase }) => phase)).toEqual([0, 1]);
    expect(phasesOf([first, second])).toEqual([0, 1]);
  });

  it('is the next one from what has begun that one on, though that is known later', () => {
    const all = [see(), see(), see()];
    log.enter(2, all[1]?.at);
    expect(phasesOf([...all, see()])).toEqual([1, 2, 2, 2]);
  });

  it('stays what it was for what was seen before', () => {
    const before = see();
    log.enter(3);
    expect(phasesOf([before, see()])).toEqual([2, 3]);
  });
});
