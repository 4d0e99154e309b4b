import type { EntryName, Verdict, Write } from '../decision/index.ts';

/** What a feature may know of a visit. */
export interface Gate {
  /** Whether a write may happen, see `decide`. */
  readonly decide: (write: Write) => Verdict;
  /** Seconds since 1970. */
  readonly now: number;
  /** Bytes that nobody can foretell. */
  readonly bytes: (count: number) => Uint8Array;
}

/** The value that the visitor's browser has sent of a cookie, its seal taken off; absent where it has none. */
export type Stored = (name: EntryName) => string | undefined;

/**
 * A cookie that a feature keeps or takes away. How long and by what attributes it lives the registry says; a feature
 * may only ask for less.
 */
export type FeatureWrite =
  | {
      readonly kind: 'set';
      readonly name: EntryName;
      readonly value: string;
      /** Seconds; `null` until the session ends. Absent: as long as is declared. */
      readonly lifetimeSeconds?: number | null;
    }
  | { readonly kind: 'delete'; readonly name: EntryName };

/** What the site may count or act on. */
export interface FeatureEvent {
  readonly kind: string;
  /** The cookie that it is kept by: where that is refused, nothing is told. */
  readonly entry: EntryName;
  readonly data: Readonly<Record<string, string | number | boolean>>;
}

/** The event that tells a server to forget what it keeps for a cookie: `data.value` is what stood in it. */
export const FORGET = 'forget';

/** What came of a feature. Nothing has happened yet: a jar does what `writes` says, the site what `events` say. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly writes: readonly FeatureWrite[];
  readonly events: readonly FeatureEvent[];
}

/**
 * One feature family's step: the same gate, values and input give the same outcome. Without consent to one of its
 * cookies it works as if that were empty, writes nothing to it but its deletion, and tells of nothing but
 * {@link FORGET}. No stored value makes it throw.
 */
export interface Feature<Input, Value> {
  (gate: Gate, stored: Stored, input: Input): Outcome<Value>;
  /** The cookies that it works with. */
  readonly names: readonly EntryName[];
}

/** Whether a cookie may be kept. */
export const allows = (gate: Gate, name: EntryName): boolean => gate.decide({ kind: 'cookie', name }).kind !== 'denied';

type Step<Input, Value> = (
  gate: Gate,
  stored: Stored,
  input: Input,
) => Partial<Omit<Outcome<Value>, 'value'>> & Pick<Outcome<Value>, 'value'>;

/**
 * Makes a feature of a step: what is refused it does not see, keep or tell, and what it had before is deleted. So that
 * holds for each family, and none has to think of it.
 *
 * @param names the cookies that it works with; of others it sees nothing, and they are not written.
 */
export function feature<Input, Value>(names: readonly EntryName[], step: Step<Input, Value>): Feature<Input, Value> {
  const known: ReadonlySet<string> = new Set(names);
  const run = (gate: Gate, stored: Stored, input: Input): Outcome<Value> => {
    const isOpen = (name: EntryName): boolean => known.has(name) && allows(gate, name);
    const { value, writes = [], events = [] } = step(gate, (name) => (isOpen(name) ? stored(name) : undefined), input);
    const { writes: deletions, events: forgotten } = withdrawn(gate, stored, names);
    return {
      value,
      writes: [...deletions, ...writes.filter(({ name }) => isOpen(name))],
      events: [...forgotten, ...events.filter(({ entry }) => isOpen(entry))],
    };
  };
  return Object.assign(run, { names });
}

/**
 * Takes away what the visitor no longer allows, and has the server forget what belongs to it. Not what only this page may
 * not use, and nothing that the registry does not hold.
 */
export function withdrawn(
  gate: Gate,
  stored: Stored,
  names: readonly EntryName[],
): Pick<Outcome<never>, 'writes' | 'events'> {
  const left = names.flatMap((name) => {
    const value = stored(name);
    return value === undefined || !isWithdrawn(gate, name) ? [] : [{ name, value }];
  });
  return {
    writes: left.map(({ name }) => ({ kind: 'delete', name })),
    events: left.map(({ name, value }) => ({ kind: FORGET, entry: name, data: { value } })),
  };
}

function isWithdrawn(gate: Gate, name: EntryName): boolean {
  const { kind, because, entry } = gate.decide({ kind: 'cookie', name });
  return kind === 'denied' && entry !== undefined && because !== 'sensitive-page';
}
