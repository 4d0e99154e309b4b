/** Where the published page is wrong, in ways that one reads over. */
import { DAY, type Planted, type PolicyRow, script, withConsent } from '../part.ts';

const key = (name: string): Pick<Planted, 'entries' | 'pages' | 'tidy' | 'shows'> => ({
  entries: [{ name, kind: 'localStorage', category: 'functionality', retention: 'P1Y' }],
  pages: { '/article': { body: script(`shop.when('functionality', () => { localStorage['${name}'] = 'on'; });`) } },
  tidy: { functionality: `localStorage.removeItem('${name}');` },
  shows: [{ sees: `localStorage ${name}@shop.test`, in: withConsent('functionality'), never: ['before', 'refused'] }],
});

const counted = (name: string): Pick<Planted, 'entries' | 'pages' | 'tidy' | 'shows'> => ({
  entries: [{ name, category: 'analytics', provider: 'tracker', retention: 'P90D' }],
  pages: { '/article': { body: script(`shop.when('analytics', () => shop.keep('${name}', '1', ${90 * DAY}));`) } },
  tidy: { analytics: `shop.forget('${name}');` },
  shows: [{ sees: `cookie ${name}@shop.test`, in: withConsent('analytics'), never: ['before', 'refused'] }],
});

const changed =
  (name: string, change: Partial<PolicyRow>) =>
  (rows: readonly PolicyRow[]): readonly PolicyRow[] =>
    rows.map((row) => (row.name === name ? { ...row, ...change } : row));

const found = (rule: string, kind: string, name: string): Planted['finds'] => [
  { rule, kind: ['policy', kind], name: [name, `${kind} ${name}`] },
];

export const PUBLISHED: readonly Planted[] = [
  {
    id: 'policy-without-key',
    does: 'names its cookies on the page, and not a key of localStorage',
    ...key('panel:open'),
    policy: (rows) => rows.filter(({ name }) => name !== 'panel:open'),
    finds: found('policy-lacks-entry', 'localStorage', 'panel:open'),
  },
  {
    id: 'policy-with-key-too-many',
    does: 'names a pattern of keys that the registry does not have',
    policy: (rows) => [
      ...rows,
      {
        name: 'legacy:*',
        type: 'Local storage',
        category: 'functionality',
        provider: 'Corner Shop',
        purpose: 'An old release',
        duration: '1 year',
      },
    ],
    shows: [{ sees: 'text legacy', in: [] }],
    finds: found('policy-extra-row', 'localStorage', 'legacy:*'),
  },
  {
    id: 'policy-of-longer-life',
    does: 'prints two years for a cookie that lives for ninety days',
    ...counted('pol_a'),
    policy: changed('pol_a', { duration: '2 years' }),
    finds: found('policy-retention', 'cookie', 'pol_a'),
  },
  {
    id: 'policy-of-own',
    does: "prints that the tracker's cookie is the site's own",
    ...counted('pol_b'),
    policy: changed('pol_b', { provider: 'Corner Shop' }),
    finds: found('policy-provider', 'cookie', 'pol_b'),
  },
  {
    id: 'policy-of-milder-category',
    does: 'prints a cookie of analytics among those of functionality',
    ...counted('pol_c'),
    policy: changed('pol_c', { category: 'functionality' }),
    finds: found('policy-category', 'cookie', 'pol_c'),
  },
];
