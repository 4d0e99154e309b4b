import { describe, expect, it } from 'vitest';
import { AUDIT_REGISTRY } from '../../test/support/audit-registry.ts';
import { auditCase, cookie, visit } from '../../test/support/audit-visit.ts';
import { choosePolicy } from './choose-policy.ts';
import type { PublishedPolicy } from './published.ts';

const page = (url: string, ...names: readonly string[]): PublishedPolicy => ({
  url,
  rows: names.map((name) => ({
    ...{ name, kind: undefined, category: undefined, retention: undefined },
    ...{ printedRetention: undefined, provider: undefined, where: 'line 1' },
  })),
  unread: [],
});

describe('the policy that a site publishes', async () => {
  const { registry, visits } = await auditCase(AUDIT_REGISTRY, [visit('before', [[cookie('fresh')]])]);
  const chosen = (...found: readonly PublishedPolicy[]): string | undefined =>
    choosePolicy(found, registry, visits)?.url;

  it('is the page that names most of what is declared, however much another lists', () => {
    const concerts = page('/concerts', 'Live55', 'Live70', 'Live75', 'Live80', 'Live85');
    const brief = page('/brief', 'session', 'consent', '_an');
    const whole = page('/whole', 'session', 'consent', '_an', 'lang', 'gone');
    expect(chosen(concerts, brief, whole)).toBe('/whole');
    expect(chosen(concerts, brief)).toBe('/brief');
  });

  it('is none where pages list something else', () => {
    expect(chosen(page('/concerts', 'Live55', 'Live70', 'Live75', 'Live80'))).toBeUndefined();
    expect(chosen(page('/names', 'Live55', 'session', 'Live75'))).toBeUndefined();
    expect(chosen(page('/mentions', 'session', 'consent'))).toBeUndefined();
  });

  it('is one that tells of what the site does, though nobody declares it', () =>
    expect(chosen(page('/old', 'session', 'Fresh', 'gone'))).toBe('/old'));
});
