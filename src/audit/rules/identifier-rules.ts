import { isAddress } from '../../registry/index.ts';
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

/** Stands between the names of one identifier. */
export const COPIES = ' = ';

/** Whether something belongs to a purpose that is always on. */
export function isEssential({ entry }: Sighting, { audited: { registry } }: Reading): boolean {
  return registry.purposes.some(({ id, always }) => always && id === entry?.purpose);
}

function sameIdentifiers(reading: Reading): readonly Catch[] {
  return groupsOf(reading).flatMap((items) => {
    const things = distinct(items).toSorted((a, b) => inOrder(a.sighting, b.sighting));
    const [first, ...others] = things;
    if (!first || others.length === 0 || isOneThing(things, reading)) return [];
    const named = others.map(({ sighting }) => subjectText(sighting.subject)).join(' and ');
    const sightings = items.map(({ sighting }) => sighting);
    const { kind, host } = first.sighting.subject;
    const names = things.map(({ sighting }) => sighting.subject.name);
    return [
      {
        subject: { kind, name: names.join(COPIES), ...(host === undefined ? {} : { host }) },
        message: `${named} ${others.length === 1 ? 'holds' : 'hold'} the same identifier as ${subjectText(first.sighting.subject)}${onPage(first.sighting)} ${whenIn(first.sighting.state)}`,
        mend: 'keep it under one name, and delete the other one',
        states: statesOf(sightings),
        evidence: evidenceOf(sightings.toSorted(inTime)),
        path:
          others[0]?.sighting.index === undefined ? newPath(reading, undefined) : entryPath(others[0].sighting.index),
      },
    ];
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
    for (const items of identifiersOf(reading, visit).values()) {
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

function essentialSent(reading: Reading): readonly Catch[] {
  const found = reading.visits.flatMap((visit) => {
    const forms = formsOf(only(identifiersOf(reading, visit), isEssentialItem(reading)));
    return sentOut(reading, visit, forms).flatMap(({ carried, ...sent }) => {
      const foreign = carried.find(({ items }) => items.every((each) => isStranger(sent.sighting, each, reading)));
      const item = foreign?.items[0]?.sighting;
      return foreign && item ? [{ ...sent.sighting, ...sent, carried: foreign, item }] : [];
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
  const found = reading.visits.flatMap((visit) => {
    const isOther = (item: Item): boolean => !isEssentialItem(reading)(item);
    const identifiers = only(identifiersOf(reading, visit), isOther);
    const repeated = repeatedIn(reading, visit);
    return sentOut(reading, visit, formsOf(identifiers)).flatMap(({ sighting, request, carried }) => {
      if (sighting.isUnsure || sighting.verdict.kind !== 'denied') return [];
      const told = toldBy(request, carried, identifiers) ?? repeated.get(request);
      return told === undefined ? [] : [{ ...sighting, sighting, request, told }];
    });
  });
  return catchesOf(inReadingOrder(reading, found), ([first], states) => ({
    message: `${isAddress(first.kind) ? subjectText(first.subject) : first.host} carries an identifier (${first.told})${onPage(first)} ${whenAll(states)}`,
    mend: 'send nothing there before the visitor has agreed, and nothing at all to whom nobody has declared',
    path: first.index === undefined ? newPath(reading, ownerId(first)) : entryPath(first.index),
    what: ({ request, told }) => `${requestText(request)}, ${told}`,
  }));
}

const ownerId = ({ owner }: Sighting): string | undefined =>
  owner.kind === 'provider' ? owner.provider.id : undefined;

/** What a request tells of what is kept: in what it says, or by the cookies that go along. */
function toldBy({ cookies }: RequestSeen, carried: readonly Carried[], identifiers: Identifiers): string | undefined {
  const [first] = carried;
  const item = first?.items[0]?.sighting;
  if (first && item) return `that of ${subjectText(item.subject)} ${formText(first)}`;
  const cookie = cookies.find(({ value }) => [...identifiers.keys()].some((token) => value.includes(token)));
  return cookie && `by the cookie "${cookie.name}" that goes along`;
}
