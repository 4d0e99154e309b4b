import type { Kind, Verdict } from '../decision/index.ts';
import type { Gate } from './feature.ts';
import { decodeValue, encodeValue, type Jar, type JarPlace, jarOver } from './jar.ts';

/** What a jar in a page needs of `window.samtykke`. */
export interface PageConsent {
  verdict(kind: Kind, name: string, lifetimeSeconds?: number | null): Verdict;
}

/**
 * The cookies that script can see and set in a page. The guard decides each write once more. Which of them are sealed no
 * page is told: of these it reads the text with its seal on, and what it writes counts as absent on the server.
 *
 * @example
 * const jar = browserJar(window.samtykke);
 * jar.set('gridSize', 'large');
 */
export function browserJar(consent: PageConsent): Jar {
  const gate: Gate = {
    decide: ({ kind, name, lifetimeSeconds = null }) => consent.verdict(kind, name, lifetimeSeconds),
    now: Math.floor(Date.now() / 1000),
    bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  };
  const write = (name: string, text: string, maxAge: number | null): void => {
    const { entry } = gate.decide({ kind: 'cookie', name });
    const parts = [
      `${name}=${text}`,
      `path=${entry?.path ?? '/'}`,
      entry?.domain !== undefined && `domain=${entry.domain}`,
      maxAge !== null && `max-age=${maxAge}`,
      'samesite=lax',
      isSecureContext && location.protocol === 'https:' && 'secure',
    ];
    // biome-ignore lint/suspicious/noDocumentCookie: `cookieStore` is not there in every browser, and answers later.
    document.cookie = parts.filter((part) => part !== false).join('; ');
  };
  const place: JarPlace = {
    read: (name) => {
      const text = readText(name);
      return text === undefined ? undefined : decodeValue(text);
    },
    write: (name, value, lifetimeSeconds) => {
      const text = encodeValue(value);
      write(name, text, lifetimeSeconds);
      return readText(name) === text ? undefined : 'not-kept';
    },
    delete: (name) => write(name, '', 0),
  };
  return jarOver(gate, place);
}

function readText(name: string): string | undefined {
  const pair = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
