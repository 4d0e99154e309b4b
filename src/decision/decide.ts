import {
  type DecisionTable,
  hostOf,
  type Kind,
  match,
  matchHost,
  type TableEntry,
  type TablePart,
} from '../registry/index.ts';
import type { Reason } from './reasons.ts';
import type { PartState, Permissions } from './state.ts';

/** One attempt to set, store, send or load. */
export interface Write {
  readonly kind: Kind;
  /**
   * Name of the cookie, key, database or cache. Of a script, frame or beacon its address without scheme
   * and query: `host/path`, or `/path` on the page's own origin.
   */
  readonly name: string;
  /** How long it asks to live, in seconds; `null` or absent until the session ends; 0 or less: a deletion. */
  readonly lifetimeSeconds?: number | null;
}

/** The answer to a write. */
export type Verdict =
  | { readonly kind: 'allowed'; readonly because: Reason; readonly entry: TableEntry | undefined }
  | {
      readonly kind: 'capped';
      readonly because: Reason;
      readonly entry: TableEntry;
      /** How long it may live instead; `null` until the session ends. */
      readonly lifetimeSeconds: number | null;
    }
  | { readonly kind: 'denied'; readonly because: Reason; readonly entry: TableEntry | undefined };

/**
 * Whether one attempt to set, store, send or load may happen. Default deny: what the registry does not
 * name is denied, and so is what needs an answer that the visitor has not given.
 */
export function decide(table: DecisionTable, state: Permissions, write: Write): Verdict {
  const { kind, name } = write;
  if (kind === 'cookie' && name === table.choiceCookie)
    return { kind: 'denied', because: 'reserved', entry: undefined };
  if (isDeletion(write)) return { kind: 'allowed', because: 'deletion', entry: undefined };
  const matcher = table.names[kind];
  const entry = matcher && match(matcher, name);
  if (!entry)
    return isAddress(kind) ? decideByHost(table, state, name) : { kind: 'denied', because: 'undeclared', entry };
  const part = state.parts[entry.part] as PartState;
  if (!part.allowed) return { kind: 'denied', because: part.because, entry };
  const limit = limitOf(entry, part, state);
  return outlives(write.lifetimeSeconds ?? null, limit)
    ? { kind: 'capped', because: part.because, entry, lifetimeSeconds: limit }
    : { kind: 'allowed', because: part.because, entry };
}

function isDeletion({ lifetimeSeconds }: Write): boolean {
  return typeof lifetimeSeconds === 'number' && lifetimeSeconds <= 0;
}

function isAddress(kind: Kind): boolean {
  return kind === 'script' || kind === 'frame' || kind === 'beacon';
}

/** The declared retention; under consent never more than the rules of the place allow. */
function limitOf(
  { lifetimeSeconds }: TableEntry,
  { because }: PartState,
  { maxLifetimeSeconds }: Permissions,
): number | null {
  if (lifetimeSeconds === null || because === 'essential') return lifetimeSeconds;
  return lifetimeSeconds < maxLifetimeSeconds ? lifetimeSeconds : maxLifetimeSeconds;
}

function outlives(wanted: number | null, limit: number | null): boolean {
  if (wanted === null) return false;
  return limit === null || wanted > limit;
}

/** An address that no entry names follows its host: the site's own, or that of a provider. */
function decideByHost(table: DecisionTable, state: Permissions, name: string): Verdict {
  const host = hostOf(name);
  if (host === '' || matchHost(table.domains, host))
    return { kind: 'allowed', because: 'first-party', entry: undefined };
  const provider = matchHost(table.hosts, host);
  return provider === undefined
    ? { kind: 'denied', because: 'undeclared', entry: undefined }
    : decideForProvider(table, state, provider);
}

/** A provider's host is open as soon as one of its parts is allowed; else the first part says why not. */
function decideForProvider(table: DecisionTable, state: Permissions, provider: number): Verdict {
  let because: Reason | undefined;
  for (let index = 0; index < table.parts.length; index++) {
    const part = state.parts[index] as PartState;
    if ((table.parts[index] as TablePart).provider !== provider) continue;
    if (part.allowed) return { kind: 'allowed', because: part.because, entry: undefined };
    because ??= part.because;
  }
  return { kind: 'denied', because: because ?? 'undeclared', entry: undefined };
}
