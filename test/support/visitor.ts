/** A visitor without a window: keeps cookies by host as a browser does, and goes where redirects lead. */

/** What visits a site that is in this process. */
export interface TestSite {
  readonly origin: string;
  fetch(request: Request): Promise<Response>;
  /** Milliseconds since 1970: what the site's cookies end by. */
  now(): number;
}

interface Kept {
  readonly value: string;
  /** Milliseconds since 1970; `null` until the browser is closed. */
  readonly endsAt: number | null;
}

export interface Visitor {
  /** Goes to an address, there and on by redirects until a page comes. */
  go(address: string, form?: Record<string, string>): Promise<Page>;
  /** Goes to an address and no further. */
  ask(address: string, form?: Record<string, string>): Promise<Response>;
  /** The cookies of the site that it would send now. */
  cookies(): Record<string, string>;
  /** Puts cookies there, for as long as it lives. */
  set(cookies: Record<string, string>): void;
  delete(...names: readonly string[]): void;
  /** Ends the session: what was to live no longer is gone. */
  close(): void;
  /** A browser with the same cookies: another tab whose requests are on their way, or a thief's. */
  copy(): Visitor;
}

interface Page {
  readonly address: URL;
  readonly status: number;
  readonly text: string;
}

const MOST_REDIRECTS = 10;

export function visitorOf(site: TestSite, kept = new Map<string, Map<string, Kept>>()): Visitor {
  const { host } = new URL(site.origin);
  const cookiesAt = (at: string): Map<string, Kept> => {
    const cookies = kept.get(at) ?? new Map<string, Kept>();
    kept.set(at, cookies);
    return cookies;
  };
  const live = (at: string): Record<string, string> => {
    const now = at === host ? site.now() : Date.now();
    const all = [...cookiesAt(at)].filter(([, { endsAt }]) => endsAt === null || endsAt > now);
    return Object.fromEntries(all.map(([name, { value }]) => [name, value]));
  };
  const keep = (at: string, header: string): void => {
    const [pair = '', ...attributes] = header.split('; ');
    const index = pair.indexOf('=');
    const endsAt = endOf(attributes, at === host ? site.now() : Date.now());
    cookiesAt(at).set(pair.slice(0, index), { value: pair.slice(index + 1), endsAt });
  };

  const ask = async (address: string, form?: Record<string, string>): Promise<Response> => {
    const url = new URL(address, site.origin);
    const cookie = Object.entries(live(url.host)).map(([name, value]) => `${name}=${value}`);
    const request = new Request(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        ...(cookie.length > 0 && { cookie: cookie.join('; ') }),
        // Each form is one of a page there.
        ...(form && { origin: url.origin }),
      },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const response = await (url.host === host ? site.fetch(request) : fetch(request));
    for (const header of response.headers.getSetCookie()) keep(url.host, header);
    return response;
  };
  const go = async (address: string, form?: Record<string, string>): Promise<Page> => {
    let url = new URL(address, site.origin);
    let response = await ask(url.href, form);
    for (let left = MOST_REDIRECTS; left > 0 && response.headers.has('location'); left--) {
      url = new URL(response.headers.get('location') as string, url);
      response = await ask(url.href);
    }
    return { address: url, status: response.status, text: await response.text() };
  };
  return {
    go,
    ask,
    cookies: () => live(host),
    set: (cookies) => {
      for (const [name, value] of Object.entries(cookies))
        cookiesAt(host).set(name, { value, endsAt: Number.POSITIVE_INFINITY });
    },
    delete: (...names) => {
      for (const name of names) cookiesAt(host).delete(name);
    },
    close: () => {
      for (const cookies of kept.values()) {
        for (const [name, { endsAt }] of cookies) if (endsAt === null) cookies.delete(name);
      }
    },
    copy: () => visitorOf(site, new Map([...kept].map(([at, cookies]) => [at, new Map(cookies)]))),
  };
}

function endOf(attributes: readonly string[], now: number): number | null {
  const attribute = (name: string): string | undefined =>
    attributes.find((each) => each.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const maxAge = attribute('max-age');
  if (maxAge !== undefined) return now + Number(maxAge) * 1000;
  const expires = attribute('expires');
  return expires === undefined ? null : Date.parse(expires);
}
