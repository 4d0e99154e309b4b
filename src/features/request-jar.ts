import { type CookieAttributes, readCookies, setCookie } from '../filter/index.ts';
import type { Entry, Seal } from '../registry/index.ts';
import type { Gate } from './feature.ts';
import { decodeValue, encodeValue, type Jar, type JarPlace, jarOver, type Refused } from './jar.ts';
import type { Sealer } from './sealer.ts';

export interface RequestJarOptions {
  readonly gate: Gate;
  /** The declared cookies, see `cookieEntries`. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** The request's `Cookie` header. */
  readonly cookie: string | null;
  /** Whether the visitor's browser speaks TLS: then cookies are `Secure` as declared. */
  readonly isSecure: boolean;
  /** For entries that say `sealed`; without it they are neither read nor kept. */
  readonly sealer?: Sealer | undefined;
}

/** A jar over a request, that tells what to answer with. */
export interface RequestJar extends Jar {
  /** The `Set-Cookie` headers of all that has been kept and deleted. */
  setCookie(): readonly string[];
}

/** RFC 6265bis 5.6: octets of name and value together. */
const MOST_OCTETS = 4_096;

/**
 * The cookies of one request: reads its `Cookie` header, writes `Set-Cookie` headers with the attributes of the
 * registry, and seals and opens what it says is sealed. A value that is forged, of another cookie or cannot be read counts
 * as absent.
 *
 * @example
 * const jar = requestJar({ gate, entries, cookie: request.headers.get('cookie'), isSecure: true });
 * jar.set('site_lang', 'no'); // { kind: 'kept', lifetimeSeconds: 2592000 }
 */
export function requestJar(options: RequestJarOptions): RequestJar {
  const { gate, entries, cookie, isSecure, sealer } = options;
  const sent = readCookies(cookie);
  const headers = new Map<string, string>();

  const entryFor = (name: string): Entry | undefined => {
    const { entry } = gate.decide({ kind: 'cookie', name });
    return entry && entries.get(entry.name);
  };
  const sentValue = (name: string): string | undefined => sent.find((each) => each.name === name)?.value;
  const close = (value: string, name: string, seal: Seal, life: number | null): string | undefined =>
    sealer?.seal(name, value, seal, life === null ? null : gate.now + life, gate.bytes);

  const place: JarPlace = {
    read: (name) => {
      const text = sentValue(name);
      return text === undefined ? undefined : openValue(name, text, entryFor(name)?.sealed, sealer, gate.now);
    },
    write: (name, value, lifetimeSeconds): Refused | undefined => {
      const entry = entryFor(name);
      if (!entry) return 'undeclared';
      const text = entry.sealed ? close(value, name, entry.sealed, lifetimeSeconds) : encodeValue(value);
      if (text === undefined) return 'sealed';
      if (name.length + text.length > MOST_OCTETS) return 'too-long';
      // What may not be renewed and is there with this value ends with its first life.
      const isThere = !entry.renewed && place.read(name) === value;
      if (isThere) headers.delete(name);
      else
        headers.set(name, setCookie(name, text, { ...attributesOf(entry, isSecure), maxAgeSeconds: lifetimeSeconds }));
      return undefined;
    },
    delete: (name) => {
      const entry = entryFor(name);
      if (!entry || sentValue(name) === undefined) headers.delete(name);
      else headers.set(name, setCookie(name, '', { ...attributesOf(entry, isSecure), maxAgeSeconds: 0 }));
    },
  };
  return { ...jarOver(gate, place), setCookie: () => [...headers.values()] };
}

/**
 * The value behind a cookie's text.
 *
 * @returns `undefined` for one that the server has not sealed as declared, or that nobody has encoded.
 */
export function openValue(
  name: string,
  text: string,
  seal: Seal | undefined,
  sealer: Sealer | undefined,
  now: number,
): string | undefined {
  return seal ? sealer?.open(name, text, seal, now) : decodeValue(text);
}

function attributesOf(entry: Entry, isSecure: boolean): Omit<CookieAttributes, 'maxAgeSeconds'> {
  const { domain, path, secure, httpOnly, sameSite, partitioned } = entry;
  return {
    domain,
    path,
    // Without TLS no browser takes what is `Secure`, and none takes `None` or `Partitioned` without it.
    secure: secure && isSecure,
    httpOnly,
    sameSite: sameSite === 'None' && !isSecure ? 'Lax' : sameSite,
    partitioned: partitioned && isSecure,
  };
}
