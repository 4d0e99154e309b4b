/** The registry: what a site declares, parsed, validated, with every default filled in. */

/** What kind of thing an entry declares. `beacon` is an endpoint that data is sent to. */
export const KINDS = [
  'cookie',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'cache',
  'beacon',
  'script',
  'frame',
  'fileSystem',
  'bucket',
  'serviceWorker',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds whose names are addresses. */
export type AddressKind = Extract<Kind, 'script' | 'frame' | 'beacon'>;
export const isAddress = (kind: string): kind is AddressKind =>
  kind === 'script' || kind === 'frame' || kind === 'beacon';

/** A text by language. Keys are the registry's own language tags (`en`, `no`, `zh-Hans`). */
export type Localised = Readonly<Record<string, string>>;

/** `session`, or an ISO 8601 duration such as `P30D`. */
export type Retention = string;

export interface Controller {
  readonly name: string;
  /** Registered office, as printed. */
  readonly office: string;
  /** Number in the company register, as printed. */
  readonly register: string;
}

export interface Site {
  readonly name: string;
  /** Hosts that are the site's own; each covers its subdomains. */
  readonly domains: readonly string[];
  readonly controllers: readonly Controller[];
  /** Essence of what joint controllers have agreed between them (GDPR art. 26(2)). */
  readonly arrangement?: Localised;
  readonly contacts: { readonly requests: string; readonly officer?: string };
  /** First is the default. */
  readonly languages: readonly string[];
  /** The language of every text that the file gives as a plain string. */
  readonly writtenIn: string;
  /** Id of the jurisdiction that holds where the place of a visit is unknown. */
  readonly jurisdiction: string;
  /** Name of the entry that holds the visitor's choice. */
  readonly choiceCookie: string;
  readonly mode: 'report' | 'enforce';
  /** CSS colour of the interface's one accent. */
  readonly accent?: string;
  /** Paths on which only essential entries are allowed, whatever was agreed (`*` is a wildcard). */
  readonly sensitivePaths: readonly string[];
}

/** Categories that the interface has a name and an explanation for, in every language. */
export const STANDARD_CATEGORIES = ['essential', 'functionality', 'analytics', 'personalised', 'marketing'] as const;

export interface Category {
  readonly id: string;
  /** Always on: what the site cannot work without. Never asked for. */
  readonly always: boolean;
  readonly label: Localised;
  readonly description: Localised;
}

/**
 * Grounds on which some jurisdictions let a purpose run without consent.
 * Which of them hold where stands in the decision's jurisdictions.
 */
export const EXEMPTIONS = ['audience-measurement', 'statistics', 'preferences'] as const;
export type Exemption = (typeof EXEMPTIONS)[number];

/** What a visitor answers for. A category without purposes of its own has one of the same id. */
export interface Purpose {
  readonly id: string;
  readonly category: string;
  readonly always: boolean;
  /** Needs an explicit consent of its own and is never part of 'accept all' (GDPR art. 9(2)(a)). */
  readonly special: boolean;
  /** Serves advertising: what an opt-out signal covers also where the provider is the site itself. */
  readonly advertising: boolean;
  readonly exemption?: Exemption;
  /** Raised by hand when the meaning of the purpose changed, so that it is asked for again. */
  readonly revision: number;
  readonly label: Localised;
  readonly description: Localised;
}

export const ROLES = ['processor', 'joint', 'controller'] as const;
export type Role = (typeof ROLES)[number];

export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly party: 'first' | 'third';
  /** GDPR role of a third party; an undeclared one counts as a controller of its own. */
  readonly role: Role;
  /** Whether the file says anything of this provider besides its id. */
  readonly declared: boolean;
  /** Hosts that it owns; each covers its subdomains. */
  readonly hosts: readonly string[];
  /** Address of its privacy policy. */
  readonly policy?: string;
  /** Address where a visitor can object with the provider itself. */
  readonly optOut?: string;
  /** ISO 3166-1 code of the country that data goes to. */
  readonly country?: string;
  /** Essence of the arrangement between joint controllers (GDPR art. 26(2)). */
  readonly arrangement?: Localised;
  /** Since when its maker no longer offers it (ISO 8601 date). */
  readonly discontinued?: string;
}

/** Why an entry needs no consent (directive 2002/58/EC art. 5(3)). */
export const CRITERIA = ['requested-service', 'transmission'] as const;
export interface Justification {
  readonly criterion: (typeof CRITERIA)[number];
  readonly reason: Localised;
}

/** How the server writes the value of a cookie, so that it can believe it when it comes back. */
export const SEALS = ['signed', 'encrypted'] as const;
export type Seal = (typeof SEALS)[number];

export interface Entry {
  /** An exact name, or a pattern in which `*` stands for any run of characters. */
  readonly name: string;
  readonly kind: Kind;
  readonly category: string;
  readonly purpose: string;
  readonly provider: string;
  readonly retention: Retention;
  readonly setBy: 'server' | 'script';
  /** Absent: host-only, the host that set it. */
  readonly domain?: string;
  readonly path: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
  readonly partitioned: boolean;
  /** Whether a later visit may extend its life. */
  readonly renewed: boolean;
  readonly sealed?: Seal;
  readonly details: Localised;
  readonly justification?: Justification;
  readonly discontinued?: string;
}

/**
 * A product of the catalogue that the registry extends, where a page's script has something to do for it: start it,
 * tell it of consent, silence it.
 */
export interface Product {
  /** Its name in the catalogue. */
  readonly id: string;
  readonly provider: string;
  /** What it is for here: it runs while that is allowed. */
  readonly purpose: string;
  /** With what the page loads it, and `from` which origin, if not its maker's; absent where the site does. */
  readonly load?: Readonly<Record<string, string>>;
}

export interface Registry {
  /** SHA-256 of the canonical form, in hex. */
  readonly version: string;
  readonly site: Site;
  readonly categories: readonly Category[];
  readonly purposes: readonly Purpose[];
  readonly providers: readonly Provider[];
  readonly entries: readonly Entry[];
  /** No part of the version, which is of what visitors are told. Absent where there are none. */
  readonly products?: readonly Product[];
  /** By purpose: a short hash of all that makes an earlier answer for it hold or not. */
  readonly editions: Readonly<Record<string, string>>;
}

/** Id of the provider that is the site itself. */
export const OWN_PROVIDER = 'internal';
