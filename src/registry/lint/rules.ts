import { JURISDICTIONS, type JurisdictionId } from '../jurisdictions/index.ts';
import { match, matcherOf } from '../match.ts';
import type { Path } from '../places.ts';
import {
  type Entry,
  type Localised,
  type Provider,
  type Purpose,
  type Registry,
  STANDARD_CATEGORIES,
} from '../registry.ts';
import { retentionSeconds } from '../retention.ts';
import { nearNames } from '../suggest.ts';
import type { Severity } from './finding.ts';
import { KNOWN_NAMES, type KnownName, TELLING_WORDS } from './known-names.ts';

/** What a rule found, before it is given a place in the file. */
interface Catch {
  readonly path: Path;
  readonly message: string;
  readonly mend: string;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence: what the rule wants. */
  readonly title: string;
  readonly source: string;
  readonly check: (registry: Registry) => readonly Catch[];
}

const known = matcherOf(KNOWN_NAMES.map((each) => [each.name, each] as const));
const knownAs = ({ kind, name }: Entry): KnownName | undefined =>
  kind === 'cookie' ? match(known, name.replace(/\*$/, '')) : undefined;

const EPRIVACY = 'Directive 2002/58/EC art. 5(3); WP29 Opinion 04/2012 on cookie consent exemption';

