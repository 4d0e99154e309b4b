/** What a site asks of robots (RFC 9309). */

/** The token that this auditor listens to besides `*`. */
const ROBOT = 'samtykke';

interface Rule {
  readonly allows: boolean;
  /** As written, with `*` and `$`. */
  readonly path: string;
}

export interface Robots {
  /** Those of the group that is meant, or of all groups for `*`. */
  readonly rules: readonly Rule[];
  /** Seconds between two requests. Not of the RFC, but widely asked for. */
  readonly crawlDelaySeconds: number | undefined;
  /** Addresses of sitemaps, as written. */
  readonly sitemaps: readonly string[];
}

/** A site without the file, or with one that says it is not there: RFC 9309 2.3.1.3, all is allowed. */
export const ALL_ALLOWED: Robots = { rules: [], crawlDelaySeconds: undefined, sitemaps: [] };

/** RFC 9309 2.3.1.4: "If the robots.txt file is unreachable due to server or network errors … the crawler MUST assume complete disallow." */
export const NONE_ALLOWED: Robots = { ...ALL_ALLOWED, rules: [{ allows: false, path: '/' }] };

/** RFC 9309 2.5: "at least 500 kibibytes". */
const MOST_CHARACTERS = 500 * 1024;

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delay: number | undefined;
}

/** Reads `robots.txt` for one robot. What is no line of it is passed over, as the RFC has it. */
export function parseRobots(text: string, robot = ROBOT): Robots {
  const lines = text
    .slice(0, MOST_CHARACTERS)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/);
  const pairs = lines.flatMap(pairOf);
  const groups = groupsOf(pairs);
  // RFC 9309 2.2.1: "If there is more than one group matching the user-agent, the matching groups' rules MUST be combined."
  const own = groups.filter(({ agents }) => agents.some((each) => each === robot));
  const meant = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  return {
    rules: meant.flatMap(({ rules }) => rules),
    crawlDelaySeconds: meant.map(({ delay }) => delay).find((delay) => delay !== undefined),
    sitemaps: pairs.flatMap(([key, value]) => (key === 'sitemap' ? value : [])),
  };
}

type Pair = readonly [key: string, value: string];

function pairOf(line: string): readonly Pair[] {
  const text = line.split('#')[0] ?? '';
  const colon = text.indexOf(':');
  return colon < 0 ? [] : [[text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()]];
}

function groupsOf(pairs: readonly Pair[]): readonly Group[] {
  const groups: Group[] = [];
  let isHead = false;
  for (const [key, value] of pairs) {
    const current = groups.at(-1);
    if (key === 'user-agent') {
      const agent = tokenOf(value);
      if (isHead) current?.agents.push(agent);
      else groups.push({ agents: [agent], rules: [], delay: undefined });
      isHead = true;
    } else if (current && (key === 'allow' || key === 'disallow')) {
      isHead = false;
      // RFC 9309 2.2.2: an empty path matches nothing.
      if (value !== '') current.rules.push({ allows: key === 'allow', path: value });
    } else if (current && key === 'crawl-delay') {
      isHead = false;
      current.delay ??= secondsOf(value);
    }
  }
  return groups;
}

/** RFC 9309 2.2.1: the product token, whatever its case, without a version behind it. */
const tokenOf = (value: string): string => (value.split(/[\s/]/)[0] ?? '').toLowerCase();

function secondsOf(value: string): number | undefined {
  const seconds = Number.parseFloat(value);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/**
 * Whether an address may be visited. RFC 9309 2.2.2: "The most specific match found MUST be used", the one with the most
 * octets; "if an allow rule and a disallow rule are equivalent, then the allow rule SHOULD be used."
 */
export function isAllowed({ rules }: Robots, address: URL): boolean {
  // RFC 9309 2.2.2: the file itself is always allowed.
  if (address.pathname === '/robots.txt') return true;
  const path = plainPath(address.pathname + address.search);
  const matching = rules.filter((rule) => matchesPath(plainPath(rule.path), path));
  const longest = Math.max(-1, ...matching.map((rule) => octets(rule.path)));
  const best = matching.filter((rule) => octets(rule.path) === longest);
  return best.length === 0 || best.some(({ allows }) => allows);
}

const octets = (path: string): number => new TextEncoder().encode(plainPath(path)).length;

/** RFC 9309 2.2.2: what may stand in an address as it is stands so, all else percent-encoded. */
function plainPath(path: string): string {
  const decoded = path.replace(/%([0-9a-f]{2})/gi, (all, hex: string) => {
    const letter = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~-]/.test(letter) ? letter : all.toUpperCase();
  });
  return decoded.replace(/[^\x21-\x7E]/gu, (letter) => encodeURIComponent(letter));
}

/** `*` stands for any run of letters, `$` at the end for the end. Without regular expressions: no pattern is slow. */
export function matchesPath(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [first = '', ...rest] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [index, piece] of rest.entries()) {
    const isLast = isWhole && index === rest.length - 1;
    const found = isLast ? lastAt(path, piece, at) : path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return !isWhole || at === path.length;
}

/** Where a piece ends a path, not before `at`. */
function lastAt(path: string, piece: string, at: number): number {
  const start = path.length - piece.length;
  return start >= at && path.endsWith(piece) ? start : -1;
}
