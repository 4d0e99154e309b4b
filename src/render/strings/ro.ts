import type { Strings } from './strings.ts';

export const ro: Strings = {
  interface: {
    bannerTitle: 'Alegerea dumneavoastră privind modulele cookie',
    bannerBody:
      'Folosim module cookie și tehnologii similare. Cele strict necesare sunt întotdeauna active, deoarece site-ul nu poate funcționa fără ele. Celelalte sunt folosite numai cu consimțământul dumneavoastră. Puteți refuza sau vă puteți schimba alegerea în orice moment.',
    bannerBodyOptOut:
      'Folosim module cookie și tehnologii similare. Cele strict necesare sunt întotdeauna active, deoarece site-ul nu poate funcționa fără ele. Pe celelalte le puteți refuza și vă puteți schimba alegerea în orice moment.',
    bannerControllers: 'De modulele cookie răspunde: {controllers}',
    bannerPurposes: 'Scopuri opționale: {purposes}',
    bannerSpecial: 'Întrebăm separat, la „{manage}”: {purposes}',
    bannerPartners: 'Parteneri: {count}',
    acceptAll: 'Acceptă toate',
    rejectAll: 'Refuză toate',
    manage: 'Gestionează opțiunile',
    save: 'Salvează opțiunile',
    withdraw: 'Retrage consimțământul',
    changeChoice: 'Modifică alegerea',
    policy: 'Politica privind modulele cookie',
    settings: 'Setări pentru modulele cookie',
    alwaysOn: 'Întotdeauna active',
    allow: 'Permite',
    refuse: 'Refuză',
    choose: 'Alege furnizorii',
    agreeExpressly: 'Îmi dau consimțământul explicit',
    wantReceipt: 'Vreau un ID al consimțământului și în cazul unui refuz',
    providers: 'Furnizori',
    privacyPolicy: 'Politica de confidențialitate',
    firstParty: 'Primă parte',
    thirdParty: 'Terță parte',
    statusCurrent: 'Stare actuală',
    statusAllowed: 'Permis',
    statusRefused: 'Refuzat',
    statusPartly: 'Permis parțial: {providers}',
    statusNone: 'Nicio alegere făcută încă',
    statusConsentId: 'ID-ul consimțământului',
    statusDate: 'Data',
    statusValidUntil: 'Valabil până la',
    statusSaved: 'Alegerea dumneavoastră a fost salvată.',
    statusNotSaved: 'Alegerea dumneavoastră nu a putut fi salvată. Modulele cookie opționale rămân dezactivate.',
    statusSignalHonoured: 'Semnal de refuz respectat',
    embedNotice:
      'Conținut blocat: {provider}. Încărcarea acestuia poate plasa module cookie și poate trimite date acestui furnizor.',
    embedLoad: 'Încarcă conținutul',
    close: 'Închide',
    backToSite: 'Înapoi la site',
  },
  categories: {
    essential: {
      label: 'Strict necesare',
      description:
        'Necesare pentru funcționarea site-ului, de exemplu pentru securitate și pentru memorarea acestei alegeri.',
    },
    functionality: {
      label: 'Funcționalitate',
      description:
        'Memorează setările dumneavoastră și permit funcții suplimentare, cum ar fi videoclipuri, hărți sau chat.',
    },
    analytics: {
      label: 'Analiză și statistici',
      description: 'Numără vizitele și ne arată cum este folosit site-ul.',
    },
    personalised: {
      label: 'Conținut personalizat',
      description: 'Adaptează conținutul la ceea ce ați vizualizat pe acest site și pe altele.',
    },
    marketing: {
      label: 'Publicitate personalizată',
      description: 'Afișează reclame pe baza unui profil al dumneavoastră și le măsoară efectul.',
    },
  },
  policy: {
    skip: 'Salt la conținut',
    language: 'Limba',
    version: 'Versiunea',
    lastChanged: 'Ultima modificare',
    contents: 'Cuprins',
    whoTitle: 'Cine răspunde de modulele cookie',
    whoSingle:
      'Societatea de mai jos decide de ce și cum folosește site-ul {site} module cookie, iar de acest lucru răspunde față de dumneavoastră.',
    whoJoint:
      'Societățile de mai jos decid împreună de ce și cum folosește site-ul {site} module cookie. Ele sunt operatori asociați: vă puteți exercita drepturile față de oricare dintre ele și fiecare răspunde față de dumneavoastră pentru întreaga prelucrare.',
    office: 'Sediul social',
    register: 'Registrul comerțului',
    whatTitle: 'Ce sunt modulele cookie',
    whatCookies:
      'Un modul cookie este un text scurt pe care un site îl stochează în browserul dumneavoastră și îl citește din nou mai târziu, la pagina următoare sau la vizita următoare. Cu ajutorul lui, site-ul vă poate recunoaște browserul, poate reține o setare sau vă poate păstra autentificarea. Modulele cookie nu dăunează dispozitivului dumneavoastră.',
    whatOthers:
      'Acelorași scopuri le servesc și alte tehnologii: stocarea în browser, fișierele mici și scripturile încărcate din altă parte și mesajele pe care o pagină le trimite în timp ce o folosiți. În această politică, prin „module cookie” înțelegem și toate aceste tehnologii, iar fiecare dintre ele figurează în tabelele de mai jos.',
    kindsTitle: 'Tipuri de module cookie',
    kindsOrigin: 'După origine',
    kindsFirst: 'Modulele cookie de primă parte aparțin acestui site: noi le plasăm și noi decidem la ce folosesc.',
    kindsThird:
      'Modulele cookie de terță parte aparțin altui furnizor, ale cărui servicii le folosim și care primește date prin intermediul lor.',
    kindsDuration: 'După durată',
    kindsSession: 'Modulele cookie de sesiune dispar când închideți browserul.',
    kindsPersistent:
      'Modulele cookie persistente rămân până la expirarea duratei indicate în tabele sau până când le ștergeți dumneavoastră. Niciunul dintre ele nu poate fi păstrat mai mult decât se arată în tabele.',
    statusTitle: 'Alegerea dumneavoastră și cum o puteți schimba',
    statusIntro:
      'Aici vedeți ce ați ales. Vă puteți schimba alegerea sau retrage consimțământul în orice moment. Schimbarea are efect imediat și nu afectează legalitatea a ceea ce a fost permis până atunci. Puteți șterge modulele cookie și din setările browserului.',
    listTitle: 'Modulele cookie pe care le folosim',
    listAlways:
      'Acestea sunt plasate fără să vă cerem consimțământul, deoarece site-ul nu poate funcționa fără ele. Nu pot fi dezactivate aici.',
    listOptional: 'Acestea sunt plasate numai dacă le permiteți.',
    listSpecial:
      'Acestea pot dezvălui informații sensibile despre dumneavoastră. Sunt plasate numai dacă vă dați consimțământul anume pentru ele, iar „Acceptă toate” nu le activează.',
    tableName: 'Denumire',
    tableExpiry: 'Expirare',
    tableProvider: 'Furnizor',
    tableDetails: 'Detalii',
    tableOrigin: 'Origine',
    tableKind: 'Tip',
    noDetails: 'Nu sunt indicate detalii',
    justification: 'De ce este strict necesar',
    session: 'De sesiune',
    kindCookie: 'Modul cookie',
    kindLocalStorage: 'Stocare locală',
    kindSessionStorage: 'Stocare de sesiune',
    kindIndexedDB: 'Baza de date a browserului',
    kindCache: 'Memoria cache a browserului',
    kindBeacon: 'Semnalizator web',
    kindScript: 'Script',
    kindFrame: 'Conținut încorporat',
    providersTitle: 'Furnizori',
    providersIntro: 'Acești furnizori plasează modulele cookie din tabele sau primesc date prin intermediul lor.',
    optOut: 'Opoziție adresată furnizorului',
    country: 'Țara',
    contactTitle: 'Contact',
    contactRequests: 'Întrebări, cereri privind datele dumneavoastră și probleme cu alegerea făcută',
    contactOfficer: 'Responsabil cu protecția datelor',
    contactAuthority:
      'Aveți și dreptul de a depune o plângere la autoritatea pentru protecția datelor din țara dumneavoastră.',
    changesTitle: 'Modificări ale acestei politici',
    changesFirst: 'Prima versiune',
    changesVersion: '{date}, versiunea {version}',
    changesAdded: 'Adăugări: {names}',
    changesRemoved: 'Eliminări: {names}',
    changesChanged: 'Modificări: {names}',
    changesAskedAgain:
      'Consimțământul dumneavoastră anterior nu acoperă această modificare, așa că vă întrebăm din nou.',
  },
};
