import { JURISDICTION_IDS, type JurisdictionId, STRICTEST } from './presets.ts';

/** ISO 3166 codes whose preset has another name. */
const OTHER_NAMES: Readonly<Record<string, JurisdictionId>> = { GB: 'UK' };

/**
 * Which rules hold at a place.
 *
 * @param place ISO 3166-1 country, with or without an ISO 3166-2 subdivision (`NO`, `US-CA`);
 *   `undefined` when the host does not know it.
 * @param fallback the id that the registry names for an unknown place.
 * @returns the subdivision's preset, else the country's; `fallback` where the place is unknown.
 *   Ours: a country without a preset has the strictest rules, so that a gap in the data allows no more.
 */
export function jurisdictionFor(place: string | undefined, fallback: JurisdictionId): JurisdictionId {
  const code = place?.trim().toUpperCase();
  if (!code) return fallback;
  const names = [code, code.split('-')[0] ?? ''].map((name) => OTHER_NAMES[name] ?? name);
  return names.map((name) => JURISDICTION_IDS.find((id) => id === name)).find(Boolean) ?? STRICTEST;
}
