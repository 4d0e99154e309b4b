/** Third parties behind names of the site's own: a path that passes on, a host that is an alias. */
import type { Verdict } from '../../decision/index.ts';
import type { Subject } from '../finding.ts';
import type { RequestSeen, Visit } from '../observation.ts';
import { carriedBy, type Forms, formsOf } from './carried.ts';
import { catchesOf, newPath } from './catches.ts';
import { type Owner, pathIn, registeredDomain } from './hosts.ts';
import { type Identifiers, identifiersOf } from './identifiers.ts';
import { parametersOf } from './parameters.ts';
import { isOptionalProvider, verdictForHost } from './providers.ts';
import { type Reading, readingOf, type Sighting, tableEntry } from './reading.ts';
import { remembered } from './remembered.ts';
import type { AuditRule, Catch } from './rule.ts';
import { isHosting, isHostOf, plainHost, type Tracker, trackerAt, trackerOf } from './trackers.ts';
import { byWhom, onPage, shownAddress, subjectText, whenAll } from './words.ts';

const EPRIVACY = 'Directive 2002/58/EC art. 5(3); EDPB Guidelines 2/2023, on what is collected by way of the site';

export const HIDDEN_RULES: readonly AuditRule[] = [
  {
    id: 'proxied-tracker',
    severity: 'error',
    title: 'No third party is served under a path of the site’s own before the visitor agrees to it.',
    source: EPRIVACY,
    check: hiddenBy(behindPath, 'declare the path as what it is, so that it waits for consent'),
  },
  {
    id: 'alias-host',
    severity: 'error',
    title: 'No third party is served under a host of the site’s own before the visitor agrees to it.',
    source: EPRIVACY,
    check: hiddenBy(behindHost, 'give the provider this host under hosts, so that it waits for consent', hostOnly),
  },
  {
    id: 'unknown-alias',
    severity: 'warning',
    title: 'Who is behind a host of the site’s own that takes data is known.',
    source: 'GDPR art. 13(1)(e) and 28; EDPB Guidelines 2/2023',
    check: hiddenBy(
      unknownBehind,
      'if it is somebody else’s, declare them as a provider with this host; if it is only hosting, with role: processor',
      hostOnly,
    ),
  },
];

/** What is behind an own name, and how that is known: the rest of a sentence about the request. */
type Behind = (sighting: Sighting, reading: Reading) => string | undefined;

/** @param about what the finding is about; without it the address. */
function hiddenBy(behind: Behind, mend: string, about?: (sighting: Sighting) => Subject): AuditRule['check'] {
  return (audited) => {
    const reading = readingOf(audited);
    const found = reading.sightings.flatMap((each) => {
      const told = isTakenForOwn(each) ? behind(each, reading) : undefined;
      return told === undefined ? [] : [{ ...each, told, subject: about?.(each) ?? each.subject }];
    });
    return catchesOf(
      found,
      ([first], states): Omit<Catch, 'subject' | 'states' | 'evidence'> => ({
        message: `${subjectText(first.subject)} ${first.told};${byWhom(first)}${onPage(first)} ${whenAll(states)}`,
        mend,
        path: newPath(reading, undefined),
      }),
    );
  };
}

/** An alias is the host's, whatever is asked of it. */
function hostOnly({ host }: Sighting): Subject {
  return { kind: 'request', name: host, host };
}

/** What the decision lets through because it goes to the site itself, and nobody has declared. */
const isTakenForOwn = ({ request, verdict, isUnsure }: Sighting): boolean =>
  request !== undefined && request.type !== 'document' && verdict.because === 'first-party' && !isUnsure;

function behindPath(sighting: Sighting, reading: Reading): string | undefined {
  const { request } = sighting;
  if (!request || behindHost(sighting, reading) !== undefined) return undefined;
  return (
    spokenTo(sighting, request, reading) ??
    spokenAlike(sighting, request, reading) ??
    copyOf(sighting, request, reading) ??
    tellsAnyway(sighting, request, reading)
  );
}

/** A message of a known product. */
function spokenTo(sighting: Sighting, request: RequestSeen, reading: Reading): string | undefined {
  const tracker = trackerOf(request);
  if (!tracker || mayReach(tracker, sighting, reading, tracker.isSelfHosted === true)) return undefined;
  return `is a message of ${tracker.product}, by way of the site`;
}

/**
 * Whether the visitor agreed to a product.
 *
 * @param isOwn what counts where the registry knows nobody by its hosts: the site may run it itself.
 */
