/** Where the page that the site publishes says something else than its registry. */
import { MONTH, type Planted, type PolicyRow, script, withConsent } from '../part.ts';

/** A preference that is as it was declared, so that only the page is wrong about it. */
const preference = (name: string): Pick<Planted, 'entries' | 'pages' | 'tidy' | 'shows'> => ({
  entries: [{ name, category: 'functionality', retention: 'P30D' }],
  pages: { '/product': { body: script(`shop.when('functionality', () => shop.keep('${name}', 'on', ${MONTH}));`) } },
  tidy: { functionality: `shop.forget('${name}');` },
  shows: [{ sees: `cookie ${name}@shop.test`, in: withConsent('functionality'), never: ['before', 'refused'] }],
});

const changed =
  (name: string, change: Partial<PolicyRow>) =>
  (rows: readonly PolicyRow[]): readonly PolicyRow[] =>
    rows.map((row) => (row.name === name ? { ...row, ...change } : row));

const found = (rule: string, name: string): Planted['finds'] => [
  { rule, kind: ['policy', 'cookie'], name: [name, `cookie ${name}`] },
];

export const PUBLISHED: readonly Planted[] = [
  {
    id: 'policy-without-entry',
    does: 'does not name a cookie on the page of its policy',
    ...preference('zoom'),
    policy: (rows) => rows.filter(({ name }) => name !== 'zoom'),
    finds: found('policy-lacks-entry', 'zoom'),
  },
  {
    id: 'policy-with-row-too-many',
    does: 'names a cookie on the page of its policy that the registry does not have',
    policy: (rows) => [
      ...rows,
      {
        name: 'old_banner',
        type: 'Cookie',
        category: 'marketing',
        provider: 'Corner Shop',
        purpose: 'An old banner',
        duration: '90 days',
      },
    ],
    shows: [{ sees: 'text old_banner', in: [] }],
    finds: found('policy-extra-row', 'old_banner'),
  },
  {
    id: 'policy-of-shorter-life',
    does: 'prints seven days for a cookie that lives for thirty',
    ...preference('font_size'),
    policy: changed('font_size', { duration: '7 days' }),
    finds: found('policy-retention', 'font_size'),
  },
  {
    id: 'policy-of-a-session',
    does: 'prints that a cookie ends with the session, and it lives for thirty days',
    ...preference('unit'),
    policy: changed('unit', { duration: 'Session' }),
    finds: found('policy-retention', 'unit'),
  },
  {
    id: 'policy-of-other-provider',
    does: 'prints that a cookie is the own one of somebody else',
    ...preference('currency'),
    policy: changed('currency', { provider: 'Currency Widgets GmbH' }),
    finds: found('policy-provider', 'currency'),
  },
  {
    id: 'policy-of-other-category',
    does: 'prints an optional cookie among the essential ones',
    ...preference('density'),
    policy: changed('density', { category: 'essential' }),
    finds: found('policy-category', 'density'),
  },
];
