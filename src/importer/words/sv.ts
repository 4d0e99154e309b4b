import type { Words } from './words.ts';

export const sv: Words = {
  language: 'sv',
  cookie: 'cookie, cookies, cookien, cookieen, kaka, kakor, kakan, kakorna',
  units: {
    year: { one: 'år, års', many: 'år, års' },
    halfYear: { one: 'halvår', many: 'halvår' },
    quarter: { one: 'kvartal', many: 'kvartal' },
    month: { one: 'månad, månads, mån, mån', many: 'månader, månaders, mån' },
    week: { one: 'vecka, veckas, v', many: 'veckor, veckors, v' },
    day: { one: 'dag, dags, dygn, d', many: 'dagar, dagars, dygn, d' },
    hour: { one: 'timme, timmes, tim, h', many: 'timmar, timmars, tim, h' },
    minute: { one: 'minut, minuts, min', many: 'minuter, minuters, min' },
    second: { one: 'sekund, sek, s', many: 'sekunder, sek, s' },
  },
  numbers: {
    1: 'en, ett',
    2: 'två',
    3: 'tre',
    4: 'fyra',
    5: 'fem',
    6: 'sex',
    7: 'sju',
    8: 'åtta',
    9: 'nio',
    10: 'tio',
    11: 'elva',
    12: 'tolv',
    13: 'tretton',
    14: 'fjorton',
    15: 'femton',
    18: 'arton',
    20: 'tjugo',
    24: 'tjugofyra',
    30: 'trettio',
    36: 'trettiosex',
    60: 'sextio',
    90: 'nittio',
    100: 'hundra, ett hundra',
  },
  half: 'halv, halvt, ett halvt, en halv',
  session:
    'session, sessions, sessionen, sessions~, webbläsaren stängs, stänger webbläsaren, stänger din webbläsare, stängs webbläsaren, webbläsarsession, tills du stänger, besöket avslutas',
  endless:
    'persistent, persistenta, permanent, permanenta, beständig, varaktig, varaktiga, obegränsad, obegränsat, aldrig, ingen utgång, utan utgång, inget utgångsdatum, upphör aldrig, löper inte ut, tills den raderas, tills du raderar, tills du tar bort, tills de raderas, tills användaren, tills vidare, för alltid, tillsvidare',
  and: 'och, plus',
  or: 'eller',
  to: 'till',
  atLeast: 'mer än, minst, över, längre än',
  unknown: 'okänd, okänt, ej tillämpligt, ej angivet, saknas, varierar, ingen, inte tillämpligt',
  same: 'samma, se ovan, som ovan, d o, ibid',
  columns: {
    name: 'namn, benämning, beteckning, cookienamn, kakans namn, kaknamn, nyckel',
    retention:
      'giltighetstid, giltighet, giltig, varaktighet, livslängd, livstid, lagringstid, lagringsperiod, utgång, utgångsdatum, utgår, upphör, löper ut, förfaller, förfallotid, ~tid, längd, period, tidslängd, hur länge, raderas efter, maximal lagringstid, gäller, sparas',
    purpose:
      'ändamål, ändamålet, syfte, syften, syftet, beskrivning, funktion, användning, används till, förklaring, vad gör den, varför, information, detaljer',
    provider:
      'leverantör, leverantörer, ~leverantör, utfärdare, företag, sätts av, placeras av, ägare, ansvarig, avsändare, utgivare, tredje part, partner, vem, mottagare',
    service: 'tjänst, tjänster, källa, verktyg, plattform, ursprung',
    host: 'domän, domäner, värd, webbplats, sajt, url, värdnamn',
    category: 'kategori, kategorier, grupp, klass, klassificering',
    kind: 'typ, typer, sort, slag, teknik, lagringstyp, lagring, art',
    party: 'första eller tredje part, första tredje part, förstapart eller tredjepart, förstaparts tredjeparts, part',
    other:
      'rättslig grund, laglig grund, integritetspolicy, integritet, länk, länkar, mer information, läs mer, avanmälan, sökväg, värde, exempel, data, uppgifter, insamlade uppgifter, land, överföring, status, samtycke, anmärkning, kommentar, roll, telefon',
    price: 'pris, priser, kostnad, avgift, belopp, rabatt, lön',
  },
  categories: {
    essential:
      'nödvändig, nödvändiga, strikt nödvändig, strikt nödvändiga, absolut nödvändiga, helt nödvändiga, väsentliga, obligatorisk, obligatoriska, teknisk, tekniska, grundläggande, säkerhet, krävs',
    functionality:
      'funktionell, funktionella, funktionalitet, funktions~, inställning, inställningar, preferens, preferenser, funktionskakor',
    analytics:
      '~statistik, ~analys, analys, analyser, analys~, analytisk, analytiska, analytics, statistik, statistisk, statistiska, statistik~, prestanda, prestanda~, mätning, webbanalys',
    personalised:
      'personlig, personligt, anpassat innehåll, personligt innehåll, personanpassat innehåll, personanpassning, personalisering, rekommendationer',
    marketing:
      '~marknadsföring, ~reklam, ~annonsering, marknadsföring, marknadsförings~, reklam, annonsering, annons, annonser, annons~, målinriktning, riktad, riktade, inriktning, spårning, spårnings~, retargeting, marketing',
    social: 'sociala medier, sociala nätverk, social media, sociala',
    unsorted: 'oklassificerad, oklassificerade, ej klassificerade, övrig, övriga, andra, annat, okänd, okända',
  },
  localStorage:
    'lokal lagring, local storage, lokalt lagrad, webblagring, html lokal lagring, html local storage, lokalt lagringsutrymme',
  sessionStorage: 'sessionslagring, session storage',
  pixel: 'pixel, pixlar, spårningspixel, pixel tracker, webbfyr, webbsignal, web beacon',
  database: 'webbläsardatabas, webbläsarens databas',
  cache: 'webbläsarens cacheminne, cacheminne',
  script: 'skript',
  frame: 'inbäddat innehåll',
  firstParty: 'förstapart, förstaparts~, första part, första parts, egen, egna, first party',
  thirdParty: 'tredjepart, tredjeparts~, tredje part, tredje parts, extern, third party',
  ourselves:
    'intern, internt, egen, egna, vi, oss, webbplatsen, denna webbplats, vår webbplats, webbplatsägaren, förstapart, första part',
};
