import { expect, it } from 'vitest';
import { reportAs } from '../../../src/audit/index.ts';
import { aHostileReport, anAuditReport } from '../../support/an-audit-report.ts';
import { testServer } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const TOKEN = 'a-token-of-many-letters';
const AS_OPERATOR = { authorization: `Bearer ${TOKEN}` };

it('the latest audit is shown to who may see it, as a page that loads and runs nothing and as JSON', async () => {
  const server = await testServer({ tokens: [tokenFor(TOKEN, { scopes: ['audit'] })] });
  expect(await (await server.get('/samtykke/audit', AS_OPERATOR)).text()).toContain('Nothing so far');
  const none = await server.get('/samtykke/audit/report', AS_OPERATOR);
  expect([none.status, await none.json()]).toEqual([
    404,
    expect.objectContaining({ detail: expect.stringContaining('samtykke audit') }),
  ]);
  const site = server.consent.registry.site.domains[0] as string;
  const [report, page] = [reportAs('json', aHostileReport()), reportAs('html', aHostileReport())];
  await server.store.addAudit(site, { at: '2026-11-20T00:00:00.000Z', report, page });
  const shown = await server.get('/samtykke/audit', AS_OPERATOR);
  expect(await shown.text()).toBe(page.toWellFormed());
  const policy = shown.headers.get('content-security-policy') ?? '';
  const own = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
  const [style] = /'sha256-[^']+'/.exec(own ?? '') ?? [];
  expect(policy).toBe(
    `default-src 'none'; img-src data:; style-src ${style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
  );
  expect(shown.headers.get('cache-control')).toBe('no-store');
  const json = await server.get('/samtykke/audit/report', AS_OPERATOR);
  expect(await json.text()).toBe(report.toWellFormed());
  const later = reportAs('json', anAuditReport());
  await server.store.addAudit(site, { at: '2026-11-21T00:00:00.000Z', report: later, page: '' });
  expect(await (await server.get('/samtykke/audit/report', AS_OPERATOR)).text()).toBe(later);
});

it.each(['/samtykke/audit', '/samtykke/audit/report'])('%s opens to its scope alone', async (path) => {
  const server = await testServer({ tokens: [tokenFor(TOKEN, { scopes: ['rates'] })] });
  expect((await server.get(path, AS_OPERATOR)).status).toBe(403);
  expect((await server.get(path)).status).toBe(401);
  expect((await (await testServer()).get(path, AS_OPERATOR)).status).toBe(404);
});
