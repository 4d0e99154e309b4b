import { trimmed, writeSetCookie } from './set-cookie.ts';

/** One cookie of a request. The same name may come more than once, from several paths or domains. */
export interface RequestCookie {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads a `Cookie` header as RFC 6265bis 5.8.3 has browsers write it: pairs joined by `; `, values taken
 * as they are (quotes are part of the value). Pairs without a name are left out.
 */
export function readCookies(header: string | null): readonly RequestCookie[] {
  return (header ?? '').split(';').flatMap((pair) => {
    const text = trimmed(pair);
    const at = text.indexOf('=');
    return at > 0 ? [{ name: text.slice(0, at), value: text.slice(at + 1) }] : [];
  });
}

export interface CookieAttributes {
  /** `null`: until the session ends. */
  readonly maxAgeSeconds: number | null;
  readonly domain?: string | undefined;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
  readonly partitioned: boolean;
}

/** Writes a `Set-Cookie` header (RFC 6265bis 4.1). The value must hold no letter that would end it. */
export function setCookie(name: string, value: string, attributes: CookieAttributes): string {
  const { maxAgeSeconds: lifetimeSeconds, domain, path, secure, httpOnly, sameSite, partitioned } = attributes;
  const others: readonly string[] = [];
  return writeSetCookie({
    name,
    value,
    lifetimeSeconds,
    domain,
    path,
    secure,
    httpOnly,
    sameSite,
    partitioned,
    others,
  });
}
