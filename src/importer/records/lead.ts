import type { Texts } from '../draft.ts';
import { readRetention } from '../duration/index.ts';
import { plain } from '../fold.ts';
import { isOurselves, readKind, readParty } from '../kind.ts';
import { labelledIn } from '../labelled.ts';
import { bareName, type ReadName, readNames, strengthOf } from '../names/index.ts';

/** A line that begins with a name: `_ga: 2 years`, `_ga – tells visitors apart (2 years)`. */
export interface Lead {
  readonly names: readonly ReadName[];
  readonly rest: string;
}

/** Between a name and what is said of it. */
const AFTER_NAME = /\s*[:：]\s+|\s*[:：]$|\s+[–—-]\s+|\s*[–—]\s*|\s+(?=[([（])|\s*\t\s*|\s+[|=·•→]\s+|,\s+(?=\D)/u;

/** Splits a line into the names that it begins with and the rest; `undefined` where it begins with none. */
export function leadOf(text: string): Lead | undefined {
  const flat = text.trim();
  for (const { index, 0: between } of flat.matchAll(new RegExp(AFTER_NAME.source, 'gu'))) {
    const before = flat.slice(0, index);
    if (before.length > 200) return undefined;
    const names = readNames([before]);
    if (
      names.length === 0 ||
      names.some(({ name }) => strengthOf(name) === 'none') ||
      /\s/.test(bareName(before).replace(/[,;/&]\s*|\s(?=[,;/&])/g, ''))
    )
      continue;
    if (
      between.includes(',') &&
      names.length > 0 &&
      strengthOf(bareName(flat.slice(index + between.length).split(/[\s,]/)[0] ?? '')) === 'strong'
    )
      continue;
    return { names, rest: flat.slice(index + between.length).trim() };
  }
  const alone = readNames([flat]);
  return alone.length > 0 && alone.every(({ name }) => strengthOf(name) === 'strong')
    ? { names: alone, rest: '' }
    : undefined;
}

/** What is said of a name in a line or in loose texts, by what each part looks like. */
export function textsFrom(loose: readonly string[]): Texts {
  const parts = loose.flatMap(partsOf);
  const retention = timeIn(parts);
  const kind = parts.find(
    (part) => part !== retention && part.length < 40 && readKind(part) !== undefined && readKind(part) !== 'cookie',
  );
  const party = parts.find((part) => part.length < 30 && readParty(part) !== undefined);
  const others = parts.filter((part) => part !== retention && part !== kind && part !== party);
  const provider = others.length > 1 ? others.find((part) => looksLikeProvider(part, others)) : undefined;
  const purpose = others.filter((part) => part !== provider && !isOurselves(part)).join(' ');
  const own = provider ?? others.find(isOurselves);
  return {
    ...(retention !== undefined && { retention }),
    ...(kind !== undefined && { kind }),
    ...(party !== undefined && { party }),
    ...(own !== undefined && { provider: own }),
    ...(purpose !== '' && { purpose }),
  };
}

/** Parts of a text: what strokes, bars and semicolons separate, what stands in brackets, and sentences. */
function partsOf(text: string): readonly string[] {
  const bracketed = [...text.matchAll(/[([（]([^()[\]（）]*)[)\]）]/gu)].map(([, inside = '']) => inside);
  const outside = text.replace(/\s*[([（][^()[\]（）]*[)\]）]\s*:?/gu, ' ; ');
  const sentences = outside
    .split(/\s*[;|·•]\s*|\s+[–—-]\s+|(?<=[\p{Ll}\d)])[.。]\s+(?=[\p{Lu}\p{Lo}])|。/u)
    .map((part) => part.replace(/^[\s:：,–—-]+|[\s,;–—-]+$/gu, ''));
  return [...sentences, ...bracketed]
    .flatMap(commaParts)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** 'Google, 2 years' is two things; a sentence with a comma is one. */
function commaParts(text: string): readonly string[] {
  const parts = text.split(/,\s+/);
  return parts.length > 1 && parts.length <= 4 && parts.some((part) => isTime(part)) && !isTime(text) ? parts : [text];
}

/** The part that says how long; one with a number before one about sessions. */
function timeIn(parts: readonly string[]): string | undefined {
  const times = parts.filter(isTime);
  return times.find((part) => /\d/.test(part)) ?? times[0];
}

/** Whether a part says how long, and little else. */
function isTime(part: string): boolean {
  const { fields } = labelledIn(part);
  const text = fields.length === 1 && fields[0]?.roles.includes('retention') ? fields[0].value : part;
  const { isAbout, covered, retention } = readRetention(text);
  // 'The state of the session' is about no time.
  return isAbout && covered >= (retention === 'session' ? 0.7 : 0.6);
}

/** A short part with a capital beside a longer one, or beside one that is a sentence. */
function looksLikeProvider(part: string, others: readonly string[]): boolean {
  const words = plain(part).split(' ').length;
  const isSentence = (text: string): boolean => /[.!?。]$/u.test(text);
  const isPlain = others.some((each) => each !== part && (each.length > part.length || isSentence(each)));
  return words <= 4 && /^[\p{Lu}\p{Lo}]/u.test(part) && !isSentence(part) && isPlain;
}
