import type { Words } from './words.ts';

export const sk: Words = {
  language: 'sk',
  cookie: 'cookie, cookies, súbor cookie, súbory cookie, súborov cookie',
  units: {
    year: { one: 'rok, roka, r', many: 'roky, rokov, roka, r' },
    halfYear: { one: 'polrok, polroka', many: 'polroky' },
    quarter: { one: 'štvrťrok, štvrť roka, kvartál', many: 'štvrťroky, štvrťrokov' },
    month: { one: 'mesiac, mesiaca, mes', many: 'mesiace, mesiacov, mesiaca, mes' },
    week: { one: 'týždeň, týždňa', many: 'týždne, týždňov' },
    day: { one: 'deň, dňa, d', many: 'dni, dní, d' },
    hour: { one: 'hodina, hodinu, hodiny, hod, h', many: 'hodiny, hodín, hod, h' },
    minute: { one: 'minúta, minútu, minúty, min', many: 'minúty, minút, min' },
    second: { one: 'sekunda, sekundu, sek, s', many: 'sekundy, sekúnd, sek, s' },
  },
  numbers: {
    1.5: 'poldruha',
    1: 'jeden, jedna, jedno, jednu, jedného',
    2: 'dva, dve, dvoch',
    3: 'tri, troch',
    4: 'štyri, štyroch',
    5: 'päť, piatich',
    6: 'šesť, šiestich',
    7: 'sedem, siedmich',
    8: 'osem, ôsmich',
    9: 'deväť, deviatich',
    10: 'desať, desiatich',
    11: 'jedenásť',
    12: 'dvanásť, dvanástich',
    13: 'trinásť, trinástich',
    14: 'štrnásť, štrnástich',
    15: 'pätnásť, pätnástich',
    18: 'osemnásť',
    20: 'dvadsať',
    24: 'dvadsaťštyri, dvadsať štyri',
    30: 'tridsať',
    36: 'tridsaťšesť',
    60: 'šesťdesiat',
    90: 'deväťdesiat',
    100: 'sto',
  },
  half: 'pol, polovica',
  session:
    'relácia, relácie, reláciu, relácií, relačný, relačné, relačná, session, zatvorenia prehliadača, zatvorení prehliadača, zatvoríte prehliadač, zatvorenie prehliadača, ukončenia relácie, konca návštevy, ukončenia prehliadania',
  endless:
    'trvalé, trvalý, trvalá, trvale, perzistentné, permanentné, neobmedzene, neobmedzená, neobmedzené, neobmedzený, nikdy, bez expirácie, bez obmedzenia, neexpiruje, nevyprší, do vymazania, do odstránenia, do zmazania, kým ich nevymažete, kým používateľ, stále, natrvalo, persistent, pretrvávajúce',
  and: 'a, plus',
  or: 'alebo, či',
  to: 'až, do',
  atLeast: 'viac ako, aspoň, minimálne, dlhšie ako',
  unknown: 'neznámy, neznáma, neznáme, n/a, neuvedené, nie je uvedené, nevzťahuje sa, rôzne, žiadne, žiadny',
  same: 'to isté, pozri vyššie, detto, rovnaký, rovnaké, ako vyššie',
  columns: {
    name: 'názov, názvy, meno, označenie, identifikátor, kľúč',
    retention:
      'platnosť, doba platnosti, expirácia, vypršanie, vyprší, doba uloženia, doba uchovávania, doba uchovania, uchovávanie, doba trvania, trvanie, životnosť, lehota, doba, dĺžka, maximálna doba uloženia, ako dlho, doba expirácie, koniec platnosti, čas uloženia',
    purpose:
      'účel, účely, popis, opis, funkcia, využitie, použitie, na čo slúži, prečo, informácie, podrobnosti, detaily, vysvetlenie, cieľ',
    provider:
      'poskytovateľ, poskytovatelia, dodávateľ, spoločnosť, firma, vydavateľ, nastavuje, vlastník, správca, tretia strana, partner, kto, prevádzkovateľ, príjemca, sprostredkovateľ',
    service: 'služba, služby, zdroj, pôvod, nástroj, platforma',
    host: 'doména, domény, hostiteľ, web, webová stránka, stránka, webové sídlo, url',
    category: 'kategória, kategórie, skupina, trieda, zaradenie, klasifikácia',
    kind: 'typ, typy, druh, druhy, technológia, typ úložiska, úložisko, povaha',
    party: 'prvá alebo tretia strana, prvá tretia strana, vlastné alebo tretej strany, strana',
    other:
      'právny základ, zásady ochrany osobných údajov, ochrana osobných údajov, ochrana súkromia, odkaz, odkazy, viac informácií, ďalšie informácie, odhlásenie, cesta, hodnota, príklad, údaje, zhromažďované údaje, krajina, prenos, stav, súhlas, poznámka, poznámky',
    price: 'cena, ceny, náklady, poplatok, suma, zľava, plat',
  },
  categories: {
    essential:
      'nevyhnutné, nevyhnutný, nevyhnutná, nevyhnutne potrebné, nevyhnutne nutné, potrebné, technické, technický, technická, zásadné, základné, povinné, bezpečnosť, nevyhnutných',
    functionality:
      'funkčné, funkčný, funkčná, funkcionálne, funkčnosť, preferencie, preferenčné, predvoľby, nastavenia, komfortné',
    analytics:
      'analytické, analytický, analytická, analytika, analýza, štatistické, štatistický, štatistika, štatistiky, výkon, výkonnostné, výkonové, meranie',
    personalised:
      'personalizované, personalizovaný, personalizácia, personalizovaný obsah, prispôsobený obsah, odporúčania',
    marketing:
      'marketing, marketingové, marketingový, marketingová, reklama, reklamné, reklamný, cielenie, cielené, cielená, zacielenie, sledovacie, remarketing, retargeting, propagačné',
    social: 'sociálne siete, sociálne médiá, sociálnych sietí, sociálne',
    unsorted: 'neklasifikované, nezaradené, neroztriedené, ostatné, iné, ďalšie, neznáme',
  },
  localStorage:
    'lokálne úložisko, miestne úložisko, local storage, html lokálne úložisko, úložisko prehliadača, webové úložisko',
  sessionStorage: 'úložisko relácie, session storage, relačné úložisko',
  pixel: 'pixel, pixely, sledovací pixel, pixelový sledovač, webový maják, web beacon',
  database: 'databáza prehliadača, databáza',
  cache: 'vyrovnávacia pamäť prehliadača, vyrovnávacia pamäť',
  script: 'skript',
  frame: 'vložený obsah',
  firstParty: 'prvá strana, prvej strany, vlastné, vlastný, first party',
  thirdParty: 'tretia strana, tretej strany, tretích strán, cudzie, third party',
  ourselves:
    'interné, interný, vlastné, vlastný, my, tento web, táto stránka, náš web, naša stránka, prevádzkovateľ webu, vlastník webu, prvá strana',
};
