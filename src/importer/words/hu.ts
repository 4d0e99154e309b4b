import type { Words } from './words.ts';

export const hu: Words = {
  language: 'hu',
  cookie: 'süti, sütik, sütit, sütiket, sütik~, cookie, cookies, cookiek, cookie k',
  units: {
    year: { one: 'év, évig, éves, évre', many: 'év, évig, éves, évre, évek' },
    halfYear: { one: 'félév, félévig', many: 'félév' },
    quarter: { one: 'negyedév, negyedévig', many: 'negyedév' },
    month: { one: 'hónap, hónapig, hónapos, hónapra, hó', many: 'hónap, hónapig, hónapos, hónapra, hó' },
    week: { one: 'hét, hétig, hetes, hétre', many: 'hét, hétig, hetes, hétre' },
    day: { one: 'nap, napig, napos, napra', many: 'nap, napig, napos, napra' },
    hour: { one: 'óra, óráig, órás, órára', many: 'óra, óráig, órás, órára' },
    minute: { one: 'perc, percig, perces, percre, p', many: 'perc, percig, perces, percre, p' },
    second: { one: 'másodperc, másodpercig, mp', many: 'másodperc, másodpercig, mp' },
  },
  numbers: {
    1.5: 'másfél',
    1: 'egy, egyetlen',
    2: 'két, kettő',
    3: 'három',
    4: 'négy',
    5: 'öt',
    6: 'hat',
    7: 'hét',
    8: 'nyolc',
    9: 'kilenc',
    10: 'tíz',
    11: 'tizenegy',
    12: 'tizenkét, tizenkettő',
    13: 'tizenhárom',
    14: 'tizennégy',
    15: 'tizenöt',
    18: 'tizennyolc',
    20: 'húsz',
    24: 'huszonnégy',
    30: 'harminc',
    36: 'harminchat',
    60: 'hatvan',
    90: 'kilencven',
    100: 'száz',
  },
  half: 'fél',
  session:
    'munkamenet, munkamenetek, munkamenet~, munkamenetig, session, böngésző bezárásáig, böngésző bezárása, böngésző bezárásakor, bezárja a böngészőt, böngészési folyamat, böngészés végéig, látogatás végéig',
  endless:
    'állandó, tartós, tartósan, örök, korlátlan, határozatlan, határozatlan ideig, soha, nem jár le, nincs lejárat, lejárat nélkül, törlésig, törléséig, amíg nem törlik, amíg a felhasználó, amíg ön nem törli, persistent, végtelen, állandóan, maradandó',
  and: 'és, meg',
  or: 'vagy',
  to: 'ig',
  atLeast: 'több mint, legalább, minimum',
  unknown: 'ismeretlen, nem ismert, n/a, nem alkalmazható, nem elérhető, nincs megadva, változó, nincs',
  same: 'ugyanaz, lásd fent, mint fent, u a, azonos',
  columns: {
    name: 'név, neve, megnevezés, elnevezés, süti neve, azonosító, kulcs',
    retention:
      'érvényesség, érvényességi idő, lejárat, lejárati idő, lejár, időtartam, élettartam, tárolási idő, megőrzési idő, megőrzési időszak, megőrzés, ~idő, ~tartam, időszak, meddig, tárolás, maximális tárolási időtartam, hatályosság, hossz',
    purpose:
      'cél, célja, cél leírása, célok, leírás, funkció, rendeltetés, felhasználás, mire szolgál, miért, információ, részletek, magyarázat, szerepe',
    provider:
      'szolgáltató, szolgáltatók, kibocsátó, cég, elhelyező, tulajdonos, kezelő, adatkezelő, üzemeltető, harmadik fél, partner, ki, címzett, beállítja',
    service: 'szolgáltatás, forrás, eszköz, platform, eredet, származás',
    host: 'domain, tartomány, host, webhely, weboldal, honlap, gazdagép',
    category: 'kategória, kategóriák, csoport, osztály, besorolás',
    kind: 'típus, típusa, típusok, fajta, jelleg, technológia, tárolás típusa, tárolási mód',
    party: 'saját vagy harmadik fél, első vagy harmadik fél, saját harmadik fél, fél',
    other:
      'jogalap, adatkezelés jogalapja, adatvédelmi tájékoztató, adatvédelem, link, hivatkozás, további információ, bővebben, letiltás, útvonal, érték, példa, adatok, gyűjtött adatok, ország, továbbítás, állapot, hozzájárulás, megjegyzés, elfogad',
    price: 'árak, jegyár, egységár, díj, díjak, költség, összeg, kedvezmény, fizetés',
  },
  categories: {
    essential:
      'elengedhetetlen, elengedhetetlenül szükséges, feltétlenül szükséges, szükséges, nélkülözhetetlen, alapvető, kötelező, technikai, működéshez szükséges, biztonsági, lényeges',
    functionality:
      'funkcionális, funkcionalitás, funkció, funkciót biztosító, beállítás, beállítások, preferencia, preferenciák, kényelmi',
    analytics:
      'analitika, analitikai, elemzés, elemző, statisztika, statisztikai, teljesítmény, teljesítményt biztosító, mérés, mérési, analitikus, látogatottságmérés',
    personalised: 'személyre szabott, személyre szabott tartalom, testreszabás, ajánlások, perszonalizáció',
    marketing:
      'marketing, hirdetés, hirdetési, hirdetések, reklám, reklámcélú, célzott, célzás, célzó, célcsoport, követő, követés, remarketing',
    social: 'közösségi média, közösségi oldalak, közösségi',
    unsorted: 'nem besorolt, besorolatlan, nem osztályozott, egyéb, más, ismeretlen, további',
  },
  localStorage:
    'helyi tárhely, helyi tárolás, local storage, helyi tároló, html helyi tárhely, böngésző tárhely, webes tárhely',
  sessionStorage: 'munkamenet tárhely, munkamenet tároló, session storage',
  pixel: 'pixel, képpont, követő pixel, képpontkövető, webjelző, web beacon',
  database: 'böngésző adatbázisa, adatbázis',
  cache: 'böngésző gyorsítótára, gyorsítótár',
  script: 'szkript',
  frame: 'beágyazott tartalom',
  firstParty: 'első fél, saját, belső, first party, elsődleges',
  thirdParty: 'harmadik fél, harmadik féltől, külső, third party',
  ourselves:
    'saját, belső, mi, ez a weboldal, a weboldal, weboldalunk, honlapunk, a honlap, üzemeltető, első fél, szolgáltató maga',
};
