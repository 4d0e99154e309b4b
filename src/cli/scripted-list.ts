/** Tools that put their list into a page by script, by what their tag in the page says. */
const TOOLS: readonly (readonly [sign: RegExp, tool: string])[] = [
  [/consent\.cookiebot\.(?:com|eu)|id=["']CookieDeclaration["']/i, 'Cookiebot'],
  [/cdn\.cookielaw\.org|otSDKStub|ot-sdk-(?:cookie-policy|show-settings)/i, 'OneTrust'],
  [/usercentrics\.(?:eu|com)|uc-embed/i, 'Usercentrics'],
  [/cdn-cookieyes\.com|cky-audit-table-element/i, 'CookieYes'],
  [/iubenda\.com/i, 'iubenda'],
  [/termly\.io/i, 'Termly'],
  [/cookiefirst\.com/i, 'CookieFirst'],
  [/cookiehub\.(?:net|eu|com)/i, 'CookieHub'],
  [/cookie-script\.com/i, 'Cookie-Script'],
  [/consentmanager\.(?:net|mgr)/i, 'consentmanager'],
  [/policy\.app\.cookieinformation\.com/i, 'Cookie Information'],
  [/sdk\.privacy-center\.org|didomi/i, 'Didomi'],
  [/trustarc\.com|truste\.com/i, 'TrustArc'],
];

/** The consent tool whose script puts the list into a page, where the page has its tag. */
export const scriptedBy = (html: string): string | undefined => TOOLS.find(([sign]) => sign.test(html))?.[1];
