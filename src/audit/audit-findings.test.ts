import { describe, expect, it } from 'vitest';
import { AUDIT_REGISTRY } from '../../test/support/audit-registry.ts';
import { auditCase, cookie, loaded, SITE, sent, served, stored, visit } from '../../test/support/audit-visit.ts';
import { findingsOf } from './audit-findings.ts';
import type { AuditFinding } from './finding.ts';
import type { Visit } from './observation.ts';

const DAY = 86_400;
const T_JS = 'https://tracker.example/t.js';

async function findings(...visits: readonly Visit[]): Promise<readonly AuditFinding[]> {
  const all = findingsOf(await auditCase(AUDIT_REGISTRY, visits));
  return all.filter(({ rule }) => rule !== 'never-seen');
}

const only = (found: readonly AuditFinding[]): AuditFinding => {
  expect(found).toHaveLength(1);
  return found[0] as AuditFinding;
};

describe('a finding', () => {
  it('tells a star that was seen from one that stands for what changes', async () => {
    const names = await findings(
      visit('before', [[cookie('ses*'), cookie('_vis_1234567890123')]]),
      visit('accepted', [[cookie('_vis_9876543210987')]]),
    );
    expect(names.map(({ subject }) => subject)).toEqual([
      { kind: 'cookie', name: '_vis_*' },
      { kind: 'cookie', name: 'ses*', literal: true },
    ]);
    expect(names[1]?.mend).not.toContain('- {');
  });

  it('says in one sentence what, by whom, where, when and for how long', async () => {
    const { message, mend } = only(
      await findings(
        visit('before', [[cookie('new', '1', { by: `${SITE}/app.js?v=1`, on: '/shop', lifetimeSeconds: 730 * DAY })]]),
      ),
    );
    expect(message).toBe(
      'new cookie "new", undeclared, set by script https://site.example/app.js?v=1 on page https://site.example/shop before consent, lives 730 days',
    );
    expect(mend).toContain(
      '- { name: "new", kind: cookie, provider: internal, category: CATEGORY, retention: RETENTION }',
    );
  });

  it('stands at the entry that it is about, or where one would belong', async () => {
    const lineOf = (text: string): number => AUDIT_REGISTRY.split('\n').findIndex((line) => line.includes(text)) + 1;
    const found = await findings(
      visit('accepted', [
        [],
        [
          cookie('lang', 'en', { lifetimeSeconds: 60 * DAY }),
          cookie('x', '1', { domain: 'ads.example' }),
          stored('new'),
        ],
      ]),
    );
    const places = Object.fromEntries(found.map(({ subject, place, field }) => [subject.name, [place?.line, field]]));
    expect(places).toEqual({
      lang: [lineOf('name: lang'), 'entries[5].retention'],
      // Behind the last entry of the same provider; of the site's own behind the last of all.
      x: [lineOf('name: uid'), 'entries[15].name'],
      new: [lineOf('/sw.js'), 'entries[23].name'],
    });
  });

  it('is one for all states in which it was seen, and says in which', async () => {
    const set = cookie('_an', '1', { by: T_JS });
    const { states, evidence, message } = only(
      await findings(
        visit('withdrawn', [[], [set], [set]]),
        visit('before', [[set]]),
        visit('refused', [[set], [set]]),
      ),
    );
    expect(states).toEqual(['before', 'refused', 'withdrawn']);
    expect(evidence.map(({ state, phase }) => `${state} ${phase}`)).toEqual([
      'before 0',
      'refused 0',
      'refused 1',
      'withdrawn 2',
    ]);
    expect(message).toContain('before consent, after refusal and in 1 more state');
  });

  it('counts what happens before an answer to no answer', async () => {
    const { states } = only(await findings(visit('accepted', [[cookie('_an')], [cookie('_an')]]), visit('before', [])));
    expect(states).toEqual(['before']);
  });

  it('is one for what an earlier state has set and a later one only keeps', async () => {
    const { rule, states } = only(await findings(visit('withdrawn', [[cookie('_an')], [], []])));
    expect([rule, states]).toEqual(['set-without-consent', ['before']]);
  });

  it('is one for names that change from visit to visit, and keeps its fingerprint from run to run', async () => {
    const run = async (...names: readonly string[]) =>
      findings(...names.map((name, index) => visit(index ? 'refused' : 'before', [[cookie(name)]])));
    const first = only(await run('_hj_4711', '_hj_8932'));
    const second = only(await run('_hj_1234', '_hj_5678'));
    expect(first.subject).toEqual({ kind: 'cookie', name: '_hj_*' });
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(first.evidence.map(({ what }) => what.slice(0, 26))).toEqual([
      'document.cookie = "_hj_471',
      'document.cookie = "_hj_893',
    ]);
  });

  it('has the request and the call stack, and no whole identifier', async () => {
    const id = '0f3a9c17e2b84d55a1c6f0e9d8b7a654';
    const [finding] = await findings(
      visit('before', [[sent(`https://unknown.example/u/${id}?cid=${id}&v=2`, { by: T_JS, type: 'image' })]]),
    );
    expect(finding?.evidence).toEqual([
      {
        state: 'before',
        phase: 0,
        at: expect.any(Number),
        page: `${SITE}/`,
        seen: '0.0',
        what: 'GET https://unknown.example/u/0f3…?cid=0f3…&v=2',
        request: 'GET https://unknown.example/u/0f3…?cid=0f3…&v=2',
        stack: [{ url: T_JS, line: 1, column: 1, functionName: '' }],
      },
    ]);
  });

  it('names the answer that has set a cookie', async () => {
    const { message, evidence } = only(
      await findings(
        visit('before', [
          [
            sent(`${SITE}/api/cart`, { id: 'r', method: 'POST' }),
            served('new', '1', { cause: { kind: 'response', stack: [], request: 'r' } }),
          ],
        ]),
      ),
    );
    expect(message).toContain('set by the answer of POST https://site.example/api/cart');
    expect(evidence[0]?.request).toBe('POST https://site.example/api/cart');
  });

  it('shows of the same thing some of each state, not all', async () => {
    const many = Array.from({ length: 40 }, () => cookie('_an'));
    const { evidence } = only(await findings(visit('before', [many]), visit('refused', [[], many])));
    expect(evidence).toHaveLength(6);
    expect(evidence.filter(({ state }) => state === 'refused')).toHaveLength(3);
  });
});

