import type { Entry } from '../../registry/index.ts';
import type { CookieWrite } from '../observation.ts';
import { catchesOf, entryPath } from './catches.ts';
import { hostIn, isWithin, type Owner } from './hosts.ts';
import { isOptionalProvider } from './providers.ts';
import { type Reading, readingOf, type Sighting } from './reading.ts';
import type { AuditRule } from './rule.ts';
import { whenIn } from './states.ts';
import { byWhom, onPage, subjectText, whatIs } from './words.ts';

const INFORMED = 'GDPR art. 13(1)(e); CJEU Planet49, C-673/17: visitors are told whether third parties have access';

export const OTHERWISE_RULES: readonly AuditRule[] = [
  {
    id: 'other-party',
    severity: 'error',
    title: 'What is declared as the site’s own is no third party’s, nor the other way round.',
    source: INFORMED,
    check: (audited) => {
      const reading = readingOf(audited);
      const found = reading.sightings.filter((each) => elsewhere(each, reading) === 'other-party');
      return catchesOf(found, ([first]) => ({
        message: `${whatIs(first, reading)} is declared ${first.owner.kind === 'site' ? 'a third party’s, and is kept at the site’s own host' : 'the site’s own'};${byWhom(first)}${onPage(first)} ${whenIn(first.state)}`,
        mend: 'declare whose it is: provider, and domain where it is kept at theirs',
        path: entryPath(first.index, 'provider'),
      }));
    },
  },
  {
    id: 'other-provider',
    severity: 'error',
    title: 'What is declared as one provider’s is not another’s.',
    source: 'GDPR art. 13(1)(e); CNIL 2020-091: recipients are listed by name',
    check: (audited) => {
      const reading = readingOf(audited);
      const found = reading.sightings.filter(
        (each) => elsewhere(each, reading) === 'other-provider' || strangerOf(each, reading) !== undefined,
      );
      return catchesOf(found, ([first]) => ({
        message: `${whatIs(first, reading)} ${whoseText(first, reading)};${onPage(first)} ${whenIn(first.state)}`,
        mend: 'declare the provider that it belongs to, or give its provider the host under hosts',
        path: entryPath(first.index, 'provider'),
      }));
    },
  },
  {
    id: 'other-kind',
    severity: 'error',
    title: 'A thing is kept in the way that is declared.',
    source: 'Directive 2002/58/EC art. 5(3); CJEU Planet49, C-673/17',
    check: (audited) => {
      const reading = readingOf(audited);
      const found = reading.sightings.filter(({ standing }) => standing === 'other-kind');
      return catchesOf(found, ([first]) => ({
        message: `"${first.entry?.name}" is declared as ${first.entry?.kind}, and seen as ${subjectText(first.subject)};${byWhom(first)}${onPage(first)} ${whenIn(first.state)}`,
        mend: `write kind: ${first.kind}, and the retention that it has there`,
        path: entryPath(first.index, 'kind'),
      }));
    },
  },
  {
    id: 'other-attributes',
    severity: 'warning',
    title: 'A cookie has the attributes that the registry gives it.',
    source: 'RFC 6265bis 5.6 and 5.7; GDPR art. 32: what withdrawal deletes it by, and what keeps others from it',
    check: (audited) => {
      const reading = readingOf(audited);
      const found = reading.sightings.filter((each) => differences(each, reading).length > 0);
      return catchesOf(found, ([first]) => {
        const differing = differences(first, reading);
        const list = differing.map(({ field, seen, declared }) => `${field} is ${seen}, declared ${declared}`);
        return {
          message: `${whatIs(first, reading)} is set${byWhom(first)}${onPage(first)} with other attributes: ${list.join('; ')}`,
          mend: 'set it as declared, or declare it as it is set: withdrawal deletes it by these',
          path: entryPath(first.index, differing[0]?.field),
        };
      });
    },
  },
];

/** Which of the two it is, where a thing is kept by somebody else than is declared. */
function elsewhere(
  { standing, owner, entry }: Sighting,
  reading: Reading,
): 'other-party' | 'other-provider' | undefined {
  if (standing !== 'elsewhere' || !entry) return undefined;
  const isDeclaredOwn =
    entry.domain === undefined
      ? reading.providerOf(entry)?.party === 'first'
      : reading.hosts.ownerOfDomain(entry.domain).kind === 'site';
  return isDeclaredOwn !== (owner.kind === 'site') ? 'other-party' : 'other-provider';
}

