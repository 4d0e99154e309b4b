import type { Words } from './words.ts';

export const da: Words = {
  language: 'da',
  cookie: 'cookie, cookies, cookien, cookierne, cookiens',
  units: {
    year: { one: 'år, års', many: 'år, års' },
    halfYear: { one: 'halvår', many: 'halvår' },
    quarter: { one: 'kvartal', many: 'kvartaler' },
    month: { one: 'måned, måneds, md, mdr', many: 'måneder, måneders, mdr, md' },
    week: { one: 'uge', many: 'uger' },
    day: { one: 'dag, dags, døgn, d', many: 'dage, dages, døgn, d' },
    hour: { one: 'time, times, t', many: 'timer, timers, t' },
    minute: { one: 'minut, min', many: 'minutter, min' },
    second: { one: 'sekund, sek, s', many: 'sekunder, sek, s' },
  },
  numbers: {
    1.5: 'halvandet',
    1: 'en, et, én, ét',
    2: 'to',
    3: 'tre',
    4: 'fire',
    5: 'fem',
    6: 'seks',
    7: 'syv',
    8: 'otte',
    9: 'ni',
    10: 'ti',
    11: 'elleve',
    12: 'tolv',
    13: 'tretten',
    14: 'fjorten',
    15: 'femten',
    18: 'atten',
    20: 'tyve',
    24: 'fireogtyve',
    30: 'tredive',
    36: 'seksogtredive',
    60: 'tres',
    90: 'halvfems',
    100: 'hundrede, et hundrede',
  },
  half: 'halv, halvt, et halvt, en halv',
  session:
    'session, sessionen, sessions~, browseren lukkes, lukker browseren, lukker din browser, browser lukkes, browsersession, lukning af browseren, når du forlader, besøgets varighed',
  endless:
    'vedvarende, permanent, permanente, persistent, varig, ubegrænset, aldrig, ingen udløb, ingen udløbsdato, udløber ikke, udløber aldrig, indtil den slettes, indtil du sletter, indtil de slettes, indtil sletning, indtil brugeren sletter, til den slettes, for altid',
  and: 'og, plus',
  or: 'eller',
  to: 'til',
  atLeast: 'mere end, mindst, over, længere end',
  unknown: 'ukendt, ikke relevant, ikke angivet, ikke oplyst, mangler, varierer, ingen',
  same: 'samme, se ovenfor, som ovenfor, ditto, do',
  columns: {
    name: 'navn, betegnelse, cookienavn, cookiens navn, nøgle',
    retention:
      'udløb, udløber, udløbstid, udløbsdato, udløber efter, varighed, levetid, lagringstid, opbevaringstid, opbevaringsperiode, opbevaring, gyldighed, gyldighedsperiode, ~tid, ~periode, længde, hvor længe, slettes efter, maksimal opbevaringstid, periode',
    purpose:
      'formål, formålet, beskrivelse, funktion, anvendelse, brug, bruges til, detaljer, forklaring, hvad gør den, hvorfor, information, oplysninger',
    provider:
      'udbyder, udbydere, leverandør, leverandører, ~leverandør, firma, virksomhed, ejer, sat af, sættes af, placeret af, udsteder, udgiver, ansvarlig, afsender, tredjepart, partner, hvem, modtager, dataansvarlig',
    service: 'tjeneste, tjenester, kilde, værktøj, platform, oprindelse',
    host: 'domæne, domæner, vært, hjemmeside, websted, website, url',
    category: 'kategori, kategorier, gruppe, klasse, klassificering',
    kind: 'type, typer, slags, art, teknologi, lagringstype, lagring',
    party: 'første eller tredjepart, første tredjepart, førstepart eller tredjepart, førsteparts tredjeparts, part',
    other:
      'retsgrundlag, behandlingsgrundlag, hjemmel, privatlivspolitik, persondatapolitik, privatliv, link, links, mere information, læs mere, fravalg, sti, værdi, eksempel, data, indsamlede data, land, overførsel, status, samtykke, bemærkning, kommentar',
    price: 'pris, priser, omkostning, gebyr, beløb, rabat, løn',
  },
  categories: {
    essential:
      'nødvendig, nødvendige, strengt nødvendig, strengt nødvendige, absolut nødvendige, essentielle, essentiel, påkrævet, påkrævede, obligatorisk, obligatoriske, teknisk, tekniske, sikkerhed, grundlæggende',
    functionality:
      'funktionel, funktionelle, funktionalitet, funktionelt, funktions~, præference, præferencer, indstillinger, brugervalg',
    analytics:
      '~statistik, ~analyse, analyse, analyser, analyse~, analytisk, analytiske, analytics, statistik, statistiske, statistik~, statistisk, ydeevne, performance, måling, præstation, trafikmåling',
    personalised:
      'personligt indhold, personlig, tilpasset indhold, personaliseret indhold, personalisering, personaliserede, anbefalinger, personligt tilpasset indhold',
    marketing:
      '~markedsføring, ~reklame, ~annoncering, markedsføring, markedsførings~, reklame, reklamer, annonce, annoncer, annoncering, annonce~, målretning, målrettet, målrettede, målretning, sporing, tracking, retargeting, marketing',
    social: 'sociale medier, sociale netværk, social, sociale',
    unsorted:
      'uklassificeret, uklassificerede, ikke klassificeret, ikke klassificerede, andre, andet, øvrige, diverse, ukendt, ukendte',
  },
  localStorage:
    'lokal lagring, local storage, lokal lager, lokalt lager, html lokal lagring, weblager, browserlager, lokal opbevaring',
  sessionStorage: 'sessionslagring, session storage, sessionslager',
  pixel: 'pixel, pixels, sporingspixel, pixel tracker, web beacon, webbeacon',
  database: 'browserdatabase, browserens database',
  cache: 'browserens cache, cache',
  script: 'script',
  frame: 'indlejret indhold',
  firstParty: 'førstepart, førsteparts~, første part, første parts, egen, egne, first party',
  thirdParty: 'tredjepart, tredjeparts~, tredje part, tredje parts, ekstern, third party, tredjemand',
  ourselves:
    'intern, internt, egen, egne, vi, os, hjemmesiden, denne hjemmeside, vores hjemmeside, webstedet, dette websted, webstedets ejer, førstepart, første part',
};
