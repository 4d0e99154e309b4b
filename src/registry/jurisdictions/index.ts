/**
 * Where a visit takes place and which rules hold there: the only folder in which names of places and
 * of regimes stand as literals.
 */

export { isThirdCountry, type Law, lawOf } from './law.ts';
export { jurisdictionFor } from './place.ts';
export { JURISDICTION_IDS, JURISDICTIONS, type Jurisdiction, type JurisdictionId, STRICTEST } from './presets.ts';
