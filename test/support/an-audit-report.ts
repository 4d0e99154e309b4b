/** A report as an audit of a middling shop would answer: every part of it is there, and something departs in most. */
import { createHash } from 'node:crypto';
import type {
  AuditFinding,
  AuditReport,
  BannerLook,
  Evidence,
  MatrixCell,
  MatrixRow,
  RuleFacts,
  StateId,
  StateReport,
} from '../../src/audit/index.ts';

const STATES = [
  'before',
  'refused',
  'accepted',
  'only:analytics',
  'only:marketing',
  'withdrawn',
  'returned',
  'expired',
  'gpc',
  'no-script',
] as const satisfies readonly StateId[];

const STARTED_AT = Date.parse('2026-11-27T08:30:00Z');
const START = 'https://www.fjordshop.example/';
const SCRIPT = 'https://cdn.trackwell.example/t/collect.js';

const EPRIVACY = 'Directive 2002/58/EC art. 5(3); WP29 Opinion 04/2012 on cookie consent exemption';

const RULES: readonly RuleFacts[] = [
  {
    id: 'set-without-consent',
    severity: 'error',
    title: 'Nothing that needs consent is set, stored, sent or loaded without it.',
    source: `${EPRIVACY}; EDPB Guidelines 2/2023 v2.0`,
  },
  {
    id: 'undeclared',
    severity: 'error',
    title: 'What the registry does not name is not set, stored, sent or loaded.',
    source: 'GDPR art. 13(1)(c); CJEU Planet49, C-673/17',
  },
  {
    id: 'survives-withdrawal',
    severity: 'error',
    title: 'What was set under a consent is gone when the consent is.',
    source: 'GDPR art. 7(3); EDPB Guidelines 05/2020, paragraph 117',
  },
  {
    id: 'outlives-retention',
    severity: 'warning',
    title: 'Nothing lives longer than the registry says.',
    source: 'GDPR art. 5(1)(e) and 13(2)(a); CNIL 2020-091',
  },
  {
    id: 'banner-unequal',
    severity: 'warning',
    title: 'Refusing looks as much like an answer as accepting does.',
    source: 'EDPB Cookie Banner Taskforce, January 2023; Garante, Linee guida cookie, 10 June 2021',
  },
  {
    id: 'never-seen',
    severity: 'note',
    title: 'What the registry declares is there.',
    source: 'GDPR art. 5(1)(a)',
  },
  {
    id: 'wall',
    severity: 'error',
    title: 'A banner leaves the page usable.',
    source: 'EDPB Guidelines 05/2020, paragraph 39',
  },
];

/** What a finding is made of besides what its rule says. */
type Given = Omit<AuditFinding, 'severity' | 'source' | 'fingerprint' | 'states'>;

/** A finding as a rule of the report makes it; its states are those of its evidence. */
export function aFinding(given: Given): AuditFinding {
  const rule = RULES.find(({ id }) => id === given.rule);
  const { kind, name, host = '' } = given.subject;
  const fingerprint = createHash('sha256').update([given.rule, kind, name, host].join('\n')).digest('hex').slice(0, 16);
  return {
    severity: rule?.severity ?? 'error',
    source: rule?.source ?? EPRIVACY,
    states: [...new Set(given.evidence.map(({ state }) => state))],
    fingerprint,
    ...given,
  };
}

const stack = [
  { url: SCRIPT, line: 1, column: 48213, functionName: 'e.setId' },
  { url: SCRIPT, line: 1, column: 51002, functionName: '' },
  { url: `${START}assets/app.js`, line: 214, column: 9, functionName: 'loadTags' },
];

export function someEvidence(state: StateId, seconds: number, more: Partial<Evidence> = {}): Evidence {
  return {
    state,
    phase: 0,
    at: STARTED_AT + seconds * 1_000,
    page: START,
    seen: `seen-${seconds}`,
    what: 'document.cookie = "_twid=8f3c…; max-age=63072000; path=/"',
    stack,
    ...more,
  };
}

