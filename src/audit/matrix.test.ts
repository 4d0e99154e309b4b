import { describe, expect, it } from 'vitest';
import { AUDIT_REGISTRY } from '../../test/support/audit-registry.ts';
import { auditCase, cookie, SITE, sent, stored, visit } from '../../test/support/audit-visit.ts';
import { findingsOf } from './audit-findings.ts';
import { matrixOf } from './matrix.ts';
import type { MatrixRow } from './report/report.ts';

describe('the matrix', async () => {
  const audited = await auditCase(AUDIT_REGISTRY, [
    visit('withdrawn', [[], [cookie('_an'), cookie('visitor')], [cookie('_an')]]),
    visit('before', [
      [cookie('_an'), stored('new'), sent('https://unknown.example/a'), sent('https://unknown.example/b')],
    ]),
    visit('accepted', [[], [cookie('_an'), cookie('_an'), sent(`${SITE}/collect`)]]),
  ]);
  const rows = matrixOf(audited, findingsOf(audited));
  const rowOf = (name: string): MatrixRow | undefined => rows.find((each) => each.name === name);
  const cells = (name: string): readonly string[] | undefined =>
    rowOf(name)?.cells.map(
      ({ state, allowed, seen, left, rules }) =>
        `${state}: ${allowed ? 'allowed' : 'denied'}, ${seen} seen${left ? ', left' : ''}${rules.map((each) => `, ${each}`).join('')}`,
    );

  it('has a row for each entry, in the order of the registry, and one for each thing that is not declared', () => {
    const declared = audited.registry.entries.map(({ name }) => name);
    expect(rows.map(({ name }) => name)).toEqual([...declared, 'new', 'unknown.example/a', 'unknown.example/b']);
    expect(rowOf('_an')).toMatchObject({ kind: 'cookie', category: 'analytics', provider: 'tracker', declared: true });
    expect(rowOf('new')).toMatchObject({ kind: 'localStorage', declared: false });
  });

  it('tells of each state what is allowed, what was seen in it, what was left, and what is wrong with it', () =>
    expect(cells('_an')).toEqual([
      'before: denied, 1 seen, left, set-without-consent',
      'accepted: allowed, 2 seen, left',
      'withdrawn: denied, 1 seen, left, set-without-consent',
    ]));

  it('shows what is only kept', () =>
    expect(cells('visitor')).toEqual([
      'before: denied, 0 seen',
      'accepted: allowed, 0 seen',
      'withdrawn: denied, 0 seen, left, survives-withdrawal',
    ]));

  it('has requests in it too', () => {
    expect(cells('/collect')).toEqual([
      'before: denied, 0 seen',
      'accepted: allowed, 1 seen',
      'withdrawn: denied, 0 seen',
    ]);
    expect(cells('unknown.example/a')).toEqual([
      'before: denied, 1 seen, undeclared',
      'accepted: denied, 0 seen',
      'withdrawn: denied, 0 seen',
    ]);
  });

  it('takes the cookie of the choice for what it is', () =>
    expect(cells('consent')?.every((each) => each.includes('allowed'))).toBe(true));
});
