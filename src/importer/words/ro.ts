import type { Words } from './words.ts';

export const ro: Words = {
  language: 'ro',
  cookie:
    'cookie, cookies, cookie uri, cookieuri, modul cookie, module cookie, modulele cookie, fișiere cookie, fișier cookie',
  units: {
    year: { one: 'an', many: 'ani' },
    halfYear: { one: 'semestru', many: 'semestre' },
    quarter: { one: 'trimestru', many: 'trimestre' },
    month: { one: 'lună', many: 'luni' },
    week: { one: 'săptămână, săpt', many: 'săptămâni, săpt' },
    day: { one: 'zi', many: 'zile' },
    hour: { one: 'oră, h', many: 'ore, h' },
    minute: { one: 'minut, min', many: 'minute, min' },
    second: { one: 'secundă, sec, s', many: 'secunde, sec, s' },
  },
  numbers: {
    1: 'un, o, unu, una',
    2: 'doi, două',
    3: 'trei',
    4: 'patru',
    5: 'cinci',
    6: 'șase',
    7: 'șapte',
    8: 'opt',
    9: 'nouă',
    10: 'zece',
    11: 'unsprezece',
    12: 'douăsprezece, doisprezece',
    13: 'treisprezece',
    14: 'paisprezece',
    15: 'cincisprezece',
    18: 'optsprezece',
    20: 'douăzeci',
    24: 'douăzeci și patru',
    30: 'treizeci',
    36: 'treizeci și șase',
    60: 'șaizeci',
    90: 'nouăzeci',
    100: 'o sută, sută',
  },
  half: 'jumătate, jumătate de, o jumătate de, jumatate de',
  session:
    'sesiune, sesiunea, sesiunii, sesiuni, session, închiderea browserului, închideți browserul, închiderii browserului, la închiderea, sfârșitul vizitei, închide browserul',
  endless:
    'persistent, persistente, persistentă, permanent, permanente, permanentă, nelimitat, nelimitată, niciodată, fără expirare, nu expiră, nedeterminat, nedeterminată, nedefinit, până la ștergere, până la ștergerea, până când este șters, până când le ștergeți, până când utilizatorul, pentru totdeauna',
  and: 'și, plus',
  or: 'sau, ori',
  to: 'până la, la',
  atLeast: 'peste, cel puțin, mai mult de, minim',
  unknown: 'necunoscut, necunoscută, n/a, nespecificat, nu se aplică, indisponibil, variabil, niciunul',
  same: 'idem, la fel, vezi mai sus, același, aceeași, ca mai sus',
  columns: {
    name: 'nume, numele, denumire, denumirea, identificator, cheie',
    retention:
      'durată, durata, durata de stocare, durata de viață, durata de păstrare, expirare, expiră, data expirării, valabilitate, perioadă, perioada, perioada de stocare, perioada de păstrare, perioada de valabilitate, termen, termen de stocare, retenție, păstrare, cât timp, durata maximă de stocare, stocare',
    purpose:
      'scop, scopul, scopuri, descriere, descrierea, funcție, funcția, utilizare, rol, la ce folosește, de ce, informații, detalii, explicație, obiectiv',
    provider:
      'furnizor, furnizori, furnizorul, companie, compania, emitent, proprietar, setat de, plasat de, operator, terț, partener, cine, editor, responsabil, destinatar, prestator',
    service: 'serviciu, servicii, sursă, origine, instrument, platformă',
    host: 'domeniu, domenii, gazdă, site, site web, url',
    category: 'categorie, categoria, categorii, grup, clasă, clasificare',
    kind: 'tip, tipul, tipuri, fel, natură, tehnologie, tip de stocare',
    party: 'prima sau terța parte, proprii sau terți, primă parte terță parte, parte',
    other:
      'temei legal, temeiul legal, bază legală, politica de confidențialitate, confidențialitate, link, legătură, mai multe informații, dezactivare, cale, valoare, exemplu, date, date colectate, țară, transfer, stare, consimțământ, observații, note',
    price: 'preț, prețuri, cost, sumă, tarif, reducere, salariu, abonament',
  },
  categories: {
    essential:
      'esențial, esențiale, necesar, necesare, strict necesar, strict necesare, tehnic, tehnice, obligatoriu, obligatorii, indispensabile, de bază, securitate',
    functionality:
      'funcțional, funcționale, funcționalitate, funcționalități, preferință, preferințe, setări, de funcționalitate',
    analytics:
      'analitic, analitice, analiză, analitică, statistică, statistici, statistice, performanță, performanțe, măsurare, de analiză, analytics',
    personalised: 'personalizat, personalizate, personalizare, conținut personalizat, recomandări',
    marketing:
      'marketing, publicitate, publicitar, publicitare, reclamă, reclame, direcționare, direcționate, țintire, targetare, urmărire, de publicitate, promovare, retargeting',
    social: 'rețele sociale, rețele de socializare, social media, sociale',
    unsorted: 'neclasificat, neclasificate, necategorisite, altele, alte, diverse, necunoscute',
  },
  localStorage: 'stocare locală, local storage, stocare locală html, stocare web, stocarea locală',
  sessionStorage: 'stocare de sesiune, session storage, stocarea sesiunii',
  pixel: 'semnalizator web, pixel, pixeli, pixel de urmărire, web beacon, baliză web, baliză',
  database: 'baza de date a browserului, bază de date',
  cache: 'memoria cache a browserului, memorie cache, cache',
  script: 'script',
  frame: 'conținut încorporat',
  firstParty: 'prima parte, primă parte, proprii, propriu, first party',
  thirdParty: 'terță parte, terța parte, terți, terțe părți, third party, terț',
  ourselves:
    'intern, internă, propriu, proprii, noi, acest site, site ul, site ul nostru, proprietarul site ului, prima parte, primă parte',
};
