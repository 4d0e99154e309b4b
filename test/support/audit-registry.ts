/** The registry of the site that tests of the audit's rules visit. */
export const AUDIT_REGISTRY = `site:
  name: Site
  domains: [site.example]
  controllers: [{ name: Site AS, office: Oslo, register: "1" }]
  contacts: { requests: a@site.example }
  languages: [en]
  jurisdiction: NO
  sensitivePaths: [/health/*]
categories:
  essential: { always: true }
  functionality: {}
  analytics: {}
  marketing: { advertising: true }
providers:
  tracker: { name: Tracker Ltd, hosts: [tracker.example], policy: "https://tracker.example/privacy" }
  ads: { name: Ads Inc, hosts: [ads.example], policy: "https://ads.example/privacy" }
  pay: { name: Pay AB, hosts: [pay.example], policy: "https://pay.example/privacy" }
  silent: { name: Silent, hosts: [silent.example] }
entries:
  - { name: consent, category: essential, retention: P180D }
  - { name: session, category: essential, retention: session, httpOnly: true, sameSite: Lax, path: / }
  - { name: csrf, category: essential, retention: session }
  - { name: balance, category: essential, retention: PT1H }
  - { name: balance_cors, category: essential, retention: PT1H }
  - { name: lang, category: functionality, retention: P30D }
  - { name: theme, kind: localStorage, category: functionality, retention: P1Y }
  - { name: drafts, kind: indexedDB, category: functionality, retention: P30D }
  - { name: basket, kind: localStorage, category: essential, retention: P30D }
  - { name: notes, kind: localStorage, category: essential, retention: P1Y }
  - { name: visitor, category: analytics, retention: P90D }
  - { name: visitor_copy, kind: localStorage, category: analytics, retention: P90D }
  - { name: _an, provider: tracker, category: analytics, retention: P13M }
  - { name: _an_*, provider: tracker, category: analytics, retention: PT30M }
  - { name: _once, provider: tracker, category: analytics, retention: P30D, renewed: false }
  - { name: uid, provider: ads, category: marketing, retention: P90D, domain: ads.example }
  - { name: quiet, provider: silent, category: marketing, retention: P90D, domain: silent.example }
  - { name: __pay, provider: pay, category: essential, retention: P1Y }
  - { name: /collect, kind: beacon, category: analytics, retention: session }
  - { name: /stats/*, kind: beacon, category: essential, retention: session }
  - { name: tracker.example/hit*, kind: beacon, provider: tracker, category: analytics, retention: session }
  - { name: tracker.example/t.js, kind: script, provider: tracker, category: analytics, retention: session }
  - { name: pay.example/frame, kind: frame, provider: pay, category: essential, retention: session }
  - { name: /sw.js, kind: serviceWorker, category: essential, retention: session }
`;
