import { describe, expect, it } from 'vitest';
import { isSameRetention, plainName } from './policy.ts';

describe('two retentions', () => {
  it.each([
    ['P1Y', 'P12M'],
    ['P2Y', 'P24M'],
    ['P13M', 'P395D'],
    ['P13M', 'P390D'],
    ['P13M', 'P1Y1M'],
    ['P1M', 'P30D'],
    ['P1M', 'P31D'],
    ['P6M', 'P180D'],
    ['P1Y', 'P365D'],
    ['P1W', 'P7D'],
    ['P1D', 'PT24H'],
    ['PT30M', 'PT1800S'],
    ['session', 'session'],
  ])('are the same: %s and %s', (a, b) => {
    expect(isSameRetention(a, b)).toBe(true);
    expect(isSameRetention(b, a)).toBe(true);
  });

  it.each([
    ['P13M', 'P1Y'],
    ['P13M', 'P400D'],
    ['P1M', 'P32D'],
    ['P30D', 'P31D'],
    ['PT30M', 'PT31M'],
    ['session', 'P1D'],
  ])('are two: %s and %s', (a, b) => expect(isSameRetention(a, b)).toBe(false));
});

describe('a printed name', () => {
  it.each([
    ['_ga', '_ga'],
    [' “_GA” ', '_ga'],
    ['_ga_<container-id>', '_ga_*'],
    ['_ga_[id]', '_ga_*'],
    ['_hjSession_{site_id}', '_hjsession_*'],
    ['_gat_xxx', '_gat_*'],
    ['_pk_id.####', '_pk_id.*'],
    ['_ga_…', '_ga_*'],
    ['_ga_...', '_ga_*'],
    ['_fbp (Meta)', '_fbp'],
    ['_hj\u200bid', '_hjid'],
    ['maxxx', 'maxxx'],
  ])('%s: %s', (printed, name) => expect(plainName(printed)).toBe(name));
});