const place = (line: number, column = 5) => ({ file: 'registry.yaml', line, column });

const FINDINGS: readonly AuditFinding[] = [
  aFinding({
    rule: 'set-without-consent',
    subject: { kind: 'cookie', name: '_ga_*' },
    message: '"_ga_*" serves analytics and was set before a choice and after a refusal',
    mend: 'load Google Analytics only after consent: load: { google-analytics-4: G-… } in the registry does',
    evidence: [
      someEvidence('before', 3, {
        what: 'document.cookie = "_ga_7H2K…=GS1.1…; expires=Sat, 27 Nov 2027 08:30:03 GMT"',
      }),
      someEvidence('refused', 64, { screenshot: 'refused-2.png', page: `${START}list?sort=new&colour=red` }),
      someEvidence('gpc', 301, { request: 'GET https://www.googletagmanager.com/gtag/js?id=G-7H2K…' }),
    ],
    place: place(41),
    field: 'providers.google.extends',
  }),
  aFinding({
    rule: 'undeclared',
    subject: { kind: 'cookie', name: '_twid' },
    message:
      'a cookie "_twid" that the registry does not name lives 730 days, set by a script of cdn.trackwell.example',
    mend: 'declare it, or take the script out of the site',
    evidence: [someEvidence('before', 4), someEvidence('accepted', 121), someEvidence('returned', 240)],
    place: place(88, 1),
    field: 'entries',
  }),
  aFinding({
    rule: 'undeclared',
    subject: { kind: 'beacon', name: 'in.trackwell.example/v2/batch', host: 'in.trackwell.example' },
    message: 'data went to in.trackwell.example, which the registry does not name',
    mend: 'declare the endpoint with the provider that owns it, or stop sending',
    evidence: [
      someEvidence('before', 5, {
        what: 'POST https://in.trackwell.example/v2/batch (beacon, 412 bytes)',
        request: 'POST https://in.trackwell.example/v2/batch',
      }),
    ],
    place: place(88, 1),
    field: 'entries',
  }),
  aFinding({
    rule: 'survives-withdrawal',
    subject: { kind: 'localStorage', name: 'tw:queue' },
    message: '"tw:queue" was still there after the consent had been withdrawn',
    mend: 'clear it when consent ends: an entry of the registry is cleared by Samtykke',
    evidence: [someEvidence('withdrawn', 200, { phase: 1, what: 'localStorage "tw:queue" (213 letters)' })],
    place: place(60),
  }),
  aFinding({
    rule: 'outlives-retention',
    subject: { kind: 'cookie', name: 'basket' },
    message: '"basket" lives 400 days; the registry says 30',
    mend: 'set max-age=2592000, or declare retention: P400D',
    evidence: [
      someEvidence('before', 6, {
        what: 'Set-Cookie: basket=…; Max-Age=34560000; Path=/; Secure; HttpOnly; SameSite=Lax',
        request: `POST ${START}api/basket`,
        stack: [],
      }),
    ],
    place: place(52, 16),
    field: 'entries[2].retention',
  }),
  aFinding({
    rule: 'banner-unequal',
    subject: { kind: 'banner', name: 'first layer' },
    message: 'refusing is a grey link of 14 px beside a filled button of 16 px',
    mend: 'give both the same size, weight and ground',
    evidence: [
      someEvidence('before', 2, {
        what: 'button "Accept all" 180 × 44 px, link "Continue without" 96 × 18 px',
        stack: [],
        screenshot: 'banner.png',
      }),
    ],
  }),
  aFinding({
    rule: 'never-seen',
    subject: { kind: 'cookie', name: 'old_campaign' },
    message: '"old_campaign" is declared and was seen in no state',
    mend: 'take the entry out, or let a journey lead where it is set',
    evidence: [],
    place: place(79),
    field: 'entries[7]',
  }),
];

