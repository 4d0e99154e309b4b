import type { Words } from './words.ts';

export const cs: Words = {
  language: 'cs',
  cookie: 'cookie, cookies, soubor cookie, soubory cookie, souborů cookie, sušenka, sušenky',
  units: {
    year: { one: 'rok, roku, r', many: 'roky, let, roků, roku, r' },
    halfYear: { one: 'půlrok, půlroku, pololetí', many: 'pololetí' },
    quarter: { one: 'čtvrtletí, čtvrt roku, čtvrtrok', many: 'čtvrtletí' },
    month: { one: 'měsíc, měsíce, měs', many: 'měsíce, měsíců, měsíc, měs' },
    week: { one: 'týden, týdne, týd', many: 'týdny, týdnů, týd' },
    day: { one: 'den, dne, d', many: 'dny, dní, dnů, dni, d' },
    hour: { one: 'hodina, hodinu, hodiny, hod, h', many: 'hodiny, hodin, hod, h' },
    minute: { one: 'minuta, minutu, minuty, min', many: 'minuty, minut, min' },
    second: { one: 'sekunda, sekundu, sek, s, vteřina', many: 'sekundy, sekund, sek, s, vteřin, vteřiny' },
  },
  numbers: {
    1.5: 'půldruhého',
    1: 'jeden, jedna, jedno, jednu, jednoho',
    2: 'dva, dvě, dvou',
    3: 'tři',
    4: 'čtyři',
    5: 'pět, pěti',
    6: 'šest, šesti',
    7: 'sedm, sedmi',
    8: 'osm, osmi',
    9: 'devět, devíti',
    10: 'deset, deseti',
    11: 'jedenáct',
    12: 'dvanáct, dvanácti',
    13: 'třináct, třinácti',
    14: 'čtrnáct, čtrnácti',
    15: 'patnáct, patnácti',
    18: 'osmnáct',
    20: 'dvacet, dvaceti',
    24: 'dvacet čtyři, čtyřiadvacet',
    30: 'třicet, třiceti',
    36: 'třicet šest',
    60: 'šedesát',
    90: 'devadesát',
    100: 'sto',
  },
  half: 'půl, polovina',
  session:
    'relace, relací, relační, session, sezení, zavření prohlížeče, zavřete prohlížeč, uzavření prohlížeče, konce návštěvy, ukončení prohlížeče, ukončení relace, zavření okna',
  endless:
    'trvalé, trvalý, trvalá, trvale, perzistentní, permanentní, neomezeně, neomezená, neomezené, neomezený, nikdy, bez expirace, bez omezení, nevyprší, neexpiruje, do smazání, do vymazání, do odstranění, dokud je nesmažete, dokud uživatel, stálé, natrvalo, persistent, přetrvávající',
  and: 'a, plus',
  or: 'nebo, či',
  to: 'až, do',
  atLeast: 'více než, alespoň, minimálně, přes, déle než',
  unknown: 'neznámý, neznámá, neznámé, n/a, neuvedeno, není uvedeno, nelze použít, nevztahuje se, různé, žádné, žádný',
  same: 'totéž, viz výše, dtto, stejný, stejné, jako výše',
  columns: {
    name: 'název, názvy, jméno, označení, identifikátor, klíč',
    retention:
      'platnost, doba platnosti, expirace, vypršení, vyprší, doba uložení, doba uchování, doba uchovávání, uchování, doba trvání, trvání, životnost, lhůta, doba, délka, maximální doba uložení, jak dlouho, doba zpracování, doba expirace, konec platnosti',
    purpose:
      'účel, účely, popis, funkce, využití, použití, k čemu slouží, proč, informace, podrobnosti, detaily, vysvětlení, cíl',
    provider:
      'poskytovatel, poskytovatelé, dodavatel, společnost, firma, vydavatel, nastavuje, vlastník, správce, třetí strana, partner, kdo, provozovatel, příjemce, zpracovatel',
    service: 'služba, služby, zdroj, původ, nástroj, platforma',
    host: 'doména, domény, hostitel, web, webová stránka, stránka, url',
    category: 'kategorie, skupina, třída, zařazení, klasifikace',
    kind: 'typ, typy, druh, druhy, technologie, typ úložiště, úložiště, povaha',
    party: 'první nebo třetí strana, první třetí strana, vlastní nebo třetí strany, strana',
    other:
      'právní základ, právní titul, zásady ochrany osobních údajů, ochrana osobních údajů, odkaz, odkazy, více informací, další informace, odhlášení, cesta, hodnota, příklad, údaje, shromažďované údaje, země, předávání, stav, souhlas, poznámka, poznámky',
    price: 'cena, ceny, náklady, poplatek, částka, sleva, plat',
  },
  categories: {
    essential:
      'nezbytné, nezbytný, nezbytná, nezbytně nutné, nutné, nutná, technické, technický, technická, zásadní, základní, povinné, bezpečnost, funkčně nezbytné, nezbytných',
    functionality: 'funkční, funkcionální, funkčnost, preference, preferenční, předvolby, nastavení, komfortní',
    analytics:
      'analytické, analytický, analytická, analytika, analýza, statistické, statistický, statistika, statistiky, výkon, výkonnostní, výkonové, měření, měřicí',
    personalised:
      'personalizované, personalizovaný, personalizace, personalizovaný obsah, přizpůsobený obsah, doporučení',
    marketing:
      'marketing, marketingové, marketingový, marketingová, reklama, reklamní, cílení, cílené, cílená, cílicí, sledovací, remarketing, retargeting, propagační',
    social: 'sociální sítě, sociální média, sociálních sítí, sociální',
    unsorted: 'neklasifikované, nezařazené, nezatříděné, ostatní, jiné, další, neznámé',
  },
  localStorage:
    'místní úložiště, lokální úložiště, local storage, html místní úložiště, úložiště prohlížeče, webové úložiště',
  sessionStorage: 'úložiště relace, session storage, relační úložiště',
  pixel: 'pixel, pixely, sledovací pixel, pixelový sledovač, webový maják, web beacon',
  database: 'databáze prohlížeče, databáze',
  cache: 'mezipaměť prohlížeče, mezipaměť',
  script: 'skript',
  frame: 'vložený obsah',
  firstParty: 'první strana, první strany, vlastní, first party',
  thirdParty: 'třetí strana, třetí strany, třetích stran, cizí, third party',
  ourselves:
    'interní, vlastní, my, tento web, tato stránka, náš web, naše stránky, provozovatel webu, vlastník webu, první strana',
};
