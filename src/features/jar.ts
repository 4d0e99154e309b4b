import type { EntryName, Reason } from '../decision/index.ts';
import { isToken } from './check.ts';
import { allows, type Feature, type FeatureEvent, type FeatureWrite, type Gate, type Stored } from './feature.ts';

/** Why a value was not kept: it is not allowed, or no browser would take it. */
export type Refused = Reason | 'too-long' | 'sealed' | 'not-kept';

/** What became of a value that was to be kept. */
export type Kept =
  | { readonly kind: 'kept' /** `null`: until the session ends. */; readonly lifetimeSeconds: number | null }
  | { readonly kind: 'refused'; readonly because: Refused };

/** A visitor's cookies, as far as the registry names them and the visitor allows them. */
export interface Jar {
  readonly gate: Gate;
  /** What is kept under a name, as far as that is allowed; what was to be kept in this request in any case. */
  get: Stored;
  /**
   * Keeps a value under a name of the registry, by the attributes and no longer than declared.
   *
   * @param lifetimeSeconds asks for less; `null` until the session ends.
   */
  set(name: EntryName, value: string, lifetimeSeconds?: number | null): Kept;
  delete(name: EntryName): void;
  /** Runs a feature on these cookies, and keeps what it says. */
  use<Input, Value>(feature: Feature<Input, Value>, input: Input): Value;
  /** What features have told, for the site to count or act on. */
  readonly events: readonly FeatureEvent[];
}

/** What a jar needs of the place where cookies are kept. */
export interface JarPlace {
  read: Stored;
  write(name: EntryName, value: string, lifetimeSeconds: number | null): Refused | undefined;
  delete(name: EntryName): void;
}

/** As long as a life can be asked for: what is declared counts. */
const ALWAYS = 4e9;

/** A jar over a place: all that does not depend on where cookies are kept. */
export function jarOver(gate: Gate, place: JarPlace): Jar {
  /** What was to be kept since; `undefined` for a deletion. */
  const changed = new Map<EntryName, string | undefined>();
  const events: FeatureEvent[] = [];

  const found: Stored = (name) => (changed.has(name) ? changed.get(name) : place.read(name));
  const get: Stored = (name) => (changed.has(name) || allows(gate, name) ? found(name) : undefined);
  const set: Jar['set'] = (name, value, lifetimeSeconds = ALWAYS) => {
    if (!isToken(name)) return { kind: 'refused', because: 'undeclared' };
    // What is to live for no time is a deletion; what is no number lives for none.
    if (lifetimeSeconds !== null && !(lifetimeSeconds > 0)) {
      remove(name);
      return { kind: 'kept', lifetimeSeconds: 0 };
    }
    changed.set(name, value);
    const verdict = gate.decide({ kind: 'cookie', name, lifetimeSeconds });
    if (verdict.kind === 'denied') return { kind: 'refused', because: verdict.because };
    const life = verdict.kind === 'capped' ? verdict.lifetimeSeconds : lifetimeSeconds;
    const because = place.write(name, value, life);
    return because ? { kind: 'refused', because } : { kind: 'kept', lifetimeSeconds: life };
  };
  const remove = (name: EntryName): void => {
    if (!isToken(name)) return;
    changed.set(name, undefined);
    place.delete(name);
  };
  const write = (each: FeatureWrite): void => {
    if (each.kind === 'delete') remove(each.name);
    else set(each.name, each.value, each.lifetimeSeconds);
  };
  return {
    gate,
    get,
    set,
    delete: remove,
    use: (feature, input) => {
      const own: Stored = (name) => (feature.names.includes(name) ? found(name) : undefined);
      const outcome = feature(gate, own, input);
      for (const each of outcome.writes) write(each);
      events.push(...outcome.events);
      return outcome.value;
    },
    events,
  };
}

/** A value as a cookie may hold it (RFC 6265 4.1.1, cookie-octet): what may not stand in one is percent-encoded. */
export const encodeValue = (value: string): string =>
  value.toWellFormed().replace(/[^!#$&-+\-./0-9:<-[\]-~]|%/gu, encodeURIComponent);

/** @returns `undefined` for what {@link encodeValue} cannot have written. */
export function decodeValue(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
