import type { RequestSeen, Visit } from '../observation.ts';
import { type Carried, carriedBy, type Forms, formsOf } from './carried.ts';
import { catchesOf, entryPath, newPath, statesOf, subjectKey } from './catches.ts';
import { type Identifiers, type Item, identifiersOf } from './identifiers.ts';
import { repeatedIn } from './parameters.ts';
import { isOptionalProvider } from './providers.ts';
import { compareText, type Reading, readingOf, type Sighting } from './reading.ts';
import type { AuditRule, Catch } from './rule.ts';
import { whenIn } from './states.ts';
import { evidenceOf, onPage, requestText, subjectText, whenAll } from './words.ts';

const EPRIVACY = 'Directive 2002/58/EC art. 5(3); EDPB Guidelines 2/2023, unique identifiers';

export const IDENTIFIER_RULES: readonly AuditRule[] = [
  {
    id: 'same-identifier',
    severity: 'warning',
    title: 'An identifier has one name.',
    source: 'GDPR art. 5(1)(c) and 7(3): what is deleted under one name must not live on under another',
    check: (audited) => sameIdentifiers(readingOf(audited)),
  },
  {
    id: 'essential-value-sent',
    severity: 'error',
    title: 'What is essential serves the site, and goes to nobody whom the site can do without.',
    source: `${EPRIVACY}; GDPR art. 5(1)(b)`,
    check: (audited) => essentialSent(readingOf(audited)),
  },
  {
    id: 'identifier-in-beacon',
    severity: 'error',
    title: 'Nobody is told who a visitor is before the visitor agrees.',
    source: EPRIVACY,
    check: (audited) => identifiersSent(readingOf(audited)),
  },
];

/** Whether something belongs to a purpose that is always on. */
function isEssential({ entry }: Sighting, { audited: { registry } }: Reading): boolean {
  return registry.purposes.some(({ id, always }) => always && id === entry?.purpose);
}

/** One for each further name that an identifier has. */
function sameIdentifiers(reading: Reading): readonly Catch[] {
  return groupsOf(reading).flatMap((items) => {
    const things = distinct(items).toSorted((a, b) => inOrder(a.sighting, b.sighting));
    const [first, ...copies] = things;
    if (!first || isOneThing(things, reading)) return [];
    return copies.map(({ key, sighting }): Catch => {
      const held = items.filter((each) => each.key === key || each.key === first.key).map((each) => each.sighting);
      const { subject, index } = sighting;
      return {
        subject,
        message: `${subjectText(subject)} holds the same identifier as ${subjectText(first.sighting.subject)}${onPage(sighting)} ${whenIn(sighting.state)}`,
        mend: 'keep it under one name, and delete the other one',
        states: statesOf(items.filter((each) => each.key === key).map((each) => each.sighting)),
        evidence: evidenceOf(held.toSorted(inTime)),
        path: index === undefined ? newPath(reading, undefined) : entryPath(index),
      };
    });
  });
}

const inTime = (a: Sighting, b: Sighting): number => a.at - b.at || compareText(a.id, b.id);

/** What is declared first stands first; what is not declared last. */
function inOrder(a: Sighting, b: Sighting): number {
  const rank = ({ index }: Sighting): number => index ?? Number.MAX_SAFE_INTEGER;
  return rank(a) - rank(b) || compareText(subjectKey(a.subject), subjectKey(b.subject));
}

/** Things that hold one identifier in some visit, put together over all visits. */
function groupsOf(reading: Reading): readonly (readonly Item[])[] {
  let groups: { readonly keys: ReadonlySet<string>; readonly items: readonly Item[] }[] = [];
  for (const visit of reading.visits) {
    for (const items of sameIn(identifiersOf(reading, visit))) {
      const keys = new Set(items.map(({ key }) => key));
      if (keys.size < 2) continue;
      const touched = groups.filter((each) => [...keys].some((key) => each.keys.has(key)));
      const joined = {
        keys: new Set([...keys, ...touched.flatMap((each) => [...each.keys])]),
        items: [...touched.flatMap((each) => each.items), ...items],
      };
      groups = [...groups.filter((each) => !touched.includes(each)), joined];
    }
  }
  return groups.map(({ items }) => [...new Set(items)]);
}

