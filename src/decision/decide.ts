import {
  type DecisionTable,
  entryOf,
  hostOf,
  isAddress,
  type Kind,
  matchHost,
  OWN_HOST,
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
  /** How long it asks to live, in seconds; `null` or absent until the session ends; of a cookie 0 or less: a deletion. */
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
export function decide(table: DecisionTable, permissions: Permissions, write: Write): Verdict {
  const { kind, name } = write;
  if (kind === 'cookie' && name === table.choiceCookie) return denied('reserved');
  if (isDeletion(write)) return allowed('deletion');
  const entry = entryOf(table, kind, name);
  if (!entry) return isAddress(kind) ? decideByHost(table, permissions, name) : denied('undeclared');
  const part = permissions.parts[entry.part] as PartState;
  if (!part.allowed) return denied(part.because, entry);
  const lifetimeSeconds = limitOf(entry, part, permissions);
  return outlives(write.lifetimeSeconds ?? null, lifetimeSeconds)
    ? { kind: 'capped', because: part.because, entry, lifetimeSeconds }
    : allowed(part.because, entry);
}

const allowed = (because: Reason, entry?: TableEntry): Verdict => ({ kind: 'allowed', because, entry });
const denied = (because: Reason, entry?: TableEntry): Verdict => ({ kind: 'denied', because, entry });

/** Only cookies are deleted by writing them. */
function isDeletion({ kind, lifetimeSeconds }: Write): boolean {
  return kind === 'cookie' && typeof lifetimeSeconds === 'number' && lifetimeSeconds <= 0;
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

/** An address that no entry names follows its host: the site's own, or that of a provider, by whichever domain is nearer. */
function decideByHost(table: DecisionTable, permissions: Permissions, name: string): Verdict {
  const host = hostOf(name);
  const provider = host === '' ? OWN_HOST : matchHost(table.hosts, host);
  if (provider === OWN_HOST) return allowed('first-party');
  return provider === undefined ? denied('undeclared') : decideForProvider(table, permissions, provider);
}

/** A provider's host is open as soon as one of its parts is allowed; else the first part says why not. */
function decideForProvider(table: DecisionTable, permissions: Permissions, provider: number): Verdict {
  let because: Reason | undefined;
  for (let index = 0; index < table.parts.length; index++) {
    const part = permissions.parts[index] as PartState;
    if ((table.parts[index] as TablePart).provider !== provider) continue;
    if (part.allowed) return allowed(part.because);
    because ??= part.because;
  }
  return denied(because ?? 'undeclared');
}
