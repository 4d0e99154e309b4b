import { type Choice, decodeChoice, type Facts, newestChoice, type Signal } from '../decision/index.ts';
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
  /** Whether the site knows that this visitor is a minor. Default: it never does. */
  readonly isMinor?: ((request: Request) => boolean) | undefined;
}

export interface RequestFacts extends Facts {
  readonly jurisdiction: JurisdictionId;
  readonly basis: 'registry' | 'header';
  /** Whether the request brought a choice cookie that is none: forged, cut, or of an unknown version. */
  readonly hasBadChoice: boolean;
}

/** What a request tells of its visitor. A choice that is missing, forged or unreadable is no choice. */
export function readFacts(request: Request, reader: FactsReader): RequestFacts {
  const jurisdiction = jurisdictionOf(request, reader);
  const values = readCookies(request.headers.get('cookie')).filter(({ name }) => name === reader.scope.cookie);
  const choices = values.map(({ value }) => readChoice(value, reader));
  return {
    choice: newestChoice(choices.filter((each) => each !== undefined)),
    signals: readSignals(request.headers),
    rules: JURISDICTIONS[jurisdiction],
    path: new URL(request.url).pathname,
    minor: reader.isMinor?.(request) ?? false,
    jurisdiction,
    basis: placeOf(request, reader) ? 'header' : 'registry',
    hasBadChoice: choices.some((each) => each === undefined),
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

/** W3C Global Privacy Control, `Sec-GPC`: only the value `1` is a signal; two headers make `1, 1`, which is none. */
function readSignals(headers: Headers): readonly Signal[] {
  return headers.get('sec-gpc') === '1' ? ['gpc'] : [];
}
