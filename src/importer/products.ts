/** Ours: makers and products that many policies name, so that a heading with one is known for a provider. */
const MAKERS =
  'google|youtube|meta|facebook|instagram|whatsapp|hotjar|matomo|piwik|linkedin|tiktok|twitter|x|microsoft|bing|clarity|hubspot|intercom|zendesk|vimeo|stripe|paypal|cloudflare|amazon|aws|adobe|criteo|pinterest|snapchat|snap|spotify|woocommerce|wordpress|shopify|yandex|baidu|segment|sentry|plausible|posthog|salesforce|mailchimp|klaviyo|new relic|optimizely|vwo|mixpanel|amplitude|heap|crazy egg|mouseflow|smartlook|fullstory|outbrain|taboola|xandr|appnexus|the trade desk|doubleclick|quantcast|comscore|nielsen|chartbeat|cookiebot|onetrust|usercentrics|didomi|iubenda|borlabs|complianz|cookieyes|termly|osano|trustarc|seznam|sklik|heureka|etracker|econda|awin|zanox|tradedoubler|kelkoo|siteimprove|gemius|rambler|vk|line|yahoo|naver|kakao|alibaba|tencent';
const WORDS =
  'analytics|ads|adwords|advertising|marketing|marketing solutions|insight tag|tag manager|pixel|optimize|maps|fonts|recaptcha|universal analytics|metrica|metrika|target|experience cloud|audience network|business|conversion|conversion tracking|remarketing|statistics|cloud|platform|pay|video|player|embed|shopping';
const PRODUCT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${MAKERS})(?:\\s+(?:${WORDS}))*(?:\\s+\\d)?(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Whether a text names a product or a maker that many policies name. */
export const isProduct = (text: string): boolean => text.search(PRODUCT) >= 0;

/** A text without the products in it: 'Google Analytics' says nothing of a category. */
export const withoutProducts = (text: string): string => text.replace(PRODUCT, ' ');

/** What companies have behind their names, by their law. */
const COMPANY =
  /\b(?:inc|ltd|llc|gmbh|ag|ab|as|a\/s|aps|oy|oyj|bv|nv|sa|sas|sarl|srl|spa|corp|corporation|limited|company|co|plc|kft|zrt|sro|s\.r\.o|a\.s|sp\. z o\.o|株式会社)\b\.?/iu;

/** A name without the form of its company. */
export const withoutCompanyForm = (text: string): string => text.replace(COMPANY, '');

/** Whether a text names a company, or a product that many policies name. */
export const isCompany = (text: string): boolean => COMPANY.test(text) || isProduct(text);
