import { fold, isUnspaced, plain } from './fold.ts';
import { findPhrases, type Hit, type Phrases, phrasesOf } from './phrases.ts';
import { type ColumnRole, ROLES_OF_COLUMNS, WORDS } from './words/index.ts';

/** What a header or a label says that its column or value is about. */
export interface ReadLabel {
  /** The one that it says most plainly first; several where a header names several. */
  readonly roles: readonly ColumnRole[];
  /** Whether it says 'cookie' itself. */
  readonly saysCookie: boolean;
  /** Share of its letters that were understood, 0 to 1: a label has nothing else in it. */
  readonly covered: number;
}

const ROLE_PHRASES: Phrases<ColumnRole> = phrasesOf(
  WORDS.flatMap(({ columns }) => ROLES_OF_COLUMNS.map((role) => [columns[role], role] as const)),
);
const COOKIE_PHRASES: Phrases<true> = phrasesOf(WORDS.map(({ cookie }) => [cookie, true] as const));

/** Ours: of roles that a header names with equally long words the one that is rarer in headers of something else. */
const RANK: readonly ColumnRole[] = [
  'price',
  'retention',
  'party',
  'purpose',
  'provider',
  'service',
  'category',
  'kind',
  'host',
  'name',
  'other',
];

/** Whether a text says 'cookie', or what a language says for it. */
export const saysCookie = (text: string): boolean => findPhrases(COOKIE_PHRASES, text).length > 0;

/** Reads a header or a label. */
export function readLabel(text: string): ReadLabel {
  const hits = rank(findPhrases(ROLE_PHRASES, text));
  const cookies = findPhrases(COOKIE_PHRASES, text);
  const roles = hits.length > 0 ? rolesOf(hits, text) : cookies.length > 0 ? (['name'] as const) : [];
  return { roles, saysCookie: cookies.length > 0, covered: coverage(text, [...hits, ...cookies]) };
}

const rank = (hits: readonly Hit<ColumnRole>[]): readonly Hit<ColumnRole>[] =>
  [...hits].sort(
    (a, b) =>
      Number(isVague(a)) - Number(isVague(b)) ||
      b.letters - a.letters ||
      RANK.indexOf(a.meaning) - RANK.indexOf(b.meaning),
  );

/** 'Provider name' is about the provider: a name is what is left when nothing else is said. */
const isVague = ({ meaning }: Hit<ColumnRole>): boolean =>
  meaning === 'name' || meaning === 'other' || meaning === 'host';

/** A header with a stroke, a comma or 'and' in it may name several things; any other names one. */
function rolesOf(hits: readonly Hit<ColumnRole>[], text: string): readonly ColumnRole[] {
  const all = [...new Set(hits.map(({ meaning }) => meaning))];
  const several =
    /[/&+,(|\n]/.test(text) ||
    plain(text)
      .split(' ')
      .some((word) => AND.has(word));
  return several ? all : all.slice(0, 1);
}

const AND: ReadonlySet<string> = new Set(WORDS.flatMap(({ and, or }) => `${and},${or}`.split(',').map(plain)));

function coverage(text: string, hits: readonly Hit<unknown>[]): number {
  const flat = plain(text);
  if (flat === '') return 0;
  const isCovered = (at: number): boolean => hits.some(({ start, end }) => start <= at && at < end);
  const words = [...flat.matchAll(/\S+/g)].filter(
    ({ 0: word, index }) => isCovered(index) || word.length > 3 || isUnspaced(word),
  );
  const total = words.reduce((sum, { 0: word }) => sum + word.length, 0);
  const letters = words.reduce(
    (sum, { 0: word, index }) => sum + [...word].filter((_, at) => isCovered(index + at)).length,
    0,
  );
  return total === 0 ? 0 : letters / total;
}

/** Whether a text is a label and nothing else: 'Name', 'Name:', 'Purpose of the cookie'. */
export function asLabel(text: string): ReadLabel | undefined {
  const bare = text.trim().replace(/\s*[:：]$/u, '');
  // A value, a name or a sentence has letters that no label has.
  if (bare.length > 60 || /[_*#<>{}=@:：;|!\n]|(?<![13])\d(?!(?:st|rd)\b)/u.test(bare)) return undefined;
  const label = readLabel(bare);
  return label.roles.length > 0 && label.covered >= 0.8 ? label : undefined;
}

/** The unit that a header says its numbers count in: 'Duration (days)'. */
export const unitWordOf = (text: string): string | undefined =>
  /[([]\s*(?:in\s+|en\s+)?([^)\]]+?)\s*[)\]]/u.exec(text)?.[1] ?? /\bin ([\p{L}]+)$/u.exec(fold(text).text)?.[1];
