import type { Words } from './words.ts';

/** Bokmål, and what nynorsk writes otherwise. */
export const no: Words = {
  language: 'no',
  cookie:
    'cookie, cookies, informasjonskapsel, informasjonskapsler, informasjonskapselen, informasjonskapslene, informasjonskapslar, kapsel, kapsler',
  units: {
    year: { one: 'år, års', many: 'år, års' },
    halfYear: { one: 'halvår', many: 'halvår' },
    quarter: { one: 'kvartal', many: 'kvartaler, kvartal' },
    month: { one: 'måned, månad, måneds, mnd, md', many: 'måneder, månader, måneders, mnd, mndr, md' },
    week: { one: 'uke, veke', many: 'uker, veker' },
    day: { one: 'dag, dags, døgn, d', many: 'dager, dagar, dagers, døgn, d' },
    hour: { one: 'time, times, t', many: 'timer, timar, timers, t' },
    minute: { one: 'minutt, min', many: 'minutter, minutt, minuttar, min' },
    second: { one: 'sekund, sek, s', many: 'sekunder, sekund, sek, s' },
  },
  numbers: {
    1.5: 'halvannet',
    1: 'en, ett, et, én, ei, éi, eitt, ein',
    2: 'to',
    3: 'tre',
    4: 'fire',
    5: 'fem',
    6: 'seks',
    7: 'sju, syv',
    8: 'åtte',
    9: 'ni',
    10: 'ti',
    11: 'elleve',
    12: 'tolv',
    13: 'tretten',
    14: 'fjorten',
    15: 'femten',
    18: 'atten',
    20: 'tjue',
    24: 'tjuefire',
    30: 'tretti',
    36: 'trettiseks',
    60: 'seksti',
    90: 'nitti',
    100: 'hundre, ett hundre',
  },
  half: 'halv, halvt, et halvt, en halv, ett halvt',
  session:
    'sesjon, sesjonen, sesjons~, økt, økten, økta, øktbasert, session, nettleseren lukkes, lukker nettleseren, nettleser lukkes, nettleseren avsluttes, avslutter nettleseren, nettlesersesjon, lukking av nettleseren, besøket avsluttes',
  endless:
    'vedvarende, permanent, permanente, persistent, varig, ubegrenset, uavgrensa, aldri, ingen utløp, ingen utløpsdato, utløper ikke, utløper aldri, til den slettes, til du sletter, til de slettes, til bruker sletter, til sletting, inntil den slettes, inntil du sletter, inntil slettet, for alltid, evig',
  and: 'og, pluss',
  or: 'eller',
  to: 'til',
  atLeast: 'mer enn, minst, over, lenger enn',
  unknown: 'ukjent, ikke relevant, ikke angitt, ikke oppgitt, i t, mangler, varierer, ingen',
  same: 'samme, se over, som over, ditto, se ovenfor, do',
  columns: {
    name: 'navn, namn, betegnelse, navnet, nøkkel, id navn',
    retention:
      'utløp, utløper, utløpstid, utløpsdato, utløper etter, varighet, levetid, lagringstid, lagringsperiode, gyldighet, gyldighetstid, gyldig, oppbevaringstid, ~tid, ~periode, lengde, hvor lenge, slettes etter, varigheit, maksimal lagringstid, periode',
    purpose:
      'formål, formålet, hensikt, beskrivelse, funksjon, bruk, brukes til, detaljer, detalj, forklaring, hva gjør den, hvorfor, informasjon, føremål',
    provider:
      'forsørger, leverandør, leverandører, tilbyder, ~leverandør, selskap, eier, satt av, settes av, plassert av, utsteder, utgiver, ansvarlig, avsender, tredjepart, partner, hvem, mottaker',
    service: 'tjeneste, tjenester, kilde, verktøy, plattform, opprinnelse, opphav',
    host: 'domene, domener, vert, nettsted, nettside, url, vertsnavn',
    category: 'kategori, kategorier, gruppe, klasse, klassifisering',
    kind: 'type, typer, slag, sort, teknologi, lagringstype, lagring, art',
    party: 'første eller tredjepart, første tredjepart, førstepart eller tredjepart, førsteparts tredjeparts, part',
    other:
      'rettslig grunnlag, behandlingsgrunnlag, personvernerklæring, personvern, lenke, lenker, mer informasjon, les mer, reservasjon, sti, verdi, eksempel, data, opplysninger, innsamlede data, land, overføring, status, samtykke, merknad, kommentar',
    price: 'pris, priser, kostnad, gebyr, beløp, rabatt, lønn, avgift',
  },
  categories: {
    essential:
      'nødvendig, nødvendige, strengt nødvendig, strengt nødvendige, helt nødvendige, viktig, viktige, essensiell, essensielle, påkrevd, påkrevde, obligatorisk, obligatoriske, teknisk, tekniske, sikkerhet, grunnleggende, naudsynte',
    functionality:
      'funksjonell, funksjonelle, funksjonalitet, funksjonalitets, funksjonalitets~, funksjons~, preferanse, preferanser, innstillinger, brukervalg',
    analytics:
      '~statistikk, ~analyse, analyse, analyser, analyse~, analytisk, analytiske, analytics, statistikk, statistiske, statistikk~, statistisk, ytelse, ytelses~, måling, nettanalyse, prestasjon',
    personalised:
      'personlig innhold, personlig, tilpasset innhold, personalisert innhold, personalisering, personaliserte, persontilpasset, anbefalinger, persontilpasning',
    marketing:
      '~markedsføring, ~reklame, ~annonsering, markedsføring, markedsførings~, markeds, reklame, annonse, annonser, annonsering, annonse~, målretting, målrettet, målrettede, sporing, sporings~, retargeting, marketing, marknadsføring',
    social: 'sosiale medier, sosiale nettverk, sosial, sosiale',
    unsorted: 'uklassifisert, uklassifiserte, ikke klassifisert, andre, annet, øvrige, diverse, ukjent, ukjente',
  },
  localStorage:
    'lokal lagring, local storage, lokallagring, html lokal lagring, nettlagring, lokal html lagring, nettleserlagring',
  sessionStorage: 'øktlagring, sesjonslagring, session storage',
  pixel: 'piksel, piksler, sporingspiksel, pixel, pixel tracker, nettfyr, web beacon',
  database: 'nettleserdatabase, nettleserens database',
  cache: 'nettleserens hurtigbuffer, hurtigbuffer',
  script: 'skript',
  frame: 'innebygd innhold',
  firstParty: 'førstepart, førsteparts~, første part, første parts, egen, egne, first party',
  thirdParty: 'tredjepart, tredjeparts~, tredje part, tredje parts, ekstern, third party',
  ourselves:
    'intern, internt, egen, egne, vi, oss, nettstedet, dette nettstedet, vårt nettsted, nettstedseier, førstepart, første part',
};
