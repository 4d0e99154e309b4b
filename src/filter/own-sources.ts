/** What a page needs to be allowed so that guard and banner work in it. */
export interface OwnSources {
  /** Hashes of what stands inline. */
  readonly script: readonly string[];
  readonly style: readonly string[];
  /** Where our scripts are and answers go: a source that covers no more, such as `site.example/samtykke/`. */
  readonly address: string;
}

/** A directive's name in small letters, and its sources. */
type Directives = ReadonlyMap<string, readonly string[]>;

/**
 * Adds to the policies of a site what guard and banner need, and nothing where they are allowed already. What the
 * site's policies say of everything else stays: no hash is added where that would end `'unsafe-inline'` (CSP3
 * 6.7.3.2), and what falls back to `default-src` gets a directive of its own.
 *
 * @param policies the value of a header, several policies joined by commas, or of one `<meta>`.
 */
export function withOwnSources(policies: string, own: OwnSources): string {
  return policies
    .split(',')
    .map((policy) => withOwn(policy, own))
    .join(',');
}

function withOwn(policy: string, own: OwnSources): string {
  const directives = readDirectives(policy);
  const script = effective(directives, ['script-src-elem', 'script-src', 'default-src']);
  const style = effective(directives, ['style-src-elem', 'style-src', 'default-src']);
  const connect = effective(directives, ['connect-src', 'default-src']);
  const changed = new Map<string, readonly string[]>();
  const put = (name: string | undefined, fallback: string, added: readonly string[]): void => {
    if (name === undefined || added.length === 0) return;
    const sources = (directives.get(name) ?? []).filter((each) => !/^'none'$/i.test(each));
    changed.set(name === 'default-src' ? fallback : name, [...sources, ...added]);
  };
  put(script, 'script-src', forScripts(directives.get(script ?? '') ?? [], own));
  put(style, 'style-src', missingHashes(directives.get(style ?? '') ?? [], own.style, /^'(nonce-|sha\d+-)/i));
  put(connect, 'connect-src', missingAddress(directives.get(connect ?? '') ?? [], own.address));
  // The answer to a plain form leads back to the page.
  put(
    directives.has('form-action') ? 'form-action' : undefined,
    '',
    missingAddress(of(directives, 'form-action'), "'self'"),
  );
  put(directives.has('trusted-types') ? 'trusted-types' : undefined, '', missingName(of(directives, 'trusted-types')));
  return changed.size === 0 ? policy : written(policy, changed);
}

const of = (directives: Directives, name: string): readonly string[] => directives.get(name) ?? [];

/** CSP3 2.2.1: the first of a name counts. */
function readDirectives(policy: string): Directives {
  const found = new Map<string, readonly string[]>();
  for (const text of policy.split(';')) {
    const [name, ...values] = wordsOf(text);
    const key = name?.toLowerCase();
    if (key !== undefined && !found.has(key)) found.set(key, values);
  }
  return found;
}

const wordsOf = (text: string): string[] => text.split(/[\t\n\f\r ]+/).filter(Boolean);

const effective = (directives: Directives, names: readonly string[]): string | undefined =>
  names.find((name) => directives.has(name));

function forScripts(sources: readonly string[], { script, address }: OwnSources): readonly string[] {
  const hashes = missingHashes(sources, script, /^'(nonce-|sha\d+-|strict-dynamic')/i);
  // CSP3 8.2: what the guard adds is trusted as the guard is, and addresses count for nothing.
  const isDynamic = sources.some((each) => /^'strict-dynamic'$/i.test(each));
  return isDynamic ? hashes : [...hashes, ...missingAddress(sources, address)];
}

/** CSP3 6.7.3.2, 'does a source list allow all inline behavior': with a nonce or a hash `'unsafe-inline'` means nothing. */
function missingHashes(sources: readonly string[], hashes: readonly string[], ends: RegExp): readonly string[] {
  const isOpen = sources.some((each) => /^'unsafe-inline'$/i.test(each)) && !sources.some((each) => ends.test(each));
  return isOpen ? [] : hashes.filter((each) => !sources.includes(each));
}

function missingAddress(sources: readonly string[], address: string): readonly string[] {
  const isThere = sources.some((each) => /^('self'|\*)$/i.test(each) || each === address);
  return isThere ? [] : [address];
}

/** Trusted Types: the name of the policy that our second part makes. */
const missingName = (names: readonly string[]): readonly string[] =>
  names.some((each) => each === '*' || each === 'samtykke') ? [] : ['samtykke'];

/** The policy with changed directives in their place, and new ones behind. */
function written(policy: string, changed: Directives): string {
  const left = new Map(changed);
  const texts = policy.split(';').map((text) => {
    const name = wordsOf(text)[0]?.toLowerCase() ?? '';
    const sources = left.get(name);
    if (!sources) return text;
    left.delete(name);
    return `${/^\s*/.exec(text)?.[0]}${name} ${sources.join(' ')}`;
  });
  const kept = texts.at(-1)?.trim() === '' ? texts.slice(0, -1) : texts;
  return [...kept, ...[...left].map(([name, sources]) => ` ${name} ${sources.join(' ')}`)].join(';');
}
