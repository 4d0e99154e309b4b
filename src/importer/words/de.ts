import type { Words } from './words.ts';

export const de: Words = {
  language: 'de',
  cookie: 'cookie, cookies',
  units: {
    year: { one: 'jahr, jahres, j', many: 'jahre, jahren, jahr, j' },
    halfYear: { one: 'halbjahr, halbes jahr', many: 'halbjahre' },
    quarter: { one: 'quartal, vierteljahr', many: 'quartale' },
    month: { one: 'monat, monats, mon', many: 'monate, monaten, mon, mte' },
    week: { one: 'woche, wo', many: 'wochen, wo' },
    day: { one: 'tag, tages, t', many: 'tage, tagen, t' },
    hour: { one: 'stunde, std, h', many: 'stunden, std, h' },
    minute: { one: 'minute, min', many: 'minuten, min' },
    second: { one: 'sekunde, sek, s', many: 'sekunden, sek, s' },
  },
  numbers: {
    1.5: 'anderthalb, eineinhalb',
    1: 'ein, eine, einem, einen, einer, eines, eins',
    2: 'zwei',
    3: 'drei',
    4: 'vier',
    5: 'fünf',
    6: 'sechs',
    7: 'sieben',
    8: 'acht',
    9: 'neun',
    10: 'zehn',
    11: 'elf',
    12: 'zwölf',
    13: 'dreizehn',
    14: 'vierzehn',
    15: 'fünfzehn',
    18: 'achtzehn',
    20: 'zwanzig',
    24: 'vierundzwanzig',
    30: 'dreißig',
    36: 'sechsunddreißig',
    60: 'sechzig',
    90: 'neunzig',
    100: 'hundert, einhundert',
  },
  half: 'halbes, halbe, halben, halber, halb, ein halbes, eine halbe, einem halben, einer halben',
  session:
    'session, sitzung, sitzungen, sitzungs~, sitzungsende, sessionende, session~, schließen des browsers, schliessen des browsers, browser schließen, browser geschlossen wird, browser geschlossen, ende der browsersitzung, browsersitzung, ende des besuchs, beenden des browsers, browser beendet',
  endless:
    'persistent, persistente, persistenter, dauerhaft, dauerhafte, dauerhaftes, permanent, permanente, unbegrenzt, unbefristet, unbeschränkt, nie, läuft nicht ab, kein ablauf, kein ablaufdatum, ohne ablauf, bis zur löschung, bis zum löschen, bis gelöscht, bis sie gelöscht, bis sie es löschen, bis sie ihn löschen, bis zur manuellen löschung, bis auf widerruf, ewig, unendlich',
  and: 'und, plus',
  or: 'oder, bzw',
  to: 'bis',
  atLeast: 'mehr als, mindestens, über, länger als',
  unknown:
    'unbekannt, k a, keine angabe, keine angaben, nicht bekannt, nicht zutreffend, entfällt, variabel, verschieden, keine',
  same: 'wie oben, siehe oben, s o, dito, ebenso, ebenda',
  columns: {
    name: 'name, namen, bezeichnung, kennung, schlüssel, cookiename, cookienamen, titel des cookies',
    retention:
      'speicherdauer, ~dauer, laufzeit, ~laufzeit, gültigkeit, gültigkeitsdauer, ablauf, ablaufdatum, ablaufzeit, ~frist, verfall, verfallsdatum, lebensdauer, lebenszeit, gültig bis, gültig für, aufbewahrungszeit, ~zeitraum, wie lange, haltbarkeit, löschung, läuft ab',
    purpose:
      'zweck, zwecke, ~zweck, beschreibung, ~beschreibung, funktion, funktionen, erklärung, erläuterung, information, informationen, wofür, wozu, inhalt, einsatzzweck, details, verwendung, was macht es, bedeutung',
    provider:
      'anbieter, ~anbieter, dienstleister, herausgeber, hersteller, unternehmen, firma, betreiber, gesetzt von, verantwortlicher, verantwortliche stelle, partner, dritter, drittanbieter, empfänger, wer setzt, bereitgestellt von, verarbeitendes unternehmen',
    service: 'dienst, dienste, quelle, herkunft, tool, plattform',
    host: 'domain, domäne, domains, host, hosts, hostname, website, webseite, url',
    category: 'kategorie, kategorien, ~kategorie, gruppe, ~gruppe, einstufung, einordnung, klasse, klassifizierung',
    kind: 'art, typ, typen, arten, ~art, ~typ, technik, technologie, speicherart, speicherort, speicher, form',
    party:
      'partei, erst oder drittanbieter, erstanbieter drittanbieter, erst drittanbieter, eigen oder fremd, eigene oder fremde',
    other:
      'rechtsgrundlage, datenschutzerklärung, datenschutz, datenschutzhinweise, link, links, mehr informationen, weitere informationen, opt out, widerspruch, pfad, wert, beispiel, daten, datenart, erhobene daten, verarbeitete daten, land, ort der verarbeitung, übermittlung, status, einwilligung, einwilligung erforderlich, akzeptieren, id, hinweis, hinweise, bemerkung, anmerkung',
    price: 'preis, preise, kosten, gebühr, gebühren, betrag, rabatt, gehalt, tarif, leistung',
  },
  categories: {
    essential:
      'essenziell, essenzielle, essentiell, essentielle, notwendig, notwendige, notwendigen, unbedingt erforderlich, unbedingt erforderliche, erforderlich, erforderliche, erforderlichen, zwingend erforderlich, technisch notwendig, technisch notwendige, technisch erforderlich, technisch erforderliche, technisch, technische, unverzichtbar, sicherheit, betriebsnotwendig, systemrelevant, immer aktiv, basis',
    functionality:
      'funktional, funktionale, funktionalen, funktionell, funktionelle, funktionalität, funktions~, präferenz, präferenzen, komfort, ~komfort, einstellungen, benutzereinstellungen, externe medien, externe inhalte, medien',
    analytics:
      '~statistik, ~statistiken, ~analyse, analyse, analysen, analytisch, analytische, analytics, statistik, statistiken, statistisch, statistische, statistik~, analyse~, leistung, leistungs~, performance, messung, reichweitenmessung, webanalyse, leistungscookies, besuchermessung',
    personalised:
      'personalisiert, personalisierte, personalisierung, personalisierte inhalte, individualisierung, empfehlungen',
    marketing:
      '~werbung, ~marketing, marketing, werbung, werbe~, werblich, targeting, retargeting, remarketing, marketing~, ziel~, tracking, conversion, anzeigen, profilbildung, werbezwecke',
    social: 'soziale medien, soziale netzwerke, social media, sozial',
    unsorted:
      'nicht klassifiziert, nicht klassifizierte, unklassifiziert, nicht kategorisiert, sonstige, sonstiges, andere, weitere, unbekannt',
  },
  localStorage:
    'lokaler speicher, lokalen speicher, local storage, html lokaler speicher, lokale speicherung, webspeicher, browserspeicher, lokaler html speicher',
  sessionStorage: 'session storage, sitzungsspeicher, session speicher',
  pixel: 'pixel, zählpixel, tracking pixel, pixel tracker, pixeltracker, web beacon',
  database: 'browser datenbank, browserdatenbank, datenbank',
  cache: 'browser cache, browsercache, zwischenspeicher',
  script: 'skript, script',
  frame: 'eingebetteter inhalt, einbettung',
  firstParty: 'erstanbieter, erstanbieter~, eigene, eigenes, first party, eigen',
  thirdParty: 'drittanbieter, drittanbieter~, dritte, dritter, third party, fremd, fremde',
  ourselves:
    'intern, eigen, eigene, wir, selbst, diese website, diese webseite, unsere website, eigentümer dieser website, eigentümer der webseite, betreiber dieser website, websitebetreiber, seitenbetreiber, webseitenbetreiber, erstanbieter, eigene website, eigene domain',
};
