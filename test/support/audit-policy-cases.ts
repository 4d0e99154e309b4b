import type { PublishedPolicy, PublishedRow } from '../../src/audit/index.ts';
import type { RuleCase, RuleCases } from './audit-cases.ts';

const REGISTRY = `site:
  name: Night Stage
  domains: [site.example]
  controllers: [{ name: Night Stage Nord AS, office: Oslo, register: "1" }]
  contacts: { requests: a@site.example }
  languages: [en]
categories:
  essential: { always: true }
  analytics: { label: { en: Counting } }
providers:
  google: { name: Google Ireland Limited, hosts: [google-analytics.com], policy: "https://policies.google.com/privacy" }
entries:
  - { name: consent, category: essential, retention: P1Y }
  - { name: _ga, provider: google, category: analytics, retention: P13M }
  - { name: _ga_*, provider: google, category: analytics, retention: P13M }
  - { name: google-analytics.com/*, kind: beacon, provider: google, category: analytics, retention: session }
`;

const row = (name: string, more: Partial<PublishedRow> = {}): PublishedRow => ({
  name,
  kind: 'cookie',
  category: 'analytics',
  retention: 'P13M',
  printedRetention: '13 months',
  provider: 'Google',
  where: 'table 1, row 2',
  ...more,
});

const CONSENT = row('consent', {
  category: 'essential',
  retention: 'P1Y',
  printedRetention: '1 year',
  provider: 'Night Stage',
});
const ROWS = [CONSENT, row('_ga'), row('_ga_*')];

const policy = (rows: readonly PublishedRow[], unread: readonly string[] = []): RuleCase => {
  const published: PublishedPolicy = { url: 'https://site.example/cookies', rows, unread };
  return { visits: [], published, registry: REGISTRY };
};

/** The page with another row in the place of that of `_ga`. */
const with_ga = (more: Partial<PublishedRow>): RuleCase => policy([CONSENT, row('_ga', more), row('_ga_*')]);

export const POLICY_CASES: RuleCases = {
  'policy-lacks-entry': {
    wrong: {
      'an entry without a row': policy([CONSENT, row('_ga')]),
      'a beacon, where the page has rows of scripts': policy([
        ...ROWS,
        row('cdn.example/x.js', { kind: 'script', retention: undefined, printedRetention: '–' }),
      ]),
    },
    also: { 'a beacon, where the page has rows of scripts': ['policy-extra-row'] },
    right: {
      'a row for each': policy(ROWS),
      'a page of cookies without beacons': policy(ROWS),
      'names in quotes and in capitals': policy([CONSENT, row('“_GA”'), row('_ga_<container-id>')]),
      'a name that a pattern of the registry holds': policy([CONSENT, row('_ga'), row('_ga_AB12CD')]),
      'what stands there and could not be read': policy([CONSENT, row('_ga')], ['_ga_*: see above']),
      'a page in which nothing could be read': policy([]),
    },
  },
  'policy-extra-row': {
    wrong: { 'a row that nothing declares': policy([...ROWS, row('_fbp')]) },
    right: {
      'a kind that the page does not tell apart': policy([CONSENT, row('_ga', { kind: undefined }), row('_ga_*')]),
    },
  },
  'policy-retention': {
    wrong: {
      'another one': with_ga({ retention: 'P2Y', printedRetention: '2 years' }),
      'a session': with_ga({ retention: 'session', printedRetention: 'Session' }),
      'none, where others have one': with_ga({ retention: undefined, printedRetention: undefined }),
    },
    right: {
      'the same in other words': policy([
        { ...CONSENT, retention: 'P12M', printedRetention: '12 months' },
        row('_ga', { retention: 'P395D', printedRetention: '395 days' }),
        row('_ga_*'),
      ]),
      'one that could not be read': with_ga({ retention: undefined, printedRetention: 'as long as needed' }),
    },
  },
  'policy-provider': {
    wrong: {
      'another one': with_ga({ provider: 'Hotjar Ltd' }),
      'the site itself': with_ga({ provider: 'Night Stage' }),
      'nobody, where others have one': with_ga({ provider: undefined }),
    },
    right: {
      'its id': with_ga({ provider: 'GOOGLE' }),
      'its whole name': with_ga({ provider: 'Google Ireland Ltd.' }),
      'a host of its own': with_ga({ provider: 'www.google-analytics.com' }),
      'the site by its company, its domain or a word': policy([
        { ...CONSENT, provider: 'Night Stage Nord AS' },
        row('_ga'),
        row('_ga_*'),
      ]),
      'the site by its domain': policy([{ ...CONSENT, provider: '.site.example' }, row('_ga'), row('_ga_*')]),
      'the site by a word': policy([{ ...CONSENT, provider: 'First party' }, row('_ga'), row('_ga_*')]),
      'nobody for the site’s own': policy([{ ...CONSENT, provider: undefined }, row('_ga'), row('_ga_*')]),
    },
  },
  'policy-category': {
    wrong: {
      'another one': with_ga({ category: 'essential' }),
      'a word for another one': with_ga({ category: 'Strictly necessary' }),
    },
    right: {
      'its own label': with_ga({ category: 'Counting' }),
      'a word for it': with_ga({ category: 'Statistics' }),
      nothing: with_ga({ category: undefined }),
    },
  },
};