function mayReach(tracker: Tracker, sighting: Sighting, reading: Reading, isOwn: boolean): boolean {
  const host = reading.audited.registry.providers.flatMap(({ hosts }) => hosts).find((each) => isHostOf(tracker, each));
  if (host === undefined) return isOwn;
  return verdictAt(host, sighting, reading)?.kind !== 'denied';
}

function verdictAt(host: string, { visit, phase, page }: Sighting, reading: Reading): Verdict | undefined {
  const now = visit.phases[phase];
  return now && verdictForHost(reading, reading.permissionsAt(now, page), host);
}

/** A message as third parties of this audit were sent it. */
interface Pattern {
  readonly address: string;
  readonly tail: string;
  readonly names: ReadonlySet<string>;
}

/** Ours: so many names in common are no chance, where the address ends alike; one more where it does not. */
const FEWEST_NAMES = 3;

/** A message that says the same things, by the same names, as those that go to a third party of whom nothing may now. */
function spokenAlike(sighting: Sighting, request: RequestSeen, reading: Reading): string | undefined {
  const names = namesIn(request);
  if (names.size < FEWEST_NAMES) return undefined;
  const alike = patternsIn(reading).find(
    (each) =>
      names.size + (each.tail === tailOf(request.url) ? 1 : 0) > FEWEST_NAMES &&
      isAlike(names, each.names) &&
      verdictAt(plainHost(each.address), sighting, reading)?.kind === 'denied',
  );
  return alike && `says what is sent to ${shownAddress(alike.address)}, by the same names and by way of the site`;
}

const patternsIn = remembered((reading: Reading): readonly Pattern[] => {
  const patterns = new Map<string, Pattern>();
  for (const { request, owner, host } of reading.sightings) {
    if (!request || owner.kind === 'site' || !isTheirs(owner, reading)) continue;
    const pattern = { address: request.url, tail: tailOf(request.url), names: namesIn(request) };
    const key = JSON.stringify([host, pattern.tail, [...pattern.names].sort()]);
    if (pattern.names.size >= FEWEST_NAMES && !patterns.has(key)) patterns.set(key, pattern);
  }
  return [...patterns.values()];
});

/** Whether a host is of somebody whom the site can do without, or of nobody that is known. */
const isTheirs = (owner: Owner, reading: Reading): boolean =>
  owner.kind !== 'provider' || isOptionalProvider(reading, owner.provider.id);

const namesIn = (request: RequestSeen): ReadonlySet<string> =>
  new Set(parametersOf(request).flatMap(([name]) => (name.startsWith('step ') ? [] : [name])));

const tailOf = (address: string): string => pathIn(address).split('/').at(-1) ?? '';

/** Ours: four of five names are the same. */
function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((each) => b.has(each)).length;
  return common >= 0.8 * (a.size + b.size - common);
}

/** SHA-256 of nothing: what did not come is no copy. */
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The same script that a third party serves, which may not be loaded now. */
function copyOf(sighting: Sighting, { scriptHash, status }: RequestSeen, reading: Reading): string | undefined {
  if (!scriptHash || scriptHash === EMPTY || status !== 200) return undefined;
  const original = scriptsOf(reading).get(scriptHash);
  if (!original || verdictAt(plainHost(original.url), sighting, reading)?.kind !== 'denied') return undefined;
  return `is the same script as ${shownAddress(original.url)}`;
}

/** Scripts of third parties, by their hash. */
const scriptsOf = remembered((reading: Reading): ReadonlyMap<string, RequestSeen> => {
  const scripts = new Map<string, RequestSeen>();
  for (const { request, owner } of reading.sightings) {
    const { scriptHash, status } = request ?? {};
    if (!request || !scriptHash || status !== 200 || scripts.has(scriptHash)) continue;
    if (owner.kind !== 'site' && isTracking(request, reading)) scripts.set(scriptHash, request);
  }
  return scripts;
});

/** Whether a host is of somebody whom the site can do without: a library on two hosts is nobody's. */
function isTracking({ url }: RequestSeen, reading: Reading): boolean {
  const host = plainHost(url);
  const owner = reading.hosts.ownerOf(host);
  return owner.kind === 'provider' ? isOptionalProvider(reading, owner.provider.id) : trackerAt(host) !== undefined;
}

