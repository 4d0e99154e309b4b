import { partsOf } from './parts.ts';
import { type Provider, type Purpose, type Registry, ROLES } from './registry.ts';

/**
 * What an answer given under an earlier registry does not cover in a later one: the one place that
 * settles what is a material change.
 *
 * A purpose is widened as a whole by a new controller, by becoming special or advertising, and by a
 * raised revision; one of its providers by being new, by becoming a third party or more than a
 * processor, and by things that live longer than any did before. Leaving, shortening and rewording
 * widen nothing.
 *
 * @returns the ids of the providers concerned, `all` when the purpose as a whole is, `[]` when the
 *   answer covers everything.
 */
export function widened(before: Registry, after: Registry, purposeId: string): 'all' | readonly string[] {
  const earlier = before.purposes.find(({ id }) => id === purposeId);
  const purpose = after.purposes.find(({ id }) => id === purposeId);
  if (!purpose) return [];
  if (!earlier || isPurposeWidened(earlier, purpose) || newControllers(before, after).length > 0) return 'all';
  const had = longestByProvider(before, purposeId);
  return [...longestByProvider(after, purposeId)]
    .filter(([provider, seconds]) => seconds > (had.get(provider) ?? -1) || isRecipientWidened(before, after, provider))
    .map(([provider]) => provider);
}

/** Controllers that the later registry has and the earlier has not, by number in the register. */
export function newControllers(before: Registry, after: Registry): readonly string[] {
  const known = before.site.controllers.map((each) => each.register);
  return after.site.controllers.filter((each) => !known.includes(each.register)).map((each) => each.name);
}

export function isPurposeWidened(before: Purpose, after: Purpose): boolean {
  const became = (field: 'special' | 'advertising'): boolean => after[field] && !before[field];
  return became('special') || became('advertising') || after.revision !== before.revision;
}

export function isProviderWidened(before: Provider, after: Provider): boolean {
  const leftHome = before.party === 'first' && after.party === 'third';
  return leftHome || ROLES.indexOf(after.role) > ROLES.indexOf(before.role);
}

function isRecipientWidened(before: Registry, after: Registry, id: string): boolean {
  const earlier = before.providers.find((each) => each.id === id);
  const provider = after.providers.find((each) => each.id === id);
  return !earlier || !provider || isProviderWidened(earlier, provider);
}

/** Longest life in seconds of each provider's things for a purpose. */
export function longestByProvider(registry: Registry, purposeId: string): ReadonlyMap<string, number> {
  const own = partsOf(registry).filter((part) => part.purpose === purposeId);
  return new Map(own.map(({ provider, longestSeconds }) => [provider, longestSeconds]));
}

/**
 * For the packed table: by edition of an earlier registry, the providers that an answer to it does not
 * cover. An edition that is not named is not covered at all.
 */
export function changedParts(
  registry: Registry,
  earlier: readonly Registry[],
  purposeId: string,
): Readonly<Record<string, readonly string[]>> {
  const known: Record<string, readonly string[]> = {};
  for (const before of earlier) {
    const edition = before.editions[purposeId];
    const providers = widened(before, registry, purposeId);
    if (edition && edition !== registry.editions[purposeId] && providers !== 'all') known[edition] = providers;
  }
  return known;
}
