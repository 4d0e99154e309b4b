import type { Kind } from '../registry/index.ts';
import { type ReadCategory, readCategory } from './category.ts';
import type { Position } from './document/block.ts';
import { readRetention } from './duration/read-retention.ts';
import { tidy } from './fold.ts';
import { isNothing, readKind, readParty } from './kind.ts';
import { textsFrom } from './loose.ts';
import { canBe, type ReadName } from './names/read-names.ts';
import { isProduct } from './products.ts';
import type { Doubt, ImportedRow } from './row.ts';
import { categoryOf, kindOf, providerOf, type Section } from './section.ts';
import type { ColumnRole, PrintedUnit } from './words/index.ts';

/** Texts that belong to one name, by what they are about. */
export type Texts = Readonly<Partial<Record<ColumnRole, string>>>;

/** A name with the texts that belong to it, before they are read. */
export interface Draft {
  readonly name: ReadName;
  readonly texts: Texts;
  readonly doubts: readonly Doubt[];
  /** Unit of bare numbers in the retention. */
  readonly unit?: PrintedUnit;
  readonly link?: string;
  readonly section: Section;
  readonly at: Position;
  readonly where: string;
  /** Id of the category, where our own policy page says it. */
  readonly category?: string;
}

/** What all of an input has in common. */
export interface Setting {
  readonly language: string | undefined;
}

/** Reads what the texts of a draft say. */
export function rowOf(draft: Draft, { language }: Setting): ImportedRow {
  const { name, texts } = draft;
  const kind = kindRead(draft);
  const retention = retentionRead(draft, language, kind.value);
  const category =
    draft.category === undefined ? categoryRead(draft) : { id: draft.category, printed: draft.category, covered: 1 };
  const provider = providerRead(draft);
  const doubts = [
    ...draft.doubts,
    ...about('name', name.doubt),
    ...about('kind', kind.doubt),
    ...about('category', category?.doubt),
    ...about('retention', retention.doubt),
    ...about('provider', provider.doubt),
  ];
  return {
    name: name.name,
    printedName: name.printed,
    kind: kind.value,
    category: category?.id,
    printedCategory: category?.printed,
    retention: retention.value,
    printedRetention: retention.printed,
    provider: provider.value,
    party: partyRead(texts),
    providerLink: draft.link,
    details: detailsOf(texts.purpose),
    place: draft.at,
    where: draft.where,
    uncertain: doubts.filter(
      ({ field, why }, index) => doubts.findIndex((each) => each.field === field && each.why === why) === index,
    ),
  };
}

const isHost = (text: string): boolean => /^\.?[\w-]+(?:\.[\w-]+)+$/.test(text.trim());

const about = (field: Doubt['field'], why: string | undefined): readonly Doubt[] =>
  why === undefined ? [] : [{ field, why }];

const detailsOf = (text: string | undefined): string | undefined =>
  text === undefined || /^[\s\-\u2010-\u2015]*$/u.test(text) ? undefined : tidy(text);

interface Read<T> {
  readonly value: T | undefined;
  readonly doubt?: string;
}

/** The column of kinds says it, else the retention ('Local storage'), else what stands beside the name, else a heading. */
function kindRead({ texts, name, section }: Draft): Read<Kind> {
  const told = [texts.kind, texts.party, texts.category].flatMap((text) =>
    text === undefined ? [] : (readKind(text) ?? []),
  );
  const inRetention = texts.retention === undefined ? undefined : readKind(texts.retention);
  const beside = name.beside === undefined ? undefined : readKind(name.beside);
  const others = [inRetention, beside].filter((each) => each !== 'cookie');
  const value =
    told.find((each) => each !== 'cookie') ?? others.find((each) => each !== undefined) ?? told[0] ?? kindOf(section);
  if (value !== undefined && canBe(value, name.name)) return { value };
  if (value === undefined && canBe('cookie', name.name)) return { value };
  // What lists of cookies print with a stroke, such as `ads/ga-audiences`, are addresses that pictures are fetched from.
  const kind = /^[\w.-]+\/[\w*./-]*$/.test(name.name) ? 'beacon' : 'localStorage';
  return {
    value: kind,
    doubt: `"${name.name}" is no name that a browser takes for a cookie; read as a ${kind === 'beacon' ? 'beacon' : 'key of web storage'}`,
  };
}

interface RetentionRead extends Read<string> {
  readonly printed: string | undefined;
}

/** The column of retentions says it; without one the type ('persistent, 2 years'), or what stands beside the name. */
function retentionRead(
  { texts, name, unit }: Draft,
  language: string | undefined,
  kind: Kind | undefined,
): RetentionRead {
  const options = { ...(language !== undefined && { language }), ...(unit !== undefined && { unit }) };
  const sources =
    texts.retention === undefined || isNothing(texts.retention)
      ? [texts.kind, texts.category, name.beside, texts.party]
      : [texts.retention];
  const read = sources.flatMap((text) => {
    if (text === undefined) return [];
    const found = readRetention(text, options);
    return found.isAbout ? [{ text, ...found }] : [];
  });
  const best = read.find(({ retention }) => retention !== undefined) ?? read[0];
  const printed = texts.retention ?? best?.text;
  if (best?.retention !== undefined)
    return { value: best.retention, printed, ...(best.doubt !== undefined && { doubt: best.doubt }) };
  // Web storage of a tab ends with it, whatever is printed.
  if (kind === 'sessionStorage') return { value: 'session', printed };
  const said =
    texts.retention === undefined && texts.purpose !== undefined ? textsFrom([texts.purpose]).retention : undefined;
  const inPurpose = said === undefined ? undefined : readRetention(said, options);
  if (inPurpose?.retention !== undefined)
    return { value: inPurpose.retention, printed: said, doubt: 'taken from the description' };
  return { value: undefined, printed, doubt: best?.doubt ?? noRetention(texts.retention) };
}

const noRetention = (text: string | undefined): string =>
  text === undefined || text.trim() === '' ? 'none is printed' : `"${tidy(text)}" says no time that could be read`;

function categoryRead({ texts, section }: Draft): ReadCategory | undefined {
  const { category, kind, party } = texts;
  const own =
    category === undefined || isNothing(category)
      ? undefined
      : (readCategory(category, 30) ?? { id: undefined, printed: tidy(category), covered: 1 });
  if (own?.id !== undefined) return own;
  const inType = kind === undefined ? undefined : readCategory(kind);
  const inParty = party === undefined ? undefined : readCategory(party);
  return [inType, inParty].find((each) => each?.id !== undefined) ?? own ?? categoryOf(section);
}

function providerRead({ texts, section, name }: Draft): Read<string> {
  const { provider, service, host } = texts;
  const told = [provider, service, host].flatMap((text) => (text === undefined || isNothing(text) ? [] : [text]));
  // A name says more than a host, where both are told.
  const printed = told.find((text) => !isHost(text)) ?? told[0];
  if (printed !== undefined) return { value: tidy(printed) };
  if (provider !== undefined) return { value: undefined };
  const beside = name.beside !== undefined && isProduct(name.beside) ? name.beside : undefined;
  if (beside !== undefined) return { value: beside };
  const headed = providerOf(section);
  if (!headed) return { value: undefined };
  return { value: headed.name, ...(!headed.isSure && { doubt: `taken from the heading "${headed.name}"` }) };
}

/** A host or a provider says nothing of the party; a type or a column of its own does. */
function partyRead({ party, kind, category, provider }: Texts): 'first' | 'third' | undefined {
  return [party, kind, category, provider].flatMap((text) => (text === undefined ? [] : (readParty(text) ?? [])))[0];
}