/** For each identifier of a visit, what holds it: as it is, or something made of it, such as a hash. */
function* sameIn(identifiers: Identifiers): Iterable<readonly Item[]> {
  const held = new Map([...identifiers].map(([token, items]) => [token.toLowerCase(), items]));
  for (const [token, items] of identifiers) {
    const shapes = new Set([...formsOf(new Map([[token, items]])).keys()].map((shape) => shape.toLowerCase()));
    shapes.delete(token.toLowerCase());
    yield [...items, ...[...shapes].flatMap((shape) => held.get(shape) ?? [])];
  }
}

const distinct = (items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map((each) => [each.key, each])).values(),
];

/**
 * Whether nothing is hidden by it: one name in two kinds, a pair that the site needs (as load balancers have them), what
 * one answer decides on and one third party keeps, or what others keep at their own hosts.
 */
function isOneThing(items: readonly Item[], reading: Reading): boolean {
  const sightings = items.map(({ sighting }) => sighting);
  const isAll = (of: (each: Sighting) => unknown): boolean => new Set(sightings.map(of)).size === 1;
  if (isAll(({ name }) => name.toLowerCase())) return true;
  if (!sightings.every(({ entry }) => entry) || !isAll(({ entry }) => entry?.provider)) return false;
  if (sightings.every((each) => isEssential(each, reading))) return true;
  const isThird = sightings.every(({ entry }) => entry && reading.providerOf(entry)?.party === 'third');
  const isTheirs = sightings.every(({ owner }) => owner.kind !== 'site');
  return isThird && (isTheirs || (isAll(({ entry }) => entry?.purpose) && isAll(({ kind }) => kind)));
}

/** The requests of a visit that leave the site, each with what it carries of some identifiers. */
function sentOut(
  reading: Reading,
  visit: Visit,
  forms: Forms,
): readonly { readonly sighting: Sighting; readonly request: RequestSeen; readonly carried: readonly Carried[] }[] {
  return reading.sightings.flatMap((sighting) => {
    const { request, owner } = sighting;
    if (sighting.visit !== visit || !request || owner.kind === 'site') return [];
    return [{ sighting, request, carried: carriedBy(request, forms) }];
  });
}

function only(identifiers: Identifiers, isMeant: (item: Item) => boolean): Identifiers {
  const kept = [...identifiers].map(([token, items]) => [token, items.filter(isMeant)] as const);
  return new Map(kept.filter(([, items]) => items.length > 0));
}

const isEssentialItem =
  (reading: Reading) =>
  ({ sighting }: Item): boolean =>
    sighting.standing === 'declared' && isEssential(sighting, reading);

/** One for each essential thing and host that it goes to. */
function essentialSent(reading: Reading): readonly Catch[] {
  const found = reading.visits.flatMap((visit) => {
    const forms = formsOf(only(identifiersOf(reading, visit), isEssentialItem(reading)));
    return sentOut(reading, visit, forms).flatMap(({ carried, sighting, request }) => {
      const foreign = carried.find(({ items }) => items.every((each) => isStranger(sighting, each, reading)));
      const item = foreign?.items[0]?.sighting;
      if (!foreign || !item) return [];
      return [
        { ...sighting, sighting, request, carried: foreign, item, subject: { ...item.subject, host: sighting.host } },
      ];
    });
  });
  return catchesOf(inReadingOrder(reading, found), ([first], states) => ({
    message: `the value of the essential ${subjectText(first.item.subject)} is sent to ${first.host} ${formText(first.carried)}${onPage(first)} ${whenAll(states)}`,
    mend: 'send it to nobody, or to somebody whom the site needs and declares so; a number of its own if one is needed',
    path: entryPath(first.item.index),
    what: ({ request, carried, item }) =>
      `${requestText(request)}, which holds ${subjectText(item.subject)} ${formText(carried)}`,
  }));
}

