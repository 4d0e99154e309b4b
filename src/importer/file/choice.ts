import type { FileEntry } from './entries.ts';

/** The cookie that keeps the choice: its name, and the entry for it where the input lists none that could. */
export interface Choice {
  readonly name: string;
  readonly entry?: FileEntry;
}

const NAMES = ['consent', 'samtykke_consent', 'samtykke_choice'] as const;

/** Ours: `consent` where the policy lists it as essential, else a cookie of a name that is free. */
export function choiceEntry(entries: readonly FileEntry[]): Choice {
  const isTaken = (name: string): boolean => entries.some(({ fields }) => fields.name === name);
  const own = entries.some(
    ({ fields }) => fields.name === NAMES[0] && fields.kind === undefined && fields.category === 'essential',
  );
  if (own) return { name: NAMES[0] };
  const name = NAMES.find((each) => !isTaken(each)) ?? `samtykke_${entries.length}`;
  return {
    name,
    entry: {
      fields: { name, category: 'essential', retention: 'P180D' },
      comments: {},
      origin: "added: keeps the visitor's choice for Samtykke; it stands in no line of the input",
    },
  };
}
