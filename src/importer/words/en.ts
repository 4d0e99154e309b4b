import type { Words } from './words.ts';

export const en: Words = {
  language: 'en',
  cookie: 'cookie, cookies',
  units: {
    year: { one: 'year, yr, y', many: 'years, yrs, yr, y' },
    halfYear: { one: 'half year, half yearly', many: 'half years' },
    quarter: { one: 'quarter', many: 'quarters' },
    month: { one: 'month, mo', many: 'months, mos, mths' },
    week: { one: 'week, wk, w', many: 'weeks, wks, w' },
    day: { one: 'day, d', many: 'days, d' },
    hour: { one: 'hour, hr, h', many: 'hours, hrs, hr, h' },
    minute: { one: 'minute, min', many: 'minutes, mins, min' },
    second: { one: 'second, sec, s', many: 'seconds, secs, sec, s' },
  },
  numbers: {
    1: 'a, an, one, single',
    2: 'two',
    3: 'three',
    4: 'four',
    5: 'five',
    6: 'six',
    7: 'seven',
    8: 'eight',
    9: 'nine',
    10: 'ten',
    11: 'eleven',
    12: 'twelve',
    13: 'thirteen',
    14: 'fourteen',
    15: 'fifteen',
    18: 'eighteen',
    20: 'twenty',
    24: 'twenty four, twentyfour',
    25: 'twenty five',
    30: 'thirty',
    36: 'thirty six',
    40: 'forty',
    45: 'forty five',
    60: 'sixty',
    90: 'ninety',
    100: 'hundred, one hundred, a hundred',
    180: 'one hundred eighty, one hundred and eighty',
  },
  half: 'half, half a, half an',
  session:
    'session, sessions, sessional, session based, browser closes, close the tab, tab is closed, browser is closed, browser closed, browser closure, closing the browser, closing your browser, close the browser, close your browser, closes the browser, closes browser, close browser, closing browser, browser is shut, browser window is closed, quit your browser, exit the browser',
  endless:
    'persistent, permanent, permanently, persist, persists, never, never expires, unlimited, no expiry, no expiration, no expiration date, no limit, does not expire, do not expire, indefinite, indefinitely, forever, infinite, until deleted, until cleared, until removed, until you delete, until you clear, until manually deleted, until the user deletes, until user deletes, manually deleted, cleared by user, deleted by user, until cache is cleared',
  and: 'and, plus',
  or: 'or',
  to: 'to, until, till, through',
  atLeast: 'more than, at least, over, longer than, minimum',
  unknown:
    'unknown, n/a, na, not applicable, not available, not specified, unspecified, tbd, varies, various, none, pending',
  same: 'same, same as above, see above, as above, ditto, idem',
  columns: {
    name: 'name, names, identifier, identifiers, key, storage key, cookie id, cookie key, label',
    retention:
      'duration, durations, expiry, expires, expires in, expires after, expire, expiration, expiration date, expiration time, lifetime, life time, lifespan, life span, life, retention, retention period, retention time, storage period, storage duration, storage time, maximum storage duration, validity, valid for, validity period, ttl, max age, maxage, how long, time period, period, stored for, kept for, time to live, deleted after, length, timeframe, persistence',
    purpose:
      'purpose, purposes, description, descriptions, detail, details, function, functions, functionality, use, uses, usage, used for, what for, what it does, what does it do, what is it for, what it is used for, why, information, explanation, reason, about, what they do, objective, aim',
    provider:
      'provider, providers, provided by, vendor, vendors, supplier, suppliers, company, set by, placed by, owner, service provider, issuer, issued by, partner, third party, third parties, controller, data controller, processor, processing company, who sets it, who sets, who, cookie subgroup, recipient, served by, entity, administered by, responsible party, organisation, organization',
    service: 'service, services, source, operator, publisher, platform, subgroup, tool',
    host: 'domain, domains, domain name, host, hosts, hostname, website, url, domain host',
    category: 'category, categories, group, classification, class, consent category, purpose category, cookie category',
    kind: 'type, types, kind, storage type, technology, storage, nature, storage method, medium, format, tracker type',
    party:
      'party, first or third party, first third party, first party or third party, 1st or 3rd party, 1st 3rd party, cookies used',
    other:
      'legal basis, lawful basis, privacy policy, privacy notice, privacy information, link, links, more info, more information, opt out, optout, path, http only, httponly, secure, samesite, same site, value, example, examples, data collected, data, personal data, country, location, place of processing, transfer, transfers, status, consent, consent required, required, id, user privacy gdpr rights portals, privacy portal, wildcard match, last updated, note, notes, accept, iab, attributes, flags, size, scope, data stored, information collected',
    price: 'price, prices, cost, costs, fee, fees, amount, discount, salary, total, quantity, plan, plans, penalty',
  },
  categories: {
    essential:
      'essential, essentials, strictly necessary, necessary, absolutely necessary, required, mandatory, technical, technically necessary, basic, indispensable, security, always active, core, operational',
    functionality:
      'functional, functionality, functionalities, function, preference, preferences, customization, customisation, convenience, comfort, feature, features, user interface, language',
    analytics:
      'analytics, analytical, measuring, measure, analysis, statistics, statistic, statistical, performance, measurement, audience measurement, web analytics, metrics, research',
    personalised:
      'personalised, personalized, personalisation, personalization, personalised content, personalized content, content personalisation, recommendations',
    marketing:
      'marketing, advertising, advertisement, advertisements, ads, ad, targeting, targeted, retargeting, remarketing, targeting advertising, promotional, tracking, profiling, advertiser, behavioural advertising, conversion tracking',
    social: 'social media, social, social network, social networks, social networking, social sharing',
    unsorted: 'unclassified, uncategorized, uncategorised, unknown, other, others, miscellaneous, pending, unsorted',
  },
  localStorage:
    'local storage, localstorage, html5 storage, html5 local storage, web storage, webstorage, browser storage, dom storage, html storage, html',
  sessionStorage: 'session storage, sessionstorage, html session storage',
  pixel: 'pixel, pixels, pixel tracker, tracking pixel, web beacon, beacon, web bug, clear gif, tracking image',
  database: 'browser database, indexeddb database',
  cache: 'browser cache, cache',
  script: 'script, scripts',
  frame: 'embedded content, iframe, embed',
  firstParty: 'first party, 1st party, first, own, 1p',
  thirdParty: 'third party, 3rd party, third, third parties, 3p',
  ourselves:
    'internal, own, self, we, us, our website, our site, this website, this site, the website, site owner, website owner, owner of this website, first party, 1st party, ourselves, in house, inhouse, website operator',
};
