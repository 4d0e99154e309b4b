import type { Strings } from './strings.ts';

export const ro: Strings = {
  interface: {
    bannerTitle: 'Alegerea dumneavoastră privind modulele cookie',
    bannerBody:
      'Noi ({controllers}) vă cerem permisiunea de a folosi module cookie și tehnologii similare pentru: {purposes}. Puteți refuza și vă puteți schimba alegerea în orice moment la „{settings}”.',
    bannerBodyOptOut:
      'Noi ({controllers}) folosim module cookie și tehnologii similare pentru: {purposes}. Puteți refuza și vă puteți schimba alegerea în orice moment la „{settings}”.',
    panelBody:
      'Folosim module cookie și tehnologii similare. Cele strict necesare sunt întotdeauna active, deoarece site-ul nu poate funcționa fără ele. Celelalte sunt folosite numai cu consimțământul dumneavoastră. Puteți refuza sau vă puteți schimba alegerea în orice moment.',
    panelBodyOptOut:
      'Folosim module cookie și tehnologii similare. Cele strict necesare sunt întotdeauna active, deoarece site-ul nu poate funcționa fără ele. Pe celelalte le puteți refuza și vă puteți schimba alegerea în orice moment.',
    bannerControllers: 'De modulele cookie răspunde: {controllers}',
    bannerSpecial: 'Întrebăm separat, la „{manage}”: {purposes}',
    bannerPartners: 'Parteneri: {count}',
    bannerNew: 'Nou față de ultima dumneavoastră alegere: {providers}',
    acceptAll: 'Acceptă toate',
    rejectAll: 'Refuză toate',
    manage: 'Gestionează opțiunile',
    save: 'Salvează opțiunile',
    withdraw: 'Retrage consimțământul',
    policy: 'Politica privind modulele cookie',
    settings: 'Setări pentru modulele cookie',
    alwaysOn: 'Întotdeauna active',
    allow: 'Permite',
    refuse: 'Refuză',
    choose: 'Alege furnizorii',
    agreeExpressly: 'Îmi dau consimțământul explicit',
    wantReceipt: 'Vreau un ID al consimțământului și în cazul unui refuz',
    privacyPolicy: 'Politica de confidențialitate',
    firstParty: 'Primă parte',
    thirdParty: 'Terță parte',
    statusAllowed: 'Permis',
    statusRefused: 'Refuzat',
    statusPartly: 'Permis parțial: {providers}',
    statusNone: 'Nicio alegere făcută încă',
    statusConsentId: 'ID-ul consimțământului',
    statusNoId: 'Niciunul: refuzul se păstrează fără ID',
    statusWithdrawnId: 'Retras: {id}',
    statusDate: 'Data',
    statusValidUntil: 'Valabil până la',
    statusSaved: 'Alegerea dumneavoastră a fost salvată.',
    statusNotSaved: 'Alegerea dumneavoastră nu a putut fi salvată. Modulele cookie opționale rămân dezactivate.',
    statusSaving: 'Se salvează…',
    statusNotSavedEarlier:
      'Alegerea dumneavoastră nu a putut fi salvată, așa că alegerea anterioară rămâne valabilă. Încercați din nou.',
    statusRefusalNotSaved:
      'Refuzul dumneavoastră este deja valabil în acest browser, dar încă nu l-am putut înregistra. Vom încerca din nou.',
    statusSignalHonoured: 'Semnal de refuz respectat',
    leftThere:
      'Numai dumneavoastră puteți șterge acestea din setările browserului, deoarece alți furnizori le pot păstra la propriile adrese: {names}',
    leftHere: 'Încă nu s-au șters, deoarece o pagină deschisă a acestui site poate că le folosește încă: {names}',
    embedNotice:
      'Conținut blocat: {provider}. Încărcarea acestuia poate plasa module cookie și poate trimite date acestui furnizor.',
    embedLoad: 'Încarcă conținutul',
    embedAlways: 'Încarcă întotdeauna: {provider}',
    embedBlocked:
      'Pagina nu îl poate încărca încă. Reîncărcați pagina după ce îl permiteți sau deschideți-l într-o filă nouă:',
    close: 'Închide',
    colon: ': ',
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
      label: 'Statistică',
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
    backToSite: 'Înapoi la site',
    language: 'Limba',
    version: 'Versiunea',
    lastChanged: 'Ultima modificare',
    contents: 'Cuprins',
    whoTitle: 'Cine răspunde de modulele cookie',
    whoSingle:
      'Societatea de mai jos decide de ce și cum folosește site-ul {site} module cookie, iar de acest lucru răspunde față de dumneavoastră.',
    whoJoint:
      'Societățile de mai jos decid împreună de ce și cum folosește site-ul {site} module cookie. Ele sunt operatori asociați: vă puteți exercita drepturile față de oricare dintre ele.',
    office: 'Sediul social',
    register: 'Număr de înregistrare',
    arrangementTitle: 'Ce au convenit între ele',
    whatTitle: 'Ce sunt modulele cookie',
    whatCookies:
      'Un modul cookie este un text scurt pe care un site îl stochează în browserul dumneavoastră și îl citește din nou mai târziu, la pagina următoare sau la vizita următoare. Cu ajutorul lui, site-ul vă poate recunoaște browserul, poate reține o setare sau vă poate păstra autentificarea.',
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
    statusRecorded:
      'Păstrăm o înregistrare a fiecărei alegeri: ce v-am întrebat, ce ați răspuns și când, sub ID-ul consimțământului, dacă există. Înregistrarea nu conține nicio adresă IP. O păstrăm cât timp alegerea este valabilă și, ulterior, cât timp s-ar putea să trebuiască să dovedim alegerea.',
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
    tableCategory: 'Categorie',
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
    deleteAll: 'Șterge tot',
    deleteAllAbout:
      'Șterge tot ce păstrează acest site în acest browser, inclusiv autentificarea dumneavoastră. Apoi vă vom întreba din nou.',
    deletedTitle: 'Totul a fost șters',
    deletedAbout:
      'Tot ce păstra acest site în acest browser a fost șters, inclusiv autentificarea și răspunsurile dumneavoastră despre modulele cookie. De aceea vă vom întreba din nou.',
    deletedCookiesTitle: 'Modulele cookie au fost șterse',
    deletedCookiesAbout:
      'Modulele cookie ale acestui site au fost șterse, inclusiv autentificarea și răspunsurile dumneavoastră despre modulele cookie. De aceea vă vom întreba din nou.',
    deletedRest:
      'Alte date pe care acest site le păstra în acest browser pot fi încă acolo, deoarece un browser le șterge numai printr-o conexiune securizată (HTTPS). Le puteți șterge din setările browserului.',
    deletedNotRecorded:
      'Nu am putut înregistra retragerea consimțământului. Dacă doriți să fie înregistrată, scrieți-ne și indicați acest ID al consimțământului: {id}',
    formInvalid: 'Formularul nu mai era actual sau era incomplet, așa că nu s-a salvat nimic. Alegeți din nou.',
    formOtherSite: 'Formularul provenea de pe alt site, așa că nu s-a salvat nimic. Alegeți din nou aici.',
    formTooMany:
      'Au fost prea multe încercări într-un timp scurt, așa că nu s-a salvat nimic. Așteptați un minut și încercați din nou.',
  },
  record: {
    title: 'Înregistrările și dovezile dumneavoastră',
    intro:
      'Fiecare alegere este înregistrată sub ID-ul consimțământului. Nu aveți nevoie de cont pentru a vedea înregistrările: ID-ul este suficient, așa că tratați-l ca pe o cheie. Îl găsiți lângă alegerea dumneavoastră în politica privind modulele cookie și în fiecare dovadă.',
    lookUp: 'Afișează înregistrările',
    unknown: 'Nu există nicio înregistrare cu acest ID. Verificați dacă este complet.',
    tooMany: 'Prea multe încercări într-un timp scurt. Așteptați un minut și încercați din nou.',
    answer: 'Răspuns',
    how: 'În ce mod',
    byForm: 'prin formular, fără script',
    byScript: 'prin scriptul paginii',
    byCode: 'prin codul propriu al site-ului',
    rules: 'Reguli aplicate',
    entry: 'Numărul din jurnal',
    entryWaits: 'Încă nu există. Va exista în câteva secunde; reîncărcați atunci această pagină.',
    shown: 'Ce vi s-a afișat',
    shownAbout: 'Așa arăta. Nimic din el nu poate fi apăsat.',
    shownText: 'Același conținut ca text',
    shownChanged: 'Software-ul s-a schimbat de atunci, așa că e posibil să fi arătat altfel.',
    shownNothing: 'Noi nu am afișat nimic: site-ul a întrebat în felul său.',
    expired: 'Acest consimțământ a încetat de la sine, pentru că i-a expirat termenul.',
    download: 'Descarcă dovada',
    receiptPage: 'Tipărește sau verifică dovada',
    erase: 'Șterge toate înregistrările',
    eraseAbout:
      'Ștergerea elimină definitiv toate înregistrările acestui ID. Jurnalul păstrează doar valori de control din care nu se poate citi nimic. Dacă consimțământul se află în acest browser, încetează și el.',
    doneErased: 'Înregistrările au fost șterse.',
    doneHeld: 'Înregistrările se păstrează deocamdată, pentru că ar putea fi necesare într-o acțiune în justiție.',
    doneFailed: 'Înregistrările nu au putut fi șterse. Încercați din nou.',
    withdrawElsewhere: 'Pentru a retrage acest consimțământ, deschideți această pagină în browserul în care l-ați dat.',
    receipt: 'Dovadă',
    receiptAbout:
      'Păstrați această dovadă. Cu ea, oricine poate verifica, fără a întreba acest site, că jurnalul conține înregistrarea dumneavoastră și că nimeni nu a modificat-o.',
    damaged:
      'Dovada nu a putut fi creată, pentru că o parte a jurnalului este deteriorată. Încercați din nou mai târziu.',
    noReceipts: 'Acest site nu emite dovezi.',
    erased: 'O înregistrare a fost ștearsă la {date}. A rămas doar înregistrarea ștergerii.',
    verify: 'Verifică dovada',
    verifyAbout: 'Acest browser o verifică singur și nu trimite nimic, așa că funcționează și fără rețea.',
    verifyFile: 'Sau alegeți o dovadă pe care ați salvat-o',
    verifyCommand: 'Puteți, de asemenea, să salvați dovada și să o verificați cu această comandă:',
    keys: 'Cheile jurnalului',
    keysAbout: 'Dovada este verificată cu aceste chei. Comparați-le cu o copie obținută din altă parte.',
    witnesses: 'Cheile martorilor',
    witnessesAbout:
      'Martorii sunt terți care urmăresc ca acest jurnal doar să crească și care semnează ceea ce au văzut. Acest site indică aceste chei: comparați-le cu cele pe care le publică martorii înșiși.',
    witnessesOwn: 'Luați în calcul doar martorii ale căror chei le introduceți aici, câte una pe rând',
    witnessBad: 'Rândul {line} nu este cheia unui martor.',
    proven:
      'Demonstrat: jurnalul {origin} conține această înregistrare cu numărul {index} dintre primele sale {size} poziții (numărate de la 0), iar înregistrarea nu a fost modificată de atunci.',
    provenNot:
      'Nedemonstrat: când s-a întâmplat, că jurnalul arată tuturor același lucru și că nicio înregistrare ulterioară nu o înlocuiește pe aceasta.',
    witnessed:
      'Martorii confirmă că jurnalul o conținea cel târziu la {time} și că până atunci doar crescuse: {witnesses}.',
    witnessedNot: 'Nedemonstrat: că nicio înregistrare ulterioară nu o înlocuiește pe aceasta.',
    failed: 'Nedemonstrat. Această parte nu se potrivește: {part} ({code}).',
    unsupported: 'Acest browser nu poate verifica semnătura. Folosiți alt browser sau comanda.',
    partRecord: 'înregistrare',
    partSalt: 'valoare aleatorie (sare)',
    partProof: 'demonstrație',
    partCheckpoint: 'punct de control',
    partSignature: 'semnătura jurnalului',
    partCosignature: 'semnătura unui martor',
    partKey: 'cheia jurnalului',
    partCheck: 'valori de control',
  },
};
