import {
  type Choice,
  decodeChoice,
  type Facts,
  isRefusal,
  newestChoice,
  payloadOf,
  type Signal,
  signatureOf,
} from '../decision/index.ts';
import { JURISDICTIONS, type JurisdictionId, jurisdictionFor } from '../registry/index.ts';
import { readCookies } from './cookies.ts';
import { type ChoiceKeys, openChoice, type SealScope } from './seal.ts';

/** How a host reads the facts of a request. */
export interface FactsReader {
  readonly scope: SealScope;
  readonly keys: ChoiceKeys;
  /** The registry's jurisdiction, where the place is unknown. */
  readonly jurisdiction: JurisdictionId;
  /** Name of a header, set by a proxy that is trusted, which holds the place (ISO 3166, `NO` or `US-CA`). */
  readonly placeHeader?: string | undefined;
  /** Whether the site knows that this visitor is a minor; `unknown`, where it cannot tell, counts as one. Default: it never does. */
  readonly isMinor?: ((request: Request) => boolean | 'unknown') | undefined;
}

export interface RequestFacts extends Facts {
  readonly jurisdiction: JurisdictionId;
  readonly basis: 'registry' | 'header';
  /** Whether the visitor counts as a minor only because nobody can tell now. */
  readonly isAgeUnknown: boolean;
  /**
   * Whether the choice is a refusal that nobody has signed: a page keeps one before the server has taken
   * it. It only narrows, so it holds; its consent ID is not to be relied on.
   */
  readonly isPending: boolean;
  /** Whether the request brought a choice cookie besides the one that counts: forged, cut, old, or of another path. */
  readonly hasStrays: boolean;
}

/** A browser that is well has one; each costs a signature, and a header of a usual length holds no more. */
const MOST_VALUES = 512;

/** What a request tells of its visitor. A choice that is missing, forged or unreadable is no choice. */
export function readFacts(request: Request, reader: FactsReader): RequestFacts {
  const jurisdiction = jurisdictionOf(request, reader);
  const values = readCookies(request.headers.get('cookie')).filter(({ name }) => name === reader.scope.cookie);
  const readable = values.filter(({ value }) => decodeChoice(payloadOf(value))).slice(0, MOST_VALUES);
  const signed = readable.flatMap(({ value }) => readChoice(value, reader) ?? []);
  const pendings = readable.flatMap(({ value }) => readPending(value) ?? []);
  const [pending] = pendings;
  const newest = newestChoice(signed);
  const minor = reader.isMinor?.(request) ?? false;
  return {
    choice: pending ?? newest,
    // Nobody has signed it, so it may take away and not give.
    ...(pending && { others: newest ? [...pendings, newest] : pendings }),
    signals: readSignals(request.headers),
    rules: JURISDICTIONS[jurisdiction],
    path: new URL(request.url).pathname,
    minor: minor !== false,
    isAgeUnknown: minor === 'unknown',
    jurisdiction,
    basis: placeOf(request, reader) ? 'header' : 'registry',
    isPending: pending !== undefined,
    hasStrays: values.length > (pending || signed.length > 0 ? 1 : 0),
  };
}

/** Whose rules hold for a request. */
export function jurisdictionOf(request: Request, reader: FactsReader): JurisdictionId {
  return jurisdictionFor(placeOf(request, reader), reader.jurisdiction);
}

function placeOf(request: Request, { placeHeader }: FactsReader): string | undefined {
  return (placeHeader && request.headers.get(placeHeader)) || undefined;
}

function readChoice(value: string, { keys, scope }: FactsReader): Choice | undefined {
  const payload = openChoice(value, keys, scope);
  return payload === undefined ? undefined : decodeChoice(payload);
}

function readPending(value: string): Choice | undefined {
  const choice = signatureOf(value) === '' ? decodeChoice(payloadOf(value)) : undefined;
  return choice && isRefusal(choice.answers) ? choice : undefined;
}

/** W3C Global Privacy Control, `Sec-GPC`: only the value `1` is a signal; two headers make `1, 1`, which is none. */
function readSignals(headers: Headers): readonly Signal[] {
  return headers.get('sec-gpc') === '1' ? ['gpc'] : [];
}
