/** One address of the site. */
export interface Upstream {
  /** Scheme, host and port. */
  readonly address: URL;
}

const EXAMPLE = 'http://localhost:3000, or /api=http://localhost:4000 for what begins with /api';
/** A path to begin with, if there is one, and an address. */
const SPELLING = /^(?:(\/[^=]*)=)?(.*)$/s;

/**
 * Reads the upstreams as the command line names them, those of one path together, the longest path first.
 *
 * @throws {Error} when one is no http or https address, or none answers for the rest of the site.
 */
export function readUpstreams(values: readonly string[]): readonly UpstreamGroup[] {
  const byPath = new Map<string, Upstream[]>();
  for (const value of values) {
    const [, path = '', address = ''] = SPELLING.exec(value) ?? [];
    const prefix = path.replace(/\/+$/, '');
    byPath.set(prefix, [...(byPath.get(prefix) ?? []), { address: addressOf(value, address) }]);
  }
  if (!byPath.has(''))
    throw new Error(`no upstream (--upstream) answers for the whole site; name one such as ${EXAMPLE}`);
  const groups = [...byPath].map(([prefix, upstreams]) => new UpstreamGroup(prefix, upstreams));
  return groups.sort((a, b) => b.prefix.length - a.prefix.length);
}

function addressOf(value: string, address: string): URL {
  const url = URL.parse(address);
  const mend = `write one such as ${EXAMPLE}`;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(`upstream "${value}" (--upstream) is no http or https address; ${mend}`);
  }
  if (url.href !== `${url.origin}/`) {
    throw new Error(`upstream "${value}" (--upstream) holds more than scheme, host and port; write ${url.origin}`);
  }
  return url;
}

/** The upstream that a request belongs to, given those that do not answer; nothing where it belongs to none. */
export type OwnUpstream = (down: ReadonlySet<Upstream>) => Upstream | undefined;

/** How long an address that could not be reached is left out. */
const LEFT_OUT_MILLISECONDS = 5_000;

/** The addresses that answer for what begins with a path. They take turns; what cannot be reached is left out for a while. */
export class UpstreamGroup {
  readonly prefix: string;
  readonly upstreams: readonly Upstream[];
  #turn = 0;
  /** Written by {@link leaveOut} only: until when, by `performance.now()`. */
  readonly #outUntil = new Map<Upstream, number>();

  constructor(prefix: string, upstreams: readonly Upstream[]) {
    this.prefix = prefix;
    this.upstreams = upstreams;
  }

  /** Whether it answers for a path: `/api` does for `/api` and `/api/x`, and not for `/apis`. */
  covers(path: string): boolean {
    return path.startsWith(this.prefix) && (this.prefix === '' || /^(\/|$)/.test(path.slice(this.prefix.length)));
  }

  /** Where a request goes: to its own upstream if it has one, else to the one whose turn it is. */
  next(tried: ReadonlySet<Upstream> = new Set(), own?: OwnUpstream): Upstream {
    const wanted = own?.(this.#down(tried));
    return wanted && !tried.has(wanted) ? wanted : this.#inTurn(tried);
  }

  leaveOut(upstream: Upstream): void {
    this.#outUntil.set(upstream, performance.now() + LEFT_OUT_MILLISECONDS);
  }

  /** What cannot be reached as far as is known; where that is all of them, what this request has not reached. */
  #down(tried: ReadonlySet<Upstream>): ReadonlySet<Upstream> {
    const now = performance.now();
    const down = this.upstreams.filter((each) => tried.has(each) || (this.#outUntil.get(each) ?? 0) > now);
    return down.length < this.upstreams.length ? new Set(down) : tried;
  }

  /** Whose turn it is; where all are left out, the one whose time ends first, since it may be back. */
  #inTurn(tried: ReadonlySet<Upstream>): Upstream {
    const now = performance.now();
    const turn = this.#turn++ % this.upstreams.length;
    const inTurn = [...this.upstreams.slice(turn), ...this.upstreams.slice(0, turn)];
    const untried = inTurn.filter((each) => !tried.has(each));
    const candidates = untried.length > 0 ? untried : inTurn;
    const until = (each: Upstream): number => Math.max(this.#outUntil.get(each) ?? 0, now);
    return candidates.reduce((best, each) => (until(each) < until(best) ? each : best));
  }
}

/** The group that answers for a path. */
export function groupFor(groups: readonly UpstreamGroup[], path: string): UpstreamGroup {
  return groups.find((each) => each.covers(path)) as UpstreamGroup;
}
