import type { Strings } from './strings.ts';

export const sk: Strings = {
  interface: {
    bannerTitle: 'Vaša voľba týkajúca sa súborov cookie',
    bannerBody:
      'My ({controllers}) vás žiadame o súhlas s používaním súborov cookie a podobných technológií na účely: {purposes}. Súhlas môžete odmietnuť a svoju voľbu môžete kedykoľvek zmeniť v časti „{settings}“.',
    bannerBodyOptOut:
      'My ({controllers}) používame súbory cookie a podobné technológie na účely: {purposes}. Môžete to odmietnuť a svoju voľbu môžete kedykoľvek zmeniť v časti „{settings}“.',
    panelBody:
      'Používame súbory cookie a podobné technológie. Nevyhnutné sú vždy aktívne, pretože bez nich webová stránka nefunguje. Ostatné používame iba s vaším súhlasom. Môžete ich odmietnuť alebo svoju voľbu kedykoľvek zmeniť.',
    panelBodyOptOut:
      'Používame súbory cookie a podobné technológie. Nevyhnutné sú vždy aktívne, pretože bez nich webová stránka nefunguje. Ostatné môžete odmietnuť a svoju voľbu môžete kedykoľvek zmeniť.',
    bannerControllers: 'Za súbory cookie zodpovedá: {controllers}',
    bannerSpecial: 'Osobitne sa pýtame v časti „{manage}“: {purposes}',
    bannerPartners: 'Partneri: {count}',
    bannerNew: 'Pribudlo od vašej poslednej voľby: {providers}',
    acceptAll: 'Prijať všetko',
    rejectAll: 'Odmietnuť všetko',
    manage: 'Spravovať voľby',
    save: 'Uložiť voľby',
    withdraw: 'Odvolať súhlas',
    policy: 'Zásady používania súborov cookie',
    settings: 'Nastavenia súborov cookie',
    alwaysOn: 'Vždy aktívne',
    allow: 'Povoliť',
    refuse: 'Odmietnuť',
    choose: 'Vybrať poskytovateľov',
    agreeExpressly: 'Výslovne súhlasím',
    wantReceipt: 'Chcem dostať ID súhlasu aj v prípade odmietnutia',
    privacyPolicy: 'Zásady ochrany osobných údajov',
    firstParty: 'Prvá strana',
    thirdParty: 'Tretia strana',
    statusAllowed: 'Povolené',
    statusRefused: 'Odmietnuté',
    statusPartly: 'Čiastočne povolené: {providers}',
    statusNone: 'Zatiaľ nezvolené',
    statusConsentId: 'ID súhlasu',
    statusNoId: 'Žiadne – odmietnutie sa ukladá bez ID',
    statusWithdrawnId: 'Odvolané: {id}',
    statusDate: 'Dátum',
    statusValidUntil: 'Platí do',
    statusSaved: 'Vaša voľba bola uložená.',
    statusNotSaved: 'Vašu voľbu sa nepodarilo uložiť. Voliteľné súbory cookie zostávajú vypnuté.',
    statusSaving: 'Ukladá sa…',
    statusNotSavedEarlier:
      'Vašu voľbu sa nepodarilo uložiť, preto naďalej platí vaša predchádzajúca voľba. Skúste to znova.',
    statusRefusalNotSaved:
      'Vaše odmietnutie už v tomto prehliadači platí, zatiaľ sa nám ho však nepodarilo zaznamenať. Skúsime to znova.',
    statusSignalHonoured: 'Signál odmietnutia rešpektovaný',
    leftThere:
      'Toto môžete odstrániť len vy v nastaveniach prehliadača, pretože iní poskytovatelia to môžu uchovávať pod vlastnými adresami: {names}',
    leftHere: 'Zatiaľ neodstránené, pretože to možno ešte používa otvorená stránka tohto webu: {names}',
    embedNotice:
      'Blokovaný obsah: {provider}. Pri načítaní sa môžu uložiť súbory cookie a odoslať údaje tomuto poskytovateľovi.',
    embedLoad: 'Načítať obsah',
    embedAlways: 'Vždy načítavať: {provider}',
    close: 'Zavrieť',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Nevyhnutné',
      description: 'Potrebné na fungovanie webovej stránky, napríklad na zabezpečenie a zapamätanie tejto voľby.',
    },
    functionality: {
      label: 'Funkcie',
      description: 'Zapamätanie vašich nastavení a ďalšie funkcie, napríklad videá, mapy alebo chat.',
    },
    analytics: {
      label: 'Štatistika',
      description: 'Počítanie návštev a prehľad o tom, ako sa webová stránka používa.',
    },
    personalised: {
      label: 'Prispôsobený obsah',
      description: 'Prispôsobenie obsahu tomu, čo ste si prezerali na tejto a iných webových stránkach.',
    },
    marketing: {
      label: 'Prispôsobená reklama',
      description: 'Zobrazovanie reklám podľa profilu vytvoreného o vás a meranie ich účinku.',
    },
  },
  policy: {
    skip: 'Prejsť na obsah',
    backToSite: 'Späť na webovú stránku',
    language: 'Jazyk',
    version: 'Verzia',
    lastChanged: 'Naposledy zmenené',
    contents: 'Obsah',
    whoTitle: 'Kto zodpovedá za súbory cookie',
    whoSingle:
      'Spoločnosť uvedená nižšie rozhoduje o tom, prečo a ako webová stránka {site} používa súbory cookie, a nesie za to voči vám zodpovednosť.',
    whoJoint:
      'Spoločnosti uvedené nižšie rozhodujú spoločne o tom, prečo a ako webová stránka {site} používa súbory cookie. Sú spoločnými prevádzkovateľmi: svoje práva si môžete uplatniť u ktorejkoľvek z nich.',
    office: 'Sídlo',
    register: 'Zápis v registri',
    arrangementTitle: 'Na čom sa medzi sebou dohodli',
    whatTitle: 'Čo sú súbory cookie',
    whatCookies:
      'Súbor cookie je krátky text, ktorý webová stránka uloží do vášho prehliadača a neskôr si ho znova prečíta, na ďalšej podstránke alebo pri ďalšej návšteve. Vďaka nemu môže webová stránka rozpoznať váš prehliadač, zapamätať si nastavenie alebo zachovať vaše prihlásenie.',
    whatOthers:
      'Na rovnaké účely slúžia aj iné technológie: úložisko v prehliadači, malé súbory a skripty načítané z iných zdrojov a správy, ktoré stránka odosiela, kým ju používate. Výrazom „súbory cookie“ sa v týchto zásadách rozumejú aj všetky tieto technológie a tabuľky nižšie uvádzajú každú z nich.',
    kindsTitle: 'Druhy súborov cookie',
    kindsOrigin: 'Podľa pôvodu',
    kindsFirst:
      'Súbory cookie prvej strany patria tejto webovej stránke: ukladáme ich my a my rozhodujeme, na čo slúžia.',
    kindsThird:
      'Súbory cookie tretích strán patria inému poskytovateľovi, ktorého služby využívame a ktorý ich prostredníctvom získava údaje.',
    kindsDuration: 'Podľa doby platnosti',
    kindsSession: 'Relačné súbory cookie zmiznú po zatvorení prehliadača.',
    kindsPersistent:
      'Trvalé súbory cookie zostávajú uložené, kým neuplynie čas uvedený v tabuľkách alebo kým ich sami neodstránite. Žiadny z nich nesmie zostať uložený dlhšie, než uvádzajú tabuľky.',
    statusTitle: 'Vaša voľba a ako ju zmeniť',
    statusIntro:
      'Tu vidíte, čo ste si zvolili. Svoju voľbu môžete kedykoľvek zmeniť a súhlas kedykoľvek odvolať. Zmena platí okamžite a nemá vplyv na zákonnosť toho, čo bolo povolené dovtedy. Súbory cookie môžete odstrániť aj v nastaveniach prehliadača.',
    statusRecorded:
      'O každej voľbe vedieme záznam: na čo sme sa vás pýtali, čo ste odpovedali a kedy, a to pod ID súhlasu, ak existuje. Záznam neobsahuje IP adresu. Uchovávame ho počas platnosti voľby a potom dovtedy, kým môže byť potrebné voľbu preukázať.',
    listTitle: 'Súbory cookie, ktoré používame',
    listAlways:
      'Tieto súbory cookie sa ukladajú bez opýtania, pretože bez nich webová stránka nefunguje. Tu ich nemožno vypnúť.',
    listOptional: 'Tieto súbory cookie sa ukladajú iba vtedy, keď ich povolíte.',
    listSpecial:
      'Tieto súbory cookie môžu o vás prezradiť niečo citlivé. Ukladajú sa iba vtedy, keď súhlasíte priamo s nimi. Tlačidlo „Prijať všetko“ ich nezapne.',
    tableName: 'Názov',
    tableExpiry: 'Platnosť',
    tableProvider: 'Poskytovateľ',
    tableDetails: 'Podrobnosti',
    tableOrigin: 'Pôvod',
    tableKind: 'Typ',
    tableCategory: 'Kategória',
    noDetails: 'Podrobnosti neuvedené',
    justification: 'Prečo je to nevyhnutné',
    session: 'Relačný',
    kindCookie: 'Súbor cookie',
    kindLocalStorage: 'Lokálne úložisko',
    kindSessionStorage: 'Úložisko relácie',
    kindIndexedDB: 'Databáza prehliadača',
    kindCache: 'Vyrovnávacia pamäť prehliadača',
    kindBeacon: 'Webový maják',
    kindScript: 'Skript',
    kindFrame: 'Vložený obsah',
    providersTitle: 'Poskytovatelia',
    providersIntro:
      'Títo poskytovatelia ukladajú súbory cookie uvedené v tabuľkách alebo ich prostredníctvom získavajú údaje.',
    optOut: 'Namietať u poskytovateľa',
    country: 'Krajina',
    contactTitle: 'Kontakt',
    contactRequests: 'Otázky, žiadosti týkajúce sa vašich údajov a ťažkosti s voľbou',
    contactOfficer: 'Zodpovedná osoba za ochranu osobných údajov',
    contactAuthority: 'Máte tiež právo podať sťažnosť dozornému orgánu pre ochranu osobných údajov vo svojej krajine.',
    changesTitle: 'Zmeny týchto zásad',
    changesFirst: 'Prvá verzia',
    changesVersion: '{date}, verzia {version}',
    changesAdded: 'Pridané: {names}',
    changesRemoved: 'Odstránené: {names}',
    changesChanged: 'Zmenené: {names}',
    changesAskedAgain: 'Váš predchádzajúci súhlas sa na túto zmenu nevzťahuje, preto sa pýtame znova.',
    deleteAll: 'Odstrániť všetko',
    deleteAllAbout:
      'Odstráni všetko, čo táto webová stránka uchováva v tomto prehliadači, aj vaše prihlásenie. Potom sa vás opýtame znova.',
    deletedTitle: 'Všetko bolo odstránené',
    deletedAbout:
      'Všetko, čo táto webová stránka uchovávala v tomto prehliadači, bolo odstránené, aj vaše prihlásenie a vaše odpovede o súboroch cookie. Preto sa vás opýtame znova.',
    deletedCookiesTitle: 'Súbory cookie boli odstránené',
    deletedCookiesAbout:
      'Súbory cookie tejto webovej stránky boli odstránené, aj vaše prihlásenie a vaše odpovede o súboroch cookie. Preto sa vás opýtame znova.',
    deletedRest:
      'Ďalšie údaje, ktoré táto webová stránka uchovávala v tomto prehliadači, v ňom môžu zostať, pretože prehliadač ich odstraňuje iba cez zabezpečené pripojenie (HTTPS). Môžete ich odstrániť v nastaveniach svojho prehliadača.',
    deletedNotRecorded:
      'Odvolanie vášho súhlasu sa nám nepodarilo zaznamenať. Ak ho chcete mať zaznamenané, napíšte nám a uveďte toto ID súhlasu: {id}',
    formInvalid: 'Tento formulár bol zastaraný alebo neúplný, preto sa nič neuložilo. Prosím, zvoľte znova.',
    formOtherSite: 'Tento formulár prišiel z inej webovej stránky, preto sa nič neuložilo. Prosím, zvoľte znova tu.',
    formTooMany: 'Príliš veľa pokusov v krátkom čase, preto sa nič neuložilo. Počkajte minútu a skúste to znova.',
  },
};