/** What the site itself is told of somebody by a number that is not to be used now. A deletion has to name what it deletes. */
function tellsAnyway(sighting: Sighting, request: RequestSeen, reading: Reading): string | undefined {
  if (request.method === 'DELETE') return undefined;
  const [carried] = carriedBy(request, deniedForms(sighting, reading));
  const item = carried?.items[0]?.sighting;
  if (!carried || !item) return undefined;
  const { form, where } = carried;
  return `carries the identifier of ${subjectText(item.subject)}, which may not be used now, ${form} in the ${where}`;
}

/** One visit has many requests on one page, and the forms cost a hash each. */
const knownForms = remembered((_: Reading) => new Map<string, Forms>());

function deniedForms(sighting: Sighting, reading: Reading): Forms {
  const { visit, phase, page } = sighting;
  return formsFor(reading, JSON.stringify([visit.state, phase, pathIn(page)]), () =>
    formsOf(deniedNow(sighting, reading)),
  );
}

function formsFor(reading: Reading, key: string, make: () => Forms): Forms {
  const all = knownForms(reading);
  const forms = all.get(key) ?? make();
  all.set(key, forms);
  return forms;
}

/** The identifiers of a visit that belong to what is denied at a moment, and to nothing else. */
function deniedNow(sighting: Sighting, reading: Reading): Identifiers {
  const { visit, phase, page } = sighting;
  const now = visit.phases[phase];
  if (!now) return new Map();
  const { parts } = reading.permissionsAt(now, page);
  const isDenied = (index: number | undefined): boolean => {
    const entry = tableEntry(reading, index);
    return entry !== undefined && parts[entry.part]?.allowed === false;
  };
  const all = identifiersOf(reading, visit);
  return new Map([...all].filter(([, items]) => items.every((item) => isDenied(item.sighting.index))));
}

/** An alias of a known provider's, or of a product's, that the visitor has not agreed to. */
function behindHost(sighting: Sighting, reading: Reading): string | undefined {
  for (const alias of sighting.request?.aliases ?? []) {
    const owner = reading.hosts.ownerOf(alias);
    if (owner.kind === 'provider') {
      if (verdictAt(alias, sighting, reading)?.kind === 'denied')
        return `is an alias of ${alias}, which is ${owner.provider.name}’s`;
      return undefined;
    }
    const tracker = owner.kind === 'nobody' ? trackerAt(alias) : undefined;
    if (tracker && !mayReach(tracker, sighting, reading, false))
      return `is an alias of ${alias}, which is ${tracker.product}’s`;
  }
  return undefined;
}

/** An alias of nobody that is known, where the site's pages are not too, and data goes there. */
function unknownBehind(sighting: Sighting, reading: Reading): string | undefined {
  const { request, host } = sighting;
  if (!request || behindHost(sighting, reading) || !takesData(sighting, request, reading)) return undefined;
  const alias = (request.aliases ?? []).find(
    (each) =>
      reading.hosts.ownerOf(each).kind === 'nobody' &&
      !isHosting(each) &&
      !homesOf(reading).has(registeredDomain(each)) &&
      registeredDomain(each) !== registeredDomain(host),
  );
  return alias && `is an alias of ${alias}, and takes data`;
}

/** Where the site's own pages are: whoever has them has all. */
function homesOf({ visits }: Reading): ReadonlySet<string> {
  const documents = visits.flatMap(({ requests }) => requests.filter(({ type }) => type === 'document'));
  return new Set(documents.flatMap(({ aliases = [] }) => aliases.map(registeredDomain)));
}

/** What only delivers files takes none; an interface of the site's own takes what the site itself needs. */
function takesData({ visit }: Sighting, request: RequestSeen, reading: Reading): boolean {
  const { type, url } = request;
  if (type === 'beacon' || (type === 'image' && URL.parse(url)?.search)) return true;
  return carriedBy(request, optionalForms(visit, reading)).length > 0;
}

/** The identifiers of a visit that the site could do without. */
function optionalForms(visit: Visit, reading: Reading): Forms {
  return formsFor(reading, visit.state, () => {
    const optional = [...identifiersOf(reading, visit)].filter(([, items]) =>
      items.some(({ sighting: { entry } }) => !entry || !isAlwaysOn(entry.purpose, reading)),
    );
    return formsOf(new Map(optional));
  });
}

const isAlwaysOn = (purpose: string, { audited: { registry } }: Reading): boolean =>
  registry.purposes.some(({ id, always }) => always && id === purpose);
