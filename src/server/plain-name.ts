import { type DecisionTable, entryOf, hostOf, type Kind } from '../registry/index.ts';

/**
 * What may be kept of a name that somebody's browser or the site made up: enough to find it in the code, nothing
 * that tells who came.
 *
 * - What the registry declares has the entry's own name or pattern, a host the provider's that covers it.
 * - Of an address the host is kept, of one of the site's own hosts nothing: `/`.
 * - Of other names what looks like an identifier becomes `*`, see {@link plainText}.
 */
export function plainName(table: DecisionTable, kind: Kind, name: string): string {
  const entry = entryOf(table, kind, name);
  if (entry) return entry.name;
  return NAMED.has(kind) ? plainText(name) : plainHost(table, hostOf(name).toLowerCase());
}

/** Kinds that have a name of their own. Ours: any other counts as an address, of which less is kept. */
const NAMED: ReadonlySet<Kind> = new Set([
  'cookie',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cache',
  'fileSystem',
  'bucket',
  'serviceWorker',
]);

/** RFC 1035 2.3.4: no host is longer. The underscore stands in names that are in use. */
const HOST = /^(?=.{1,253}$)[\w-]+(\.[\w-]+)*$/;
/** Ours: an address in numbers may be a visitor's own. */
const IN_NUMBERS = /^[\d.]+$/;

function plainHost({ hosts }: DecisionTable, host: string): string {
  if (host === '') return '/';
  const labels = host.split('.');
  const around = labels.map((_, index) => labels.slice(index).join('.'));
  const declared = around.find((domain) => hosts[domain] !== undefined);
  if (declared !== undefined) return declared;
  if (!HOST.test(host) || IN_NUMBERS.test(host)) return '*';
  // The last two labels name who has registered the domain; those before can be made for one visitor.
  return labels.map((label, index) => (index < labels.length - 2 ? plainText(label) : label)).join('.');
}

/** As much as is read: the patterns below cost the square of it. */
const MOST_READ = 256;
/** As much as a person needs to know the name again. */
const MOST_KEPT = 64;

/** Controls, what turns the direction of writing, half letters, and what no letter stands for. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;
/** What parts a name from an identifier behind it. */
const PARTED = ':=/|;,';

/** What looks like an identifier, each with how many digits it must have to count as one. */
const IDENTIFIERS: readonly (readonly [run: RegExp, digits: number])[] = [
  // An address of mail, or something escaped.
  [new RegExp(`[^\\s${PARTED}]*(?:@|%[0-9a-f]{2})[^\\s${PARTED}]*`, 'gi'), 0],
  // A UUID, and other groups of hexadecimal digits; then such digits in one run.
  [/[0-9a-f]{4,}(?:-[0-9a-f]{4,})+/gi, 2],
  [/[0-9a-f]{6,}/gi, 1],
  // A number, a telephone's, a date and an address in numbers too.
  [/\p{Nd}(?:[-._: ]?\p{Nd}){3,}/gu, 4],
  // Letters and digits by chance.
  [/[\p{L}\p{Nd}]{8,}/gu, 2],
];

/**
 * A name in which what looks like an identifier stands as `*`, at most 64 letters long. The same of its own answer.
 *
 * It does not know a person's name in plain letters from any other word.
 */
export function plainText(text: string): string {
  const seen = text.slice(0, MOST_READ).replace(UNSEEN, '');
  // What is cut through may be the rest of an identifier.
  const whole = text.length > MOST_READ ? seen.replace(new RegExp(`[^\\s${PARTED}]*$`), '*') : seen;
  const plain = IDENTIFIERS.reduce(
    (rest, [run, digits]) => rest.replace(run, (found) => (digitsIn(found) < digits ? found : '*')),
    whole,
  );
  return [...plain.replace(/\*+/g, '*')].slice(0, MOST_KEPT).join('');
}

const digitsIn = (text: string): number => text.match(/\p{Nd}/gu)?.length ?? 0;
