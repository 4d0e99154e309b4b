import { canonicalJson } from './canonical.ts';
import { partsOf } from './parts.ts';
import type { Entry, Purpose, Registry } from './registry.ts';
import { retentionSeconds } from './retention.ts';
import { isProviderWidened, isPurposeWidened, longestByProvider, newControllers, widened } from './widening.ts';

/** What a change is about. */
export type Subject = 'site' | 'controller' | 'category' | 'purpose' | 'provider' | 'entry';

/** One difference between two registries. */
export interface RegistryChange {
  readonly subject: Subject;
  /** Name of the entry, else id. */
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** For `changed`: which field, and its two values as text. */
  readonly field?: string;
  readonly from?: string;
  readonly to?: string;
  /** Whether an earlier choice does not cover it. */
  readonly material: boolean;
}

/** An answer that has to be asked for again: a purpose, and which of its providers. */
export interface AskedAgain {
  readonly purpose: string;
  readonly providers: 'all' | readonly string[];
}

export interface RegistryDiff {
  readonly from: string;
  readonly to: string;
  readonly material: boolean;
  readonly changes: readonly RegistryChange[];
  /** Empty for a minor change. */
  readonly asksAgain: readonly AskedAgain[];
}

/**
 * What changed from one registry to the next, and whether visitors are asked again.
 *
 * A change is material when an earlier choice does not cover it: for an optional purpose what
 * `widening.ts` names, and an entry that was optional and is now always on (nobody can be asked about
 * that, so it stands out here).
 */
export function diffRegistries(before: Registry, after: Registry): RegistryDiff {
  const changes = [
    ...siteChanges(before, after),
    ...listChanges('category', before.categories, after.categories, () => false),
    ...purposeChanges(before, after),
    ...providerChanges(before, after),
    ...entryChanges(before, after),
  ];
  const asksAgain = after.purposes
    .filter((each) => !each.always)
    .map(({ id }) => ({ purpose: id, providers: widened(before, after, id) }))
    .filter(({ purpose, providers }) => providers.length > 0 && hasEntries(after, purpose));
  const material = changes.some((each) => each.material);
  return { from: before.version, to: after.version, material, changes, asksAgain };
}

function hasEntries(registry: Registry, purposeId: string): boolean {
  return registry.entries.some(({ purpose }) => purpose === purposeId);
}

function siteChanges(before: Registry, after: Registry): RegistryChange[] {
  const { controllers: had, ...siteBefore } = before.site;
  const { controllers: has, ...siteAfter } = after.site;
  const added = newControllers(before, after);
  const byName = (list: typeof had) => list.map((each) => ({ ...each, id: each.name }));
  return [
    ...fieldChanges('site', after.site.name, siteBefore, siteAfter, () => false),
    ...listChanges('controller', byName(had), byName(has), (_, now) => now !== undefined && added.includes(now.id)),
  ];
}

function purposeChanges(before: Registry, after: Registry): RegistryChange[] {
  return listChanges('purpose', before.purposes.map(withoutTexts), after.purposes.map(withoutTexts), (was, now) => {
    if (!now || now.always || !hasEntries(after, now.id)) return false;
    return !was || isPurposeWidened(was, now);
  });
}

/** A category's only purpose has the category's own texts, which are told there. */
function withoutTexts(purpose: Purpose): Purpose {
  return purpose.id === purpose.category ? { ...purpose, label: {}, description: {} } : purpose;
}

function providerChanges(before: Registry, after: Registry): RegistryChange[] {
  const optional = new Set(after.purposes.filter((each) => !each.always).map(({ id }) => id));
  const used = new Set(
    partsOf(after)
      .filter(({ purpose }) => optional.has(purpose))
      .map(({ provider }) => provider),
  );
  return listChanges('provider', before.providers, after.providers, (was, now) => {
    return now !== undefined && used.has(now.id) && (!was || isProviderWidened(was, now));
  });
}

function entryChanges(before: Registry, after: Registry): RegistryChange[] {
  const keyed = (registry: Registry) => registry.entries.map((each) => ({ ...each, id: keyOf(each) }));
  const always = (registry: Registry, entry: Entry): boolean =>
    registry.purposes.some(({ id, always: on }) => on && id === entry.purpose);
  const longest = new Map(after.purposes.map(({ id }) => [id, longestByProvider(before, id)]));
  const isMaterial = (was: Entry | undefined, now: Entry | undefined): boolean => {
    if (!now) return false;
    if (always(after, now)) return was !== undefined && !always(before, was);
    const had = longest.get(now.purpose)?.get(now.provider) ?? -1;
    return (retentionSeconds(now.retention) ?? 0) > had;
  };
  return listChanges('entry', keyed(before), keyed(after), isMaterial).map((each) => ({
    ...each,
    id: JSON.parse(each.id)[1] as string,
  }));
}

const keyOf = ({ kind, name, domain, path }: Entry): string => JSON.stringify([kind, name, domain, path]);

type Identified = { readonly id: string };

/** Added, removed and changed items of two lists, in the order of the later one, removed ones last. */
function listChanges<T extends Identified>(
  subject: Subject,
  before: readonly T[],
  after: readonly T[],
  isMaterial: (was: T | undefined, now: T | undefined) => boolean,
): RegistryChange[] {
  const had = new Map(before.map((each) => [each.id, each]));
  const has = new Map(after.map((each) => [each.id, each]));
  const current = after.flatMap((now): RegistryChange[] => {
    const was = had.get(now.id);
    if (!was) return [{ subject, id: now.id, change: 'added', material: isMaterial(undefined, now) }];
    return fieldChanges(subject, now.id, was, now, () => isMaterial(was, now));
  });
  const gone = before.filter(({ id }) => !has.has(id));
  return [...current, ...gone.map(({ id }) => ({ subject, id, change: 'removed', material: false }) as const)];
}

/** Fields that can make a change of their owner material; all others never do. */
const WEIGHTY = [
  'category',
  'purpose',
  'provider',
  'retention',
  'special',
  'advertising',
  'revision',
  'party',
  'role',
  'register',
];

/** Fields that say nothing to a reader. */
const SILENT = ['id', 'declared'];

function fieldChanges(
  subject: Subject,
  id: string,
  before: object,
  after: object,
  isMaterial: () => boolean,
): RegistryChange[] {
  const was = before as Record<string, unknown>;
  const now = after as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return fields
    .filter((field) => !SILENT.includes(field) && canonical(was[field]) !== canonical(now[field]))
    .map((field) => ({
      subject,
      id,
      change: 'changed',
      field,
      from: asText(was[field]),
      to: asText(now[field]),
      material: WEIGHTY.includes(field) && isMaterial(),
    }));
}

const canonical = (value: unknown): string => (value === undefined ? '' : canonicalJson(value));
const asText = (value: unknown): string => (typeof value === 'string' ? value : canonical(value));
