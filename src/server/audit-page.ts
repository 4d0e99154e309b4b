import { hash } from 'node:crypto';
import { html } from '../render/index.ts';
import { operatorPage } from './operator-page.ts';
import { problem } from './problem.ts';
import type { Site } from './site.ts';

/** `GET …/audit`: the report of the latest audit, as `samtykke audit --database` has kept it. */
export async function auditPage(site: Site): Promise<Response> {
  const latest = await site.store.latestAudit(site.name);
  if (!latest) return operatorPage(site, 'Audit', NOTHING_YET);
  return new Response(latest.page, {
    headers: { ...PRIVATE, 'content-type': 'text/html; charset=utf-8', ...policyOf(latest.page) },
  });
}

/** `GET …/audit/report`: the same as JSON. */
export async function auditReport(site: Site): Promise<Response> {
  const latest = await site.store.latestAudit(site.name);
  if (!latest) return problem('not-found', 'no audit has been kept: run samtykke audit with --database');
  return new Response(latest.report, { headers: { ...PRIVATE, 'content-type': 'application/json' } });
}

const PRIVATE = { 'cache-control': 'no-store' };

const NOTHING_YET = html`
  <p class="none">Nothing so far.</p>
  <p><code>samtykke audit ADDRESS --database DATABASE</code> keeps its report here; with <code>--schedule P7D</code> it goes on by itself.</p>`;

/** The page brings its style with it; nothing else may run or load, whatever an audited site has put into a name. */
function policyOf(page: string): { readonly 'content-security-policy': string } {
  const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '';
  const sources = `'sha256-${hash('sha256', style, 'base64')}'`;
  return {
    'content-security-policy': `default-src 'none'; img-src data:; style-src ${sources}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
  };
}
