import { describe, expect, it } from 'vitest';
import { type DecisionTable, readTable } from '../../decision/index.ts';
import { markOf } from './mark.ts';

describe('markOf', () => {
  const table: DecisionTable = readTable({
    v: '',
    d: ['site.example'],
    c: 'consent',
    m: 0,
    s: [],
    p: [
      ['base', 1, 0, 'A'],
      ['ads', 0, 0, 'A'],
    ],
    r: [
      ['own', 0],
      ['evil', 1, 'evil.example'],
    ],
    e: [
      [0, 0, 0, 60, 'session'],
      [1, 1, 0, 60, '_evil'],
    ],
  });
  const state = (isAllowed: boolean) => ({
    parts: [
      { allowed: true, because: 'essential' as const },
      { allowed: isAllowed, because: 'granted' as const },
    ],
    maxLifetimeSeconds: 60,
  });

  it('names what an address waits for', () => {
    expect(markOf(table, state(false), 'script', 'cdn.evil.example/a.js')).toBe('ads:evil');
    expect(markOf(table, state(false), 'frame', 'unknown.example/')).toBe('');
  });

  it('names nothing for what may be loaded', () => {
    expect(markOf(table, state(true), 'script', 'cdn.evil.example/a.js')).toBeUndefined();
    expect(markOf(table, state(false), 'beacon', '/a')).toBeUndefined();
  });
});
