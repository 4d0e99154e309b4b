import { isCategory } from './category.ts';
import type { Texts } from './draft.ts';
import { readRetention } from './duration/read-retention.ts';
import { plain } from './fold.ts';
import { isOurselves, readKind, readParty } from './kind.ts';
import { labelledIn } from './labelled.ts';
import { isCompany, isProduct } from './products.ts';

/** What is said of a name in a line or in loose texts, by what each part looks like. */
export function textsFrom(loose: readonly string[]): Texts {
  const parts = loose.flatMap(partsOf);
  const retention = timeIn(parts);
  const kind = parts.find(
    (part) => part !== retention && part.length < 40 && readKind(part) !== undefined && readKind(part) !== 'cookie',
  );
  const party = parts.find((part) => part.length < 30 && readParty(part) !== undefined);
  const category = parts.find((part) => part !== retention && part !== party && part.length < 30 && isCategory(part));
  const others = parts.filter((part) => ![retention, kind, party, category].includes(part));
  const provider = others.find((part) => looksLikeProvider(part, others));
  const purpose = others.filter((part) => part !== provider && !isOurselves(part)).join(' ');
  const own = provider ?? others.find(isOurselves);
  return {
    ...(retention !== undefined && { retention: retention.replace(/[.;]$/, '') }),
    ...(kind !== undefined && { kind }),
    ...(party !== undefined && { party }),
    ...(category !== undefined && { category }),
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
  const [first = '', ...others] = parts;
  // 'Google Analytics, counts visits' begins with the provider.
  if (parts.length > 1 && first.length < 40 && isProduct(first) && !isTime(text))
    return [first, ...commaParts(others.join(', '))];
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
  if (others.length === 1) return isCompany(part) && part.length < 40;
  const words = plain(part).split(' ').length;
  const isSentence = (text: string): boolean => /[.!?。]$/u.test(text);
  const isPlain = others.some((each) => each !== part && (each.length > part.length || isSentence(each)));
  return words <= 4 && /^[\p{Lu}\p{Lo}]/u.test(part) && !isSentence(part) && isPlain;
}
