import type { Words } from './words.ts';

export const nl: Words = {
  language: 'nl',
  cookie: 'cookie, cookies',
  units: {
    year: { one: 'jaar, jr', many: 'jaar, jaren, jr' },
    halfYear: { one: 'halfjaar', many: 'halfjaar' },
    quarter: { one: 'kwartaal', many: 'kwartalen' },
    month: { one: 'maand, mnd', many: 'maanden, mnd' },
    week: { one: 'week, wk', many: 'weken, wk' },
    day: { one: 'dag, d', many: 'dagen, dgn, d' },
    hour: { one: 'uur, u', many: 'uur, uren, u' },
    minute: { one: 'minuut, min', many: 'minuten, min' },
    second: { one: 'seconde, sec, s', many: 'seconden, secondes, sec, s' },
  },
  numbers: {
    1.5: 'anderhalf, anderhalve',
    1: 'een, één, één enkele',
    2: 'twee',
    3: 'drie',
    4: 'vier',
    5: 'vijf',
    6: 'zes',
    7: 'zeven',
    8: 'acht',
    9: 'negen',
    10: 'tien',
    11: 'elf',
    12: 'twaalf',
    13: 'dertien',
    14: 'veertien',
    15: 'vijftien',
    18: 'achttien',
    20: 'twintig',
    24: 'vierentwintig',
    30: 'dertig',
    36: 'zesendertig',
    60: 'zestig',
    90: 'negentig',
    100: 'honderd',
  },
  half: 'half, halve, een half, een halve',
  session:
    'sessie, sessies, sessie~, session, browsersessie, browser sluit, sluiten van de browser, sluiten van uw browser, browser wordt gesloten, browser afsluit, afsluiten van de browser, einde bezoek, browser gesloten',
  endless:
    'persistent, persistente, permanent, permanente, blijvend, blijvende, onbeperkt, onbepaald, onbepaalde tijd, nooit, verloopt niet, geen vervaldatum, tot verwijdering, tot verwijderd, tot je ze verwijdert, tot u ze verwijdert, totdat u deze verwijdert, tot de gebruiker, altijd, oneindig',
  and: 'en, plus',
  or: 'of',
  to: 'tot, tot en met, t m',
  atLeast: 'meer dan, minstens, ten minste, langer dan, minimaal',
  unknown: 'onbekend, n v t, nvt, niet van toepassing, niet beschikbaar, niet bekend, variabel, geen',
  same: 'idem, zie boven, zie hierboven, hetzelfde, dezelfde',
  columns: {
    name: 'naam, namen, cookienaam, benaming, sleutel, kenmerk',
    retention:
      'bewaartermijn, bewaarperiode, bewaartijd, bewaarduur, levensduur, looptijd, geldigheid, geldigheidsduur, vervaldatum, verval, vervalt, vervalt na, verloopt, verloopt na, verlooptijd, duur, ~duur, ~termijn, termijn, houdbaarheid, hoe lang, opslagduur, maximale opslagtermijn, opslagtermijn, verwijderd na, periode',
    purpose:
      'doel, doelen, doeleinden, doeleinde, omschrijving, beschrijving, functie, functies, gebruik, waarvoor, waarom, uitleg, toelichting, informatie, details, wat doet het, doelstelling',
    provider:
      'aanbieder, aanbieders, leverancier, leveranciers, provider, partij, bedrijf, geplaatst door, plaatser, eigenaar, verantwoordelijke, beheerder, derde partij, organisatie, wie, uitgever, verwerker',
    service: 'dienst, diensten, herkomst, bron, afkomstig van, tool, platform',
    host: 'domein, domeinen, host, hosts, website, site, url, domeinnaam',
    category: 'categorie, categorieën, groep, klasse, indeling, classificatie, cookiecategorie, soort doel',
    kind: 'type, typen, soort, soorten, aard, technologie, cookietype, opslag, opslagtype',
    party: 'eigen of derde, eerste of derde partij, first of third party, eigen derden, partij type',
    other:
      'grondslag, rechtsgrond, wettelijke grondslag, privacybeleid, privacyverklaring, privacy, link, links, meer informatie, opt out, afmelden, pad, waarde, voorbeeld, gegevens, verzamelde gegevens, land, doorgifte, status, toestemming, opmerking, opmerkingen, gegevens delen',
    price: 'prijs, prijzen, kosten, bedrag, tarief, korting, salaris, abonnement',
  },
  categories: {
    essential:
      'essentieel, essentiële, noodzakelijk, noodzakelijke, strikt noodzakelijk, strikt noodzakelijke, vereist, vereiste, verplicht, verplichte, technisch, technische, onmisbaar, beveiliging, basis',
    functionality:
      'functioneel, functionele, functionaliteit, functionaliteiten, voorkeur, voorkeuren, voorkeurs~, comfort, gebruiksgemak, instellingen',
    analytics:
      '~statistieken, ~analyse, analytisch, analytische, analyse, analyses, statistiek, statistieken, statistisch, statistische, prestatie, prestaties, prestatie~, meting, analytics, bereik',
    personalised:
      'gepersonaliseerd, gepersonaliseerde, personalisatie, persoonlijke inhoud, gepersonaliseerde inhoud, aanbevelingen',
    marketing:
      '~marketing, ~reclame, marketing, marketing~, advertentie, advertenties, advertentie~, reclame, targeting, doelgroep~, tracking, tracking~, retargeting, commercieel, commerciële',
    social: 'sociale media, social media, sociale netwerken, sociaal',
    unsorted:
      'niet geclassificeerd, niet geclassificeerde, overig, overige, anders, andere, onbekend, doel wordt onderzocht, wordt onderzocht',
  },
  localStorage:
    'lokale opslag, local storage, html lokale opslag, lokaal opgeslagen, browseropslag, webopslag, lokale html opslag',
  sessionStorage: 'sessieopslag, session storage, sessie opslag',
  pixel: 'pixel, pixels, trackingpixel, tracking pixel, pixel tracker, webbaken, web beacon',
  database: 'browserdatabase, browser database',
  cache: 'browsercache, browser cache',
  script: 'script',
  frame: 'ingesloten inhoud, embed',
  firstParty: 'eerste partij, eigen, first party, eerste',
  thirdParty: 'derde partij, derden, derde, third party, van derden',
  ourselves:
    'intern, eigen, wij, wijzelf, deze website, deze site, onze website, onze site, eigenaar van deze website, website eigenaar, eerste partij, eigen website',
};
