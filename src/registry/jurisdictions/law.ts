import { JURISDICTION_IDS, type JurisdictionId, STRICTEST } from './presets.ts';

/** What an export tells of a jurisdiction besides its rules. */
export interface Law {
  /** ISO 3166, with or without a subdivision; `EU` for what holds where nothing is known of the place. */
  readonly place: string;
  /** Whether consent there is consent under the GDPR. */
  readonly gdpr: boolean;
}

/** One for each preset, so that a new one has to say. */
const LAWS: Readonly<Record<JurisdictionId, Law>> = {
  'EU-strict': { place: 'EU', gdpr: true },
  AT: { place: 'AT', gdpr: true },
  BE: { place: 'BE', gdpr: true },
  CZ: { place: 'CZ', gdpr: true },
  DE: { place: 'DE', gdpr: true },
  DK: { place: 'DK', gdpr: true },
  ES: { place: 'ES', gdpr: true },
  FI: { place: 'FI', gdpr: true },
  FR: { place: 'FR', gdpr: true },
  IT: { place: 'IT', gdpr: true },
  NL: { place: 'NL', gdpr: true },
  // Decision of the EEA Joint Committee 154/2018: the GDPR holds in the EEA.
  NO: { place: 'NO', gdpr: true },
  SE: { place: 'SE', gdpr: true },
  // The UK GDPR is a law of its own.
  UK: { place: 'GB', gdpr: false },
  CH: { place: 'CH', gdpr: false },
  'US-CA': { place: 'US-CA', gdpr: false },
  US: { place: 'US', gdpr: false },
  BR: { place: 'BR', gdpr: false },
  JP: { place: 'JP', gdpr: false },
};

/** The law of a jurisdiction; of one that this version does not know that of the strictest. */
export function lawOf(jurisdiction: string): Law {
  return LAWS[JURISDICTION_IDS.find((id) => id === jurisdiction) ?? STRICTEST];
}

/** Members of the EEA, ISO 3166-1. */
const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

/** Whether data that goes to a country leaves where the GDPR holds (GDPR art. 44). */
export const isThirdCountry = (country: string): boolean => !EEA.includes(country);