const KNOWN: readonly AuditFinding[] = [
  {
    ...aFinding({
      rule: 'outlives-retention',
      subject: { kind: 'cookie', name: 'lang' },
      message: '"lang" lives 365 days; the registry says 180',
      mend: 'set max-age=15552000, or declare retention: P1Y',
      evidence: [someEvidence('before', 7, { what: 'Set-Cookie: lang=no; Max-Age=31536000', stack: [] })],
      place: place(57, 16),
    }),
    since: '2026-09-14',
  },
];

const CONTROL = {
  box: { x: 24, y: 640, width: 180, height: 44 },
  colour: 'rgb(255, 255, 255)',
  background: 'rgb(27, 26, 32)',
  contrast: 17.1,
  fontSizePixels: 16,
  fontWeight: 600,
  isButton: true,
} as const;

const BANNER: BannerLook = {
  found: 'autoconsent',
  tool: 'Cookiebanner Pro',
  text: 'We and our 42 partners use cookies to give you the best experience.',
  box: { x: 0, y: 600, width: 1280, height: 200 },
  controls: [
    { ...CONTROL, means: 'accept', text: 'Accept all' },
    { ...CONTROL, means: 'settings', text: 'Settings', box: { x: 220, y: 640, width: 120, height: 44 } },
    {
      ...CONTROL,
      means: 'refuse',
      text: 'Continue without',
      box: { x: 360, y: 652, width: 96, height: 18 },
      colour: 'rgb(119, 119, 119)',
      background: 'rgb(255, 255, 255)',
      contrast: 4.5,
      fontSizePixels: 14,
      fontWeight: 400,
      isButton: false,
    },
  ],
  settings: [{ ...CONTROL, means: 'choice', text: 'Statistics', checked: true }],
  covers: 0.25,
  scrolls: true,
  screenshot: 'banner.png',
};

const PRESSED: Readonly<Partial<Record<StateId, string>>> = {
  refused: 'click "Continue without"',
  accepted: 'click "Accept all"',
  withdrawn: 'click "Accept all"',
  returned: 'click "Accept all"',
  expired: 'click "Accept all"',
};

type StatePhase = StateReport['phases'][number];

function aState(state: StateId, index: number): StateReport {
  const at = STARTED_AT + index * 60_000;
  const pressed = PRESSED[state];
  const first: StatePhase = {
    holding: { kind: 'nothing' },
    gpc: state === 'gpc',
    script: state !== 'no-script',
    startedAt: at,
  };
  const answered: StatePhase = {
    ...first,
    holding: { kind: state === 'refused' ? 'refused' : 'accepted' },
    startedAt: at + 9_000,
    answered: { kind: 'answered', by: 'autoconsent', actions: [pressed ?? ''] },
  };
  const failed: StatePhase = {
    ...first,
    holding: { kind: 'only', category: 'marketing' },
    startedAt: at + 9_000,
    answered: {
      kind: 'could-not',
      reason: 'no control of the second layer says "save"',
      actions: ['click "Settings"'],
    },
  };
  return {
    state,
    phases: [first, ...(pressed ? [answered] : []), ...(state === 'only:marketing' ? [failed] : [])],
    ...(state !== 'no-script' && { banner: BANNER }),
    pages: [START, `${START}list`, `${START}basket`],
    steps: [
      { at, phase: 0, what: `open ${START}`, page: START, screenshot: `${state.replace(':', '-')}-1.png` },
      ...(pressed
        ? [{ at: at + 9_000, phase: 0, what: pressed, page: START, screenshot: `${state}-2.png` }]
        : [{ at: at + 9_000, phase: 0, what: 'scroll to the end', page: START }]),
    ],
    gaps: [],
    requests: 40 + index * 3,
    cookies: 3 + index,
  };
}

