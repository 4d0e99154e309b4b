import { type Choice, decodeChoice, permissionsOf, type Rules } from '../../decision/index.ts';
import {
  type CategoryTexts,
  JURISDICTION_IDS,
  JURISDICTIONS,
  type Law,
  type Localised,
  lawOf,
  type Registry,
  STRICTEST,
  tableOf,
  textIn,
} from '../../registry/index.ts';
import type { ConsentRecord } from '../record.ts';
import type { LdLiteral } from './terms.ts';

export interface LdOptions {
  /** Where the consent server is, as visitors reach it, without a slash at its end: `https://site.example/samtykke`. */
  readonly address: string;
  /** What the interface calls the categories that most sites have, in a language of the registry. */
  readonly categoriesIn: (language: string) => CategoryTexts;
  /**
   * When the record is exported, ISO 8601 in UTC: consent that had ended by then counts as expired. Only for a record
   * that none replaces; of another one nobody knows whether its consent ended or was withdrawn.
   */
  readonly asOf?: string;
}

/** What an export of one record is made from. */
export interface Source {
  readonly record: ConsentRecord;
  readonly registry: Registry;
  readonly options: LdOptions;
  readonly law: Law;
  readonly rules: Rules;
  /** The choice that the record holds; `undefined` when a newer version has written it. */
  readonly choice: Choice | undefined;
  /** By purpose and provider: whether the law of the place demands consent before anything is allowed. */
  readonly needsConsent: ReadonlySet<string>;
}

/** Name of a part in {@link Source.needsConsent}. */
export const partName = (purpose: string, provider: string): string => `${purpose} ${provider}`;

/** Throws an Error when the registry is not the version that the record's visitor was shown. */
export function sourceOf(record: ConsentRecord, registry: Registry, options: LdOptions): Source {
  const { id, jurisdiction, shown, chosen } = record;
  if (registry.version !== shown.registry)
    throw new Error(`record ${id}: give the registry ${shown.registry}, which was shown; this is ${registry.version}`);
  const rules = JURISDICTIONS[JURISDICTION_IDS.find((each) => each === jurisdiction) ?? STRICTEST];
  return {
    record,
    registry,
    options,
    law: lawOf(jurisdiction),
    rules,
    choice: decodeChoice(chosen.choice),
    needsConsent: partsThatNeedConsent(registry, rules),
  };
}

/** What the decision denies as long as nobody has answered. */
function partsThatNeedConsent(registry: Registry, rules: Rules): ReadonlySet<string> {
  const table = tableOf(registry);
  const { parts } = permissionsOf(table, { choice: undefined, signals: [], rules, path: '', minor: false }, 0);
  const names = table.parts.map(({ purpose, provider }) =>
    partName(registry.purposes[purpose]?.id ?? '', registry.providers[provider]?.id ?? ''),
  );
  return new Set(names.filter((_, index) => parts[index]?.because === 'undecided'));
}

/** Address of a thing that a version of the registry declares; the version itself stands at that address. */
export const declaredAt = ({ registry, options }: Source, thing: string): string =>
  `${options.address}/registry/${registry.version}#${thing}`;

/** A text of the registry in the record's language, or in the one that there is. */
export function told({ record, registry }: Source, texts: Localised | undefined): LdLiteral | undefined {
  const found = texts && textIn(texts, record.shown.language, registry.site.writtenIn);
  return found && { '@value': found.text, '@language': found.language };
}
