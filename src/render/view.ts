import type { ProviderIds } from '../decision/index.ts';
import {
  type Language,
  labelOf,
  matchHost,
  OWN_HOST,
  type Provider,
  type Purpose,
  partsOf,
  type Registry,
  shortVersion,
  tableOf,
} from '../registry/index.ts';
import { list } from './format.ts';
import { type Html, html } from './html.ts';
import type { CategoryStrings, InterfaceStrings, Strings } from './strings/strings.ts';

/** Where the pages of the server are, as the site's visitors reach them. */
export interface Addresses {
  /** `POST` takes a choice, `GET` shows 'manage consent'. */
  readonly choice: string;
  readonly policy: string;
}

/** All that banner, panel and status need to be rendered in one language: JSON, the same in page and server. */
export interface ConsentView {
  readonly registry: string;
  readonly language: string;
  readonly strings: InterfaceStrings;
  /** Names of the controllers, joined. */
  readonly controllers: string;
  readonly accent: string;
  readonly addresses: Addresses;
  readonly purposes: readonly ViewPurpose[];
  /** What stands under a host that is not the site's, so that only the visitor can delete it: name, with its provider. */
  readonly left: readonly ViewLeft[];
}

/** The index of its part comes first, as the table counts them. */
type ViewLeft = readonly [part: number, name: string];

export interface ViewPurpose {
  readonly id: string;
  readonly always: boolean;
  readonly special: boolean;
  readonly label: string;
  readonly description: string;
  readonly providers: readonly ViewProvider[];
}

export interface ViewProvider {
  readonly id: string;
  readonly name: string;
  readonly third: boolean;
  readonly policy?: string;
}

/** Ours: a dark violet-grey, quiet beside any site's own colours. */
const ACCENT = '#3d3a5c';

/** Makes the view of a registry in one language. */
export function viewOf(registry: Registry, language: Language, strings: Strings, addresses: Addresses): ConsentView {
  const { site } = registry;
  const parts = partsOf(registry);
  return {
    registry: shortVersion(registry.version),
    language,
    strings: strings.interface,
    controllers: list(
      site.controllers.map((each) => each.name),
      language,
    ),
    accent: site.accent ?? ACCENT,
    addresses,
    purposes: registry.purposes.flatMap((purpose) => {
      const providers = parts.filter((part) => part.purpose === purpose.id).map((part) => part.provider);
      if (providers.length === 0) return [];
      const named = registry.providers.filter((each) => providers.includes(each.id));
      return [viewPurpose(purpose, named, registry, language, strings.categories)];
    }),
    left: leftOf(registry),
  };
}

function leftOf(registry: Registry): readonly ViewLeft[] {
  const { entries, parts, hosts } = tableOf(registry);
  const left = entries().flatMap(({ name, part, domain }): ViewLeft[] => {
    if (!domain || matchHost(hosts, domain) === OWN_HOST) return [];
    return [[part, `${name} (${registry.providers[parts[part]?.provider as number]?.name})`]];
  });
  // Under several hosts of its provider a name is still one.
  return left.filter(([part, name], index) => left.findIndex((each) => each[0] === part && each[1] === name) === index);
}

function viewPurpose(
  purpose: Purpose,
  providers: readonly Provider[],
  { site }: Registry,
  language: string,
  categories: CategoryStrings,
): ViewPurpose {
  const { label, description } = labelOf(purpose, language, site.writtenIn, categories);
  return {
    id: purpose.id,
    always: purpose.always,
    special: purpose.special,
    label: label.text,
    description: description.text,
    providers: providers.map(({ id, name, party, policy }) => {
      const third = party === 'third';
      return policy === undefined ? { id, name, third } : { id, name, third, policy };
    }),
  };
}

/** Names of providers that stand by purpose, each once, joined as the language joins them; empty when there is none. */
export function providerNames({ purposes, language }: ConsentView, ids: ProviderIds): string {
  const named = purposes.flatMap(({ id, providers }) => providers.filter((each) => ids[id]?.includes(each.id)));
  return list([...new Set(named.map((each) => each.name))], language);
}

/** What an opt-out signal has refused (11 CCR 7025(c)(6): the visitor is shown that it was processed). */
export function signalText(view: ConsentView, signalled: ProviderIds): Html | undefined {
  const names = providerNames(view, signalled);
  const { statusSignalHonoured, colon } = view.strings;
  return names ? html`<p>${statusSignalHonoured}${colon}${names}</p>` : undefined;
}
