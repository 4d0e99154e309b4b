/** The markup of consent tools, as far as a name can be told by it. Facts about their pages; nothing depends on them. */
const MARKS: readonly (readonly [selector: string, tool: string])[] = [
  ['[data-samtykke-banner], [data-samtykke-panel]', 'Samtykke'],
  ['#onetrust-consent-sdk, #onetrust-banner-sdk, #onetrust-pc-sdk', 'OneTrust'],
  ['#CybotCookiebotDialog, #CookiebotWidget', 'Cookiebot'],
  ['#usercentrics-root, #usercentrics-cmp-ui', 'Usercentrics'],
  ['#didomi-host', 'Didomi'],
  ['[id^=sp_message_container], iframe[id^=sp_message_iframe]', 'Sourcepoint'],
  ['#truste-consent-track, #consent_blackbar, iframe[src*="trustarc.com"]', 'TrustArc'],
  ['.qc-cmp2-container', 'Quantcast Choice'],
  ['.fc-consent-root', 'Google Funding Choices'],
  ['#cc-main, #cc--main', 'CookieConsent'],
  ['.klaro', 'Klaro'],
  ['#tarteaucitronRoot', 'tarteaucitron'],
  ['#iubenda-cs-banner', 'iubenda'],
  ['.cky-consent-container', 'CookieYes'],
  ['#cookie-law-info-bar', 'GDPR Cookie Consent'],
  ['#cookiescript_injected', 'Cookie-Script'],
  ['#cmpbox, #cmpwrapper', 'consentmanager'],
  ['#BorlabsCookieBox, #BorlabsCookie', 'Borlabs Cookie'],
  ['.cmplz-cookiebanner', 'Complianz'],
  ['#moove_gdpr_cookie_info_bar', 'Moove GDPR'],
  ['#hs-eu-cookie-confirmation', 'HubSpot'],
  ['.osano-cm-window', 'Osano'],
  ['#axeptio_overlay', 'Axeptio'],
  ['#termly-code-snippet-support, .t-consentPrompt', 'Termly'],
  ['#ketch-banner, #lanyard_root', 'Ketch'],
  ['#ccc', 'Civic Cookie Control'],
  ['#ppms_cm_popup_overlay', 'Piwik PRO'],
  ['#coiOverlay', 'Cookie Information'],
  ['#cookie-consent-banner[data-cookiehub], .ch2-container', 'CookieHub'],
  ['#uniccmp', 'UniConsent'],
  ['.cc-window.cc-banner, .cc-window.cc-floating', 'Osano Cookie Consent (open source)'],
  ['#shopify-pc__banner', 'Shopify'],
  ['.wt-cli-cookie-bar-container', 'WebToffee'],
];

/** Name of the consent tool that an element belongs to, where its markup tells. */
export function toolOf(line: readonly Element[]): string | undefined {
  return MARKS.find(([selector]) => line.some((each) => each.matches(selector)))?.[1];
}