export const RULES: readonly Rule[] = [
  {
    id: 'essential-tracker',
    severity: 'error',
    title: 'A tracking identifier cannot be essential.',
    source: `${EPRIVACY}; EDPB Cookie Banner Taskforce, January 2023`,
    check: (registry) =>
      eachEntry(registry, (entry, purpose) => {
        const fact = knownAs(entry);
        if (!purpose.always || !fact) return undefined;
        return {
          field: 'category',
          message: `"${entry.name}" is a cookie of ${fact.product} and serves ${fact.serves}; the site works without it`,
          mend: `write category: ${fact.serves}, and load it only after consent`,
        };
      }),
  },
  {
    id: 'essential-by-words',
    severity: 'warning',
    title: 'What an essential entry says it is for must be needed for what the visitor asked for.',
    source: `${EPRIVACY}; Conseil d'État, 8 April 2022 (affiliates); CNIL 2020-091 (A/B tests)`,
    check: (registry) =>
      eachEntry(registry, (entry, purpose) => {
        const what = purpose.always && !knownAs(entry) ? tellingWords(entry) : undefined;
        if (what === undefined) return undefined;
        return {
          field: 'details',
          message: `"${entry.name}" is declared essential, and its own text says that it serves ${what}`,
          mend: 'move it to a category that is asked for, or say what the visitor asked for that needs it',
        };
      }),
  },
  {
    id: 'wrong-category',
    severity: 'error',
    title: 'A cookie that serves advertising across sites is asked for as that.',
    source: 'GDPR art. 4(11) and 5(1)(b): consent is specific to the purpose; ÚOOÚ list of common faults',
    check: (registry) =>
      eachEntry(registry, (entry, purpose) => {
        const fact = knownAs(entry);
        if (purpose.always || fact?.serves !== 'marketing' || purpose.advertising || purpose.id === 'marketing')
          return undefined;
        return {
          field: 'category',
          message: `"${entry.name}" is a cookie of ${fact.product} and serves advertising, not "${purpose.id}"`,
          mend: 'declare a category for it (marketing: { advertising: true }) and move it there',
        };
      }),
  },
  {
    id: 'retention-over-cap',
    severity: 'error',
    title: 'Nothing lives longer than the rules of the place allow.',
    source: 'GDPR art. 5(1)(e); CNIL 2020-091; browsers cap cookies at 400 days (RFC 6265bis 5.5)',
    check: (registry) => {
      const { maxLifetimeDays } = JURISDICTIONS[registry.site.jurisdiction as JurisdictionId];
      return eachEntry(registry, (entry) => {
        const days = (retentionSeconds(entry.retention) ?? 0) / 86_400;
        if (days <= maxLifetimeDays) return undefined;
        return {
          field: 'retention',
          message: `"${entry.name}" is declared to live ${days} days; the rules for ${registry.site.jurisdiction} allow ${maxLifetimeDays}`,
          mend: 'write retention: P13M or less, and set it for no longer',
        };
      });
    },
  },
  {
    id: 'missing-details',
    severity: 'error',
    title: 'Every entry says what it is for.',
    source: 'GDPR art. 13(1)(c); CJEU Planet49, C-673/17',
    check: (registry) =>
      eachEntry(registry, (entry) => {
        if (Object.keys(entry.details).length > 0) return undefined;
        return {
          field: 'name',
          message: `nothing says what "${entry.name}" is for`,
          mend: 'add details: a sentence in plain words',
        };
      }),
  },
  {
    id: 'missing-justification',
    severity: 'error',
    title: 'Every essential entry says why it needs no consent.',
    source: `${EPRIVACY}; GDPR art. 5(2)`,
    check: (registry) =>
      eachEntry(registry, (entry, purpose) => {
        if (!purpose.always || entry.justification) return undefined;
        return {
          field: 'name',
          message: `nothing says why "${entry.name}" is essential`,
          mend: 'add justification: { criterion: requested-service, reason: … }, or move it to a category that is asked for',
        };
      }),
  },
  {
    id: 'missing-translation',
    severity: 'warning',
    title: 'What a visitor reads is there in each language that the site offers.',
    source: 'GDPR art. 12(1); ÚOOÚ and ANPD on banners in a foreign language',
    check: (registry) => [
      ...untranslatedArrangement(registry),
      ...untranslatedEntries(registry),
      ...untranslatedPurposes(registry),
    ],
  },
  {
    id: 'unknown-provider',
    severity: 'error',
    title: 'Every provider is declared, so that a visitor can see who it is.',
    source: 'GDPR art. 13(1)(e); CNIL 2020-091: recipients are listed by name',
    check: (registry) =>
      eachProvider(registry, (provider) => {
        if (provider.declared) return undefined;
        const near = nearNames(
          provider.id,
          registry.providers.filter((each) => each.declared).map((each) => each.id),
        );
        const hint = near.length > 0 ? `did you mean "${near[0]}"? Else declare` : 'declare';
        return {
          message: `nothing is known of the provider "${provider.id}" but its id`,
          mend: `${hint} it under providers: name, hosts, policy, country`,
        };
      }),
  },
  {
    id: 'missing-provider-policy',
    severity: 'warning',
    title: 'Every third party has a link to its own privacy policy.',
    source: 'GDPR art. 13(1)(e); Planet49 on access by third parties',
    check: (registry) =>
      eachProvider(registry, ({ id, party, policy }) => {
        if (party === 'first' || policy !== undefined) return undefined;
        return {
          message: `the third party "${id}" has no link to its privacy policy`,
          mend: `add policy: https://… to the provider "${id}"`,
        };
      }),
  },
  {
    id: 'missing-arrangement',
    severity: 'error',
    title: 'A joint controller comes with the essence of the arrangement.',
    source: 'GDPR art. 26(2); CJEU Fashion ID, C-40/17',
    check: (registry) =>
      eachProvider(registry, ({ id, role, arrangement }) => {
        if (role !== 'joint' || arrangement) return undefined;
        return {
          message: `"${id}" is a joint controller, and nothing says what was arranged with it`,
          mend: `add arrangement: … to the provider "${id}"`,
        };
      }),
  },
  {
    id: 'missing-site-arrangement',
    // Ours: a warning, since several controllers may each answer for a part of their own.
    severity: 'warning',
    title: 'Joint controllers tell the essence of what they have agreed between them.',
    source: 'GDPR art. 26(2)',
    // GDPR art. 26(2): "The essence of the arrangement shall be made available to the data subject."
    check: ({ site: { controllers, arrangement = {} } }) => {
      if (controllers.length < 2 || Object.keys(arrangement).length > 0) return [];
      const names = controllers.map(({ name }) => `"${name}"`).join(' and ');
      return [
        {
          path: ['site', 'controllers'],
          message: `${names} are controllers together, and nothing says what they have agreed between them`,
          mend: 'add arrangement: … to site: who decides what, who answers requests, and that a visitor can turn to each',
        },
      ];
    },
  },
  {
    id: 'discontinued',
    severity: 'note',
    title: 'What no longer exists is not declared.',
    source: 'GDPR art. 5(1)(c); ÚOOÚ list: a policy that does not tell what is',
    check: (registry) =>
      eachEntry(registry, (entry) => {
        const since = entry.discontinued ?? knownAs(entry)?.discontinued;
        if (since === undefined) return undefined;
        return {
          field: 'name',
          message: `"${entry.name}" belongs to ${knownAs(entry)?.product ?? 'a product'} that its maker has ended (${since})`,
          mend: 'take the entry out, and whatever still loads it',
        };
      }),
  },
];