/**
 * The third party by whose scripts alone a thing on the site's own host was written that is not declared as theirs. A
 * library that the site's own script calls is nobody's; nor is one of a provider that the site cannot do without, such as
 * its own delivery network.
 */
function strangerOf({ standing, entry, cause, owner }: Sighting, reading: Reading): Owner | undefined {
  if (standing !== 'declared' || !entry || owner.kind !== 'site') return undefined;
  const owners = cause.stack.flatMap(({ url }) => {
    const host = hostIn(url);
    return host === undefined ? [] : [reading.hosts.ownerOf(host)];
  });
  const [first] = owners;
  const isStranger = (each: Owner): boolean =>
    each.kind === 'provider' && each.provider.id !== entry.provider && isOptionalProvider(reading, each.provider.id);
  return cause.kind === 'script' && first && owners.every(isStranger) ? first : undefined;
}

function whoseText(first: Sighting, reading: Reading): string {
  const stranger = strangerOf(first, reading);
  if (stranger?.kind === 'provider') return `is written${byWhom(first)}, which is ${stranger.provider.name}’s`;
  return `is kept by ${first.owner.kind === 'provider' ? first.owner.provider.name : 'nobody that is declared'}`;
}

interface Difference {
  readonly field: string;
  readonly seen: string;
  readonly declared: string;
}

/** What a cookie has otherwise than its entry says. */
function differences(sighting: Sighting, reading: Reading): readonly Difference[] {
  const { entry, cookie, index, standing } = sighting;
  if (standing !== 'declared' || !entry || !cookie || index === undefined) return [];
  return FIELDS.flatMap(([field, declaredOf, seenOf]) => {
    const [declared, seen] = [declaredOf(entry), seenOf(cookie, entry, sighting.owner)];
    const isPromised = isSaid(reading, index, field) || reachesFurther(sighting, field, reading);
    if (declared === seen || !isPromised || !isTold(sighting, field, reading)) return [];
    return [{ field, seen: seen || 'none', declared: declared || 'none' }];
  });
}

const FIELDS: readonly (readonly [
  field: string,
  declared: (entry: Entry) => string,
  seen: (cookie: CookieWrite, entry: Entry, owner: Owner) => string,
])[] = [
  ['httpOnly', ({ httpOnly }) => String(httpOnly), ({ httpOnly }) => String(httpOnly)],
  ['secure', ({ secure }) => String(secure), ({ secure }) => String(secure)],
  // RFC 6265bis 5.6.7, "Default" enforcement is that of "Lax".
  ['sameSite', ({ sameSite }) => sameSite, ({ sameSite }) => sameSite ?? 'Lax'],
  ['partitioned', ({ partitioned }) => String(partitioned), ({ partitionKey }) => String(partitionKey !== undefined)],
  ['path', ({ path }) => path, ({ path }) => path],
  ['domain', ({ domain = '' }) => domain, domainSeen],
];

/** A provider may keep its cookie at any host of the domain that is declared. */
function domainSeen({ domain, hostOnly }: CookieWrite, { domain: declared = '' }: Entry, owner: Owner): string {
  if (hostOnly && declared === '') return '';
  return owner.kind !== 'site' && isWithin(domain, declared) ? declared : domain;
}

/**
 * Ours: a default of the registry is a promise too where a cookie of the site's own goes further than it: by http, with
 * requests of other sites, to other hosts. Of third parties' cookies, which their makers set, it is none.
 */
function reachesFurther({ entry, cookie, page, owner }: Sighting, field: string, reading: Reading): boolean {
  if (!entry || !cookie || owner.kind !== 'site' || reading.providerOf(entry)?.party !== 'first') return false;
  if (field === 'secure') return !cookie.secure && !page.startsWith('http:');
  if (field === 'sameSite') return cookie.sameSite === 'None';
  return field === 'domain' && !cookie.hostOnly;
}

/** Whether the file itself says a field of an entry: what it does not say has no place of its own. */
function isSaid({ audited: { places } }: Reading, index: number, field: string): boolean {
  const said = places.valueAt(['entries', index, field]);
  const nowhere = places.valueAt(['entries', index, '']);
  return said.line !== nowhere.line || said.column !== nowhere.column;
}

/** A test that runs on a host of its own tells nothing of the domain. */
function isTold({ owner, host }: Sighting, field: string, { audited: { registry } }: Reading): boolean {
  return field !== 'domain' || owner.kind !== 'site' || registry.site.domains.some((each) => isWithin(host, each));
}