const formText = ({ form, where }: Carried): string => `${form} in the ${where}`;

/** Whether a host is none of whom an essential thing is for: another's, whom the site can do without. */
function isStranger({ owner }: Sighting, { sighting: { entry } }: Item, reading: Reading): boolean {
  if (owner.kind !== 'provider') return true;
  return owner.provider.id !== entry?.provider && isOptionalProvider(reading, owner.provider.id);
}

/** In the order of all that was seen, which is not that of visits. */
function inReadingOrder<T extends { readonly sighting: Sighting }>(
  { sightings }: Reading,
  found: readonly T[],
): readonly T[] {
  const places = new Map(sightings.map((each, index) => [each, index] as const));
  return found.toSorted((a, b) => (places.get(a.sighting) ?? 0) - (places.get(b.sighting) ?? 0));
}

function identifiersSent(reading: Reading): readonly Catch[] {
  const found = reading.visits.flatMap((visit) => [...toldToOthers(reading, visit), ...toldToItself(reading, visit)]);
  return catchesOf(inReadingOrder(reading, found), ([first], states) => ({
    message: `${subjectText(first.subject)} carries an identifier (${first.told})${onPage(first)} ${whenAll(states)}`,
    mend: 'send nothing that tells visitors apart before they have agreed, and nothing at all to whom nobody has declared',
    path: first.index === undefined ? newPath(reading, ownerId(first)) : entryPath(first.index),
    what: ({ request, told }) => `${requestText(request)}, ${told}`,
  }));
}

interface Told extends Sighting {
  readonly sighting: Sighting;
  readonly request: RequestSeen;
  readonly told: string;
}

/** What leaves the site though it is denied. */
function toldToOthers(reading: Reading, visit: Visit): readonly Told[] {
  const forms = formsOf(only(identifiersOf(reading, visit), (item) => !isEssentialItem(reading)(item)));
  const repeated = repeatedIn(reading, visit);
  return sentOut(reading, visit, forms).flatMap(({ sighting, request, carried }) => {
    if (sighting.isUnsure || sighting.verdict.kind !== 'denied') return [];
    const told = toldBy(carried) ?? repeated.get(request);
    return told === undefined ? [] : [{ ...sighting, sighting, request, told }];
  });
}

/**
 * What a beacon that is declared essential tells the site itself of somebody who has agreed to nothing: it is essential
 * because it tells nobody apart. The session may be told to the site's own interface, as with every request.
 */
function toldToItself(reading: Reading, visit: Visit): readonly Told[] {
  const forms = formsOf(identifiersOf(reading, visit));
  return reading.sightings.flatMap((sighting) => {
    const { request, entry } = sighting;
    if (sighting.visit !== visit || !request || entry?.kind !== 'beacon' || sighting.owner.kind !== 'site') return [];
    if (!isEssential(sighting, reading) || sighting.isUnsure || hasAgreed(sighting, reading)) return [];
    const isMeasuring = request.type === 'beacon' || request.type === 'image';
    const carried = carriedBy(request, forms).filter(
      ({ items }) => isMeasuring || items.every((item) => item.sighting.entry?.retention !== 'session'),
    );
    const told = toldBy(carried);
    return told === undefined ? [] : [{ ...sighting, sighting, request, told }];
  });
}

/** Whether anything optional is agreed to, or needs no agreement, where something was seen. */
function hasAgreed({ visit, phase, page }: Sighting, reading: Reading): boolean {
  const now = visit.phases[phase];
  const parts = now ? reading.permissionsAt(now, page).parts : [];
  return parts.some(({ allowed, because }) => allowed && because !== 'essential');
}

const ownerId = ({ owner }: Sighting): string | undefined =>
  owner.kind === 'provider' ? owner.provider.id : undefined;

/** What a request tells of what is kept. Cookies go along by themselves: that they are there is another finding. */
function toldBy([first]: readonly Carried[]): string | undefined {
  const item = first?.items[0]?.sighting;
  return first && item && `that of ${subjectText(item.subject)} ${formText(first)}`;
}