const CELL: Omit<MatrixCell, 'state'> = { allowed: false, seen: 0, left: false, rules: [] };
type Seen = Partial<Record<StateId, Partial<MatrixCell>>>;

const aRow = (
  row: Omit<MatrixRow, 'cells' | 'declared'>,
  seen: Seen,
  allowed: readonly StateId[],
  declared = true,
): MatrixRow => ({
  ...row,
  declared,
  cells: STATES.map((state) => ({ ...CELL, state, allowed: allowed.includes(state), ...seen[state] })),
});

const ANALYTICS: readonly StateId[] = ['accepted', 'only:analytics', 'returned'];
const seenIn = (states: readonly StateId[], cell: Partial<MatrixCell>): Seen =>
  Object.fromEntries(states.map((state) => [state, cell]));

const MATRIX: readonly MatrixRow[] = [
  aRow(
    { kind: 'cookie', name: 'consent', category: 'essential', provider: 'internal' },
    seenIn(['refused', ...ANALYTICS], { seen: 1, left: true }),
    STATES,
  ),
  aRow(
    { kind: 'cookie', name: 'basket', category: 'essential', provider: 'internal' },
    seenIn(STATES, { seen: 1, left: true, rules: ['outlives-retention'] }),
    STATES,
  ),
  aRow(
    { kind: 'cookie', name: 'lang', category: 'functionality', provider: 'internal' },
    { before: { seen: 1, left: true } },
    ['accepted', 'returned'],
  ),
  aRow(
    { kind: 'cookie', name: '_ga_*', category: 'analytics', provider: 'google' },
    {
      ...seenIn(ANALYTICS, { seen: 4, left: true }),
      ...seenIn(['before', 'refused', 'gpc'], { seen: 2, left: true, rules: ['set-without-consent'] }),
    },
    ANALYTICS,
  ),
  aRow(
    { kind: 'localStorage', name: 'tw:queue', category: 'marketing', provider: 'trackwell' },
    { accepted: { seen: 9, left: true }, withdrawn: { left: true, rules: ['survives-withdrawal'] } },
    ['accepted', 'only:marketing', 'returned'],
  ),
  aRow({ kind: 'frame', name: 'player.vimeo.com/*', category: 'functionality', provider: 'vimeo' }, {}, [
    'accepted',
    'returned',
  ]),
  aRow({ kind: 'cookie', name: 'old_campaign', category: 'marketing', provider: 'internal' }, {}, [
    'accepted',
    'only:marketing',
    'returned',
  ]),
  aRow(
    { kind: 'cookie', name: '_twid' },
    seenIn(['before', 'accepted', 'returned'], { seen: 1, left: true, rules: ['undeclared'] }),
    [],
    false,
  ),
  aRow(
    { kind: 'beacon', name: 'in.trackwell.example/v2/batch' },
    { before: { seen: 3, rules: ['undeclared'] } },
    [],
    false,
  ),
];

const PATCH = `--- registry.yaml
+++ registry.yaml
@@ -86,2 +86,6 @@
     category: functionality
     retention: session
+  - name: _twid
+    provider: trackwell
+    category: functionality # unsure: category
+    retention: P730D
`;

