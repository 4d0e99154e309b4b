/**
 * What is publicly known of cookie names that many sites have. `serves` is the category that the maker's
 * own description puts it in. Facts only; the wording is ours.
 */
export interface KnownName {
  /** A name or a pattern, as in a registry. */
  readonly name: string;
  readonly product: string;
  readonly serves: 'analytics' | 'marketing';
  /** Since when the maker no longer offers the product (ISO 8601). */
  readonly discontinued?: string;
}

const UNIVERSAL_ANALYTICS = {
  product: 'Google Universal Analytics',
  serves: 'analytics',
  discontinued: '2024-07-01',
} as const;
const HOTJAR = { product: 'Hotjar', serves: 'analytics' } as const;
const MICROSOFT_ADS = { product: 'Microsoft Advertising', serves: 'marketing' } as const;
const ALEXA = { product: 'Alexa Internet', serves: 'analytics', discontinued: '2022-05-01' } as const;

export const KNOWN_NAMES: readonly KnownName[] = [
  { name: '_ga', product: 'Google Analytics', serves: 'analytics' },
  { name: '_ga_*', product: 'Google Analytics', serves: 'analytics' },
  { name: '_gid', ...UNIVERSAL_ANALYTICS },
  { name: '_gat', ...UNIVERSAL_ANALYTICS },
  { name: '_gat_*', ...UNIVERSAL_ANALYTICS },
  { name: '_dc_gtm_*', ...UNIVERSAL_ANALYTICS },
  { name: '_gac_UA-*', ...UNIVERSAL_ANALYTICS },
  { name: '_gaexp', product: 'Google Optimize', serves: 'analytics', discontinued: '2023-09-30' },
  { name: '_gcl_*', product: 'Google Ads', serves: 'marketing' },
  { name: '_hj*', ...HOTJAR },
  { name: '_uetsid', ...MICROSOFT_ADS },
  { name: '_uetvid', ...MICROSOFT_ADS },
  { name: 'MUID', ...MICROSOFT_ADS },
  { name: '_clck', product: 'Microsoft Clarity', serves: 'analytics' },
  { name: '_clsk', product: 'Microsoft Clarity', serves: 'analytics' },
  { name: '_fbp', product: 'Meta', serves: 'marketing' },
  { name: '_fbc', product: 'Meta', serves: 'marketing' },
  { name: '_ttp', product: 'TikTok', serves: 'marketing' },
  { name: '_pk_id*', product: 'Matomo', serves: 'analytics' },
  { name: '_pk_ses*', product: 'Matomo', serves: 'analytics' },
  { name: '__asc', ...ALEXA },
  { name: '__auc', ...ALEXA },
];

/** Words by which an entry's own text says that it serves more than what the visitor asked for. */
export const TELLING_WORDS: readonly (readonly [words: RegExp, what: string])[] = [
  [/\b(a\/b|experiment\w*|variant\w*)\b/i, 'experiments'],
  [/\b(affiliate\w*|commission\w*|provisjon\w*)\b/i, "an affiliate partner's commission"],
  [/\b(promotion\w*|campaign\w*|kampanje\w*|advert\w*)\b/i, 'promotion'],
  [/\b(statistic\w*|statistik\w*|analytics)\b/i, 'statistics'],
  [/\b(recommend\w*|profil\w*)\b/i, 'a profile'],
];