type EntryCatch = { readonly field: string; readonly message: string; readonly mend: string };

function eachEntry(
  registry: Registry,
  check: (entry: Entry, purpose: Purpose) => EntryCatch | undefined,
): readonly Catch[] {
  const purposes = new Map(registry.purposes.map((each) => [each.id, each]));
  return registry.entries.flatMap((entry, index) => {
    const found = check(entry, purposes.get(entry.purpose) as Purpose);
    return found ? [{ path: ['entries', index, found.field], message: found.message, mend: found.mend }] : [];
  });
}

/** Each provider that an entry uses; a declared one stands in its own place, another where it is first named. */
function eachProvider(
  registry: Registry,
  check: (provider: Provider) => Omit<EntryCatch, 'field'> | undefined,
): readonly Catch[] {
  return registry.providers.flatMap((provider) => {
    const first = registry.entries.findIndex((entry) => entry.provider === provider.id);
    const found = first < 0 ? undefined : check(provider);
    if (!found) return [];
    const isInFile = provider.declared && provider.id !== 'internal';
    return [{ path: isInFile ? ['providers', provider.id] : ['entries', first, 'provider'], ...found }];
  });
}

/** An arrangement that is there in some languages only; one that is in none is a finding of its own. */
function untranslatedArrangement({ site: { arrangement = {}, languages } }: Registry): readonly Catch[] {
  const missing = languages.filter((language) => !arrangement[language]);
  if (Object.keys(arrangement).length === 0 || missing.length === 0) return [];
  const message = `"site" has no arrangement in: ${missing.join(', ')}`;
  return [{ path: ['site', 'arrangement'], message, mend: `add arrangement: { ${missing[0]}: … }` }];
}

/** One finding a language: a finding an entry would bury everything else. */
function untranslatedEntries({ site, entries }: Registry): readonly Catch[] {
  const lacks = (texts: Localised | undefined, language: string): boolean =>
    texts !== undefined && Object.keys(texts).length > 0 && !texts[language];
  return site.languages.flatMap((language, index) => {
    const missing = entries.filter(
      ({ details, justification }) => lacks(details, language) || lacks(justification?.reason, language),
    );
    if (missing.length === 0) return [];
    const first = missing.slice(0, 3).map(({ name }) => name);
    const more = missing.length > first.length ? ` and ${missing.length - first.length} more` : '';
    const message = `in "${language}" ${missing.length} entries do not say what they are for: ${first.join(', ')}${more}`;
    return [
      {
        path: ['site', 'languages', index],
        message,
        mend: `add details.${language} to each, or take "${language}" out of site.languages`,
      },
    ];
  });
}

/** Categories and purposes that the interface has no name for, or that have their own in some languages only. */
function untranslatedPurposes({ site, categories, purposes, entries }: Registry): readonly Catch[] {
  const own = purposes.filter(({ id, category }) => id !== category && entries.some((each) => each.purpose === id));
  const all = [
    ...categories.map((each) => ['categories', each] as const),
    ...own.map((each) => ['purposes', each] as const),
  ];
  return all.flatMap(([section, { id, label, description }]) => {
    const isStandard = (STANDARD_CATEGORIES as readonly string[]).includes(id);
    return Object.entries({ label, description }).flatMap(([field, texts]) => {
      const isGiven = Object.keys(texts).length > 0;
      const missing = site.languages.filter((language) => (isGiven || !isStandard) && !texts[language]);
      if (missing.length === 0) return [];
      const message = `"${id}" has no ${field} in: ${missing.join(', ')}`;
      return [
        { path: [section, id, ...(isGiven ? [field] : [])], message, mend: `add ${field}: { ${missing[0]}: … }` },
      ];
    });
  });
}

function tellingWords({ details }: Entry): string | undefined {
  const texts = Object.values(details).join(' ');
  return TELLING_WORDS.find(([words]) => words.test(texts))?.[1];
}