/** The report, with members that a test cares about in the place of its own. */
export function anAuditReport(changes: Partial<AuditReport> = {}): AuditReport {
  const report: AuditReport = {
    format: 'samtykke/audit/v1',
    tool: { name: 'samtykke', version: '0.1.0' },
    site: 'Fjord Shop',
    starts: [START, `${START}list`],
    registry: {
      file: 'registry.yaml',
      version: '3f0c9a1be3d4f5a6978812345678abcdef0011223344556677889900aabbccdd',
      jurisdiction: 'NO',
    },
    browser: { name: 'Chromium', version: '143.0.7499.40' },
    startedAt: '2026-11-27T08:30:00.000Z',
    endedAt: '2026-11-27T08:41:30.000Z',
    complete: true,
    states: STATES.map(aState),
    rules: RULES,
    gaps: [],
    findings: FINDINGS,
    baseline: KNOWN,
    stale: [
      { rule: 'undeclared', kind: 'cookie', name: 'tmp_banner', fingerprint: 'aaaabbbbccccdddd', since: '2026-08-01' },
    ],
    matrix: MATRIX,
    trend: {
      previous: '2026-11-20T08:30:00.000Z',
      appeared: FINDINGS.slice(1, 3).map(({ fingerprint }) => fingerprint),
      gone: ['0123456789abcdef'],
      runs: [9, 8, 8, 6, 5, 4, 5].map((error, index) => ({
        at: new Date(STARTED_AT - (6 - index) * 7 * 86_400_000).toISOString(),
        error,
        warning: Math.max(0, 5 - index),
        note: 1,
        complete: index !== 2,
      })),
    },
    patch: PATCH,
  };
  return { ...report, ...changes };
}

/** Nothing found, and all of it looked at. */
export const aCleanReport = (changes: Partial<AuditReport> = {}): AuditReport =>
  anAuditReport({ findings: [], baseline: [], stale: [], matrix: MATRIX.map(withoutRules), ...changes });

const withoutRules = (row: MatrixRow): MatrixRow => ({
  ...row,
  cells: row.cells.map((cell) => ({ ...cell, rules: [] })),
});

/** Something that could not be looked at, in a state and beside all states. */
export function anIncompleteReport(changes: Partial<AuditReport> = {}): AuditReport {
  const whole = anAuditReport();
  return {
    ...whole,
    complete: false,
    gaps: [
      {
        where: `${START}login`,
        reason: 'the sign-in failed: the field "Password" is not there',
        mend: 'mend the journey',
      },
    ],
    states: whole.states.map((state) =>
      state.state === 'only:marketing'
        ? {
            ...state,
            gaps: [
              {
                where: 'only marketing',
                reason: 'the banner could not be answered',
                mend: 'name its buttons with selectors',
              },
            ],
          }
        : state,
    ),
    ...changes,
  };
}

/** What a site may have written into names, values and addresses, and every format must survive. */
export const HOSTILE =
  '</code></td><script>alert(1)</script>"\'`|]]>&amp;\u0000\u0007\u001b[31m\u0085\u202e\ud800\ufffe @everyone #1 https://evil.example/?a=[1]';

/** A report in which every text that a site or a journey can write is hostile. */
export function aHostileReport(): AuditReport {
  const whole = anIncompleteReport();
  const finding = aFinding({
    rule: 'undeclared',
    subject: { kind: 'cookie', name: HOSTILE, host: HOSTILE },
    message: HOSTILE,
    mend: HOSTILE,
    evidence: [
      someEvidence('before', 1, {
        what: HOSTILE,
        page: `https://evil.example/${HOSTILE}`,
        request: HOSTILE,
        stack: [{ url: HOSTILE, line: 0, column: 0, functionName: HOSTILE }],
        screenshot: HOSTILE,
      }),
    ],
  });
  return {
    ...whole,
    site: HOSTILE,
    starts: [HOSTILE],
    findings: [finding],
    baseline: [{ ...finding, fingerprint: 'ffffffffffffffff' }],
    gaps: [{ where: HOSTILE, reason: HOSTILE, mend: HOSTILE }],
    states: whole.states.map((state) => ({
      ...state,
      banner: { ...BANNER, text: HOSTILE, tool: HOSTILE, controls: [{ ...CONTROL, means: 'unclear', text: HOSTILE }] },
      pages: [HOSTILE],
      steps: [{ at: 0, phase: 0, what: HOSTILE, page: HOSTILE }],
    })),
    matrix: [aRow({ kind: 'cookie', name: HOSTILE, category: HOSTILE, provider: HOSTILE }, {}, [])],
    patch: `+${HOSTILE}\n`,
  };
}
