import type { Exemption } from '../registry.ts';

/** The rules of one place, as data. All times are in days. */
export interface Jurisdiction {
  /**
   * `opt-in`: nothing optional without consent. `opt-out`: allowed until refused, special purposes
   * apart. `hybrid`: advertising as opt-in, the rest as opt-out.
   */
  readonly model: 'opt-in' | 'opt-out' | 'hybrid';
  /** How long a grant holds. */
  readonly grantDays: number;
  /** How long a refusal holds, and for how long nobody is asked again after it. */
  readonly refusalDays: number;
  /** Longest life of a thing that needs consent. */
  readonly maxLifetimeDays: number;
  /** Exemptions from consent that the law of the place knows. */
  readonly exemptions: readonly Exemption[];
  /** `refuse`: the signal counts as a refusal of what it covers. `binding`: the law says so. */
  readonly gpc: 'refuse' | 'binding';
  /** What leaving the banner by Escape or a close control means; consent it never means. */
  readonly closing: 'refusal' | 'no choice';
  /** Where the numbers come from, and the date of the newest text read. */
  readonly source: string;
  readonly readAt: string;
}

/** Ours where no law gives a number: half a year, as CNIL 2020-092 recommends for keeping a choice. */
const HALF_YEAR = 180;
/** About 13 months, and under the 400 days at which browsers cap a cookie (RFC 6265bis 5.5). */
const THIRTEEN_MONTHS = 395;
const YEAR = 365;

const EU_STRICT: Jurisdiction = {
  model: 'opt-in',
  grantDays: HALF_YEAR,
  refusalDays: HALF_YEAR,
  maxLifetimeDays: THIRTEEN_MONTHS,
  exemptions: [],
  gpc: 'refuse',
  closing: 'refusal',
  source: 'Directive 2002/58/EC art. 5(3); EDPB Guidelines 2/2023 v2.0; Cookie Banner Taskforce report, January 2023',
  readAt: '2026-11-23',
};

export const JURISDICTIONS = {
  'EU-strict': EU_STRICT,
  AT: { ...EU_STRICT, source: 'TKG 2021 § 165(3); DSB on ORF, February 2025; BVwG, 25 November 2024' },
  BE: { ...EU_STRICT, source: 'APD/GBA cookie checklist' },
  // ÚOOÚ: after a refusal nobody is asked again for at least six months. Ours: a year, as long as a grant holds.
  CZ: { ...EU_STRICT, grantDays: YEAR, refusalDays: YEAR, source: 'ÚOOÚ cookie FAQ, 2022' },
  DE: { ...EU_STRICT, source: 'TDDDG § 25; DSK OH Digitale Dienste v1.2, November 2024' },
  DK: { ...EU_STRICT, source: 'Joint guidance of Datatilsynet and Digitaliseringsstyrelsen, May 2025' },
  ES: {
    ...EU_STRICT,
    grantDays: YEAR,
    refusalDays: YEAR,
    maxLifetimeDays: 730,
    exemptions: ['preferences', 'audience-measurement'],
    source: 'AEPD, Guía sobre el uso de las cookies, July 2023, and on audience measurement, January 2024',
  },
  FI: { ...EU_STRICT, source: 'Traficom cookie guidance, 11 November 2022' },
  FR: {
    ...EU_STRICT,
    exemptions: ['audience-measurement'],
    source: 'CNIL 2020-091 and 2020-092; CNIL on audience measurement, 4 July 2025',
  },
  IT: { ...EU_STRICT, source: 'Garante, Linee guida cookie, 10 June 2021' },
  NL: { ...EU_STRICT, source: 'Telecommunicatiewet 11.7a; AP guidance, April 2025' },
  NO: { ...EU_STRICT, source: 'Ekomloven, in force 1 January 2025; Datatilsynet guidance, April 2025' },
  SE: { ...EU_STRICT, source: 'IMY, April 2025; PTS, June 2023' },
  UK: {
    ...EU_STRICT,
    exemptions: ['statistics', 'preferences'],
    source: 'PECR Schedule A1, in force 5 February 2026; ICO guidance, 29 April 2026',
  },
  CH: {
    ...EU_STRICT,
    model: 'hybrid',
    refusalDays: YEAR,
    source: 'FMG art. 45c; EDÖB guidance v1.1, 6 October 2025',
  },
  'US-CA': {
    ...EU_STRICT,
    model: 'opt-out',
    grantDays: YEAR,
    refusalDays: YEAR,
    gpc: 'binding',
    closing: 'no choice',
    source: '11 CCR 7004, 7013, 7025, 7026, in force 1 January 2026',
  },
  US: {
    ...EU_STRICT,
    model: 'opt-out',
    grantDays: YEAR,
    refusalDays: YEAR,
    gpc: 'binding',
    closing: 'no choice',
    source: 'Universal opt-out laws of twelve states, honoured nationwide; Colorado rule 7.09',
  },
  BR: { ...EU_STRICT, source: 'LGPD; ANPD, Guia orientativo: cookies, 18 October 2022' },
  JP: {
    ...EU_STRICT,
    model: 'opt-out',
    grantDays: YEAR,
    refusalDays: YEAR,
    closing: 'no choice',
    source: 'Telecommunications Business Act, external transmission rule, June 2023',
  },
} as const satisfies Record<string, Jurisdiction>;

export type JurisdictionId = keyof typeof JURISDICTIONS;
export const JURISDICTION_IDS = Object.keys(JURISDICTIONS) as [JurisdictionId, ...JurisdictionId[]];

/** What holds where nothing is known of the place. */
export const STRICTEST: JurisdictionId = 'EU-strict';