describe('findings', () => {
  it('come in the order of severity, then of the file, then of names', async () => {
    const found = await findings(
      visit('accepted', [
        [],
        [
          served('session', '1', { httpOnly: false }),
          cookie('zeta'),
          cookie('alpha'),
          cookie('lang', 'en', { lifetimeSeconds: 60 * DAY }),
        ],
      ]),
    );
    expect(found.map(({ severity, subject }) => `${severity} ${subject.name}`)).toEqual([
      'error lang',
      'error alpha',
      'error zeta',
      'warning session',
    ]);
  });

  it('are none on a site that does what it says', async () => {
    const essential = [
      served('session', 'a8f5f167f44f4964e6c998dee827110c', { httpOnly: true }),
      cookie('csrf', 'f'),
      sent(`${SITE}/`, { type: 'document' }),
      loaded(`${SITE}/app.js`),
      sent(`${SITE}/stats/hit`, { type: 'beacon', method: 'POST' }),
      sent('https://pay.example/frame', { type: 'frame' }),
    ];
    const agreed = [
      ...essential,
      cookie('lang', 'en', { lifetimeSeconds: 30 * DAY }),
      loaded(T_JS),
      cookie('_an', 'GA1.1.987654321.1800000000', { by: T_JS, lifetimeSeconds: 395 * DAY }),
      sent('https://tracker.example/hit?cid=987654321.1800000000', { type: 'image' }),
    ];
    const cleared = [
      cookie('lang', '', { lifetimeSeconds: 0 }),
      cookie('_an', '', { lifetimeSeconds: 0 }),
      served('consent', 'v1.none', { lifetimeSeconds: 180 * DAY }),
      ...essential,
    ];
    expect(
      await findings(
        visit('before', [essential]),
        visit('refused', [essential, [served('consent', 'v1.none'), ...essential]]),
        visit('accepted', [essential, [served('consent', 'v1.all'), ...agreed]]),
        visit('withdrawn', [essential, agreed, cleared]),
        visit('returned', [essential, agreed, agreed]),
        visit('expired', [essential, agreed, cleared]),
        visit('gpc', [essential]),
        visit('no-script', [essential.slice(0, 1)]),
      ),
    ).toEqual([]);
  });
});
