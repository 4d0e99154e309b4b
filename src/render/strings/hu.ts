import type { Strings } from './strings.ts';

export const hu: Strings = {
  interface: {
    bannerTitle: 'Az Ön döntése a sütikről',
    bannerBody:
      'Mi ({controllers}) a hozzájárulását kérjük ahhoz, hogy sütiket és hasonló technológiákat használjunk a következőkhöz: {purposes}. Ön ezt elutasíthatja, és a döntését a „{settings}” alatt bármikor megváltoztathatja.',
    bannerBodyOptOut:
      'Mi ({controllers}) sütiket és hasonló technológiákat használunk a következőkhöz: {purposes}. Ön ezt elutasíthatja, és a döntését a „{settings}” alatt bármikor megváltoztathatja.',
    panelBody:
      'Sütiket és hasonló technológiákat használunk. A feltétlenül szükségesek mindig aktívak, mert nélkülük a webhely nem működik. A többit csak az Ön hozzájárulásával használjuk. Ön elutasíthatja őket, vagy bármikor megváltoztathatja a döntését.',
    panelBodyOptOut:
      'Sütiket és hasonló technológiákat használunk. A feltétlenül szükségesek mindig aktívak, mert nélkülük a webhely nem működik. A többit Ön elutasíthatja, és a döntését bármikor megváltoztathatja.',
    bannerControllers: 'Adatkezelő: {controllers}',
    bannerSpecial: 'A „{manage}” alatt külön kérdezzük: {purposes}',
    bannerPartners: 'Partnerek: {count}',
    bannerNew: 'Új a legutóbbi döntése óta: {providers}',
    acceptAll: 'Összes elfogadása',
    rejectAll: 'Összes elutasítása',
    manage: 'Beállítások kezelése',
    save: 'Választás mentése',
    withdraw: 'Hozzájárulás visszavonása',
    policy: 'Sütitájékoztató',
    settings: 'Sütibeállítások',
    alwaysOn: 'Mindig aktív',
    allow: 'Engedélyezés',
    refuse: 'Elutasítás',
    choose: 'Szolgáltatók kiválasztása',
    agreeExpressly: 'Kifejezetten hozzájárulok',
    wantReceipt: 'Elutasítás esetén is kérek hozzájárulási azonosítót',
    privacyPolicy: 'Adatvédelmi tájékoztató',
    firstParty: 'Saját',
    thirdParty: 'Harmadik fél',
    statusAllowed: 'Engedélyezve',
    statusRefused: 'Elutasítva',
    statusPartly: 'Részben engedélyezve: {providers}',
    statusNone: 'Még nincs döntés',
    statusConsentId: 'Hozzájárulás azonosítója',
    statusNoId: 'Nincs: az elutasítást azonosító nélkül tároljuk',
    statusWithdrawnId: 'Visszavonva: {id}',
    statusDate: 'Dátum',
    statusValidUntil: 'Érvényesség vége',
    statusSaved: 'A döntését mentettük.',
    statusNotSaved: 'A döntését nem sikerült menteni. A választható sütik kikapcsolva maradnak.',
    statusSaving: 'Mentés…',
    statusNotSavedEarlier:
      'A döntését nem sikerült menteni, ezért a korábbi döntése marad érvényben. Kérjük, próbálja újra.',
    statusRefusalNotSaved:
      'Az elutasítása ebben a böngészőben már érvényes, de még nem tudtuk rögzíteni. Újra megpróbáljuk.',
    statusSignalHonoured: 'Elutasító jelzés figyelembe véve',
    leftThere:
      'Ezeket csak Ön törölheti a böngésző beállításaiban, mert más szolgáltatók a saját címük alatt tárolhatják őket: {names}',
    leftHere: 'Még nincs törölve, mert a webhely egy megnyitott oldala talán még használja: {names}',
    embedNotice:
      'Letiltott tartalom: {provider}. A betöltése során sütik kerülhetnek az eszközre, és adatok juthatnak el ehhez a szolgáltatóhoz.',
    embedLoad: 'Tartalom betöltése',
    embedAlways: 'Betöltés mindig: {provider}',
    embedBlocked:
      'Ez az oldal ezt még nem tudja betölteni. Töltse be újra az oldalt, miután engedélyezte, vagy nyissa meg új lapon:',
    close: 'Bezárás',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Feltétlenül szükséges',
      description: 'A webhely működéséhez szükségesek, például a biztonsághoz és e döntés megjegyzéséhez.',
    },
    functionality: {
      label: 'Funkcionalitás',
      description:
        'Megjegyzik a beállításait, és további funkciókat tesznek elérhetővé, például videókat, térképeket vagy csevegést.',
    },
    analytics: {
      label: 'Statisztika',
      description: 'Mérik a látogatások számát, és megmutatják, hogyan használják a látogatók a webhelyet.',
    },
    personalised: {
      label: 'Személyre szabott tartalom',
      description: 'A tartalmat ahhoz igazítják, amit ezen és más webhelyeken megtekintett.',
    },
    marketing: {
      label: 'Személyre szabott hirdetések',
      description: 'Az Önről készült profil alapján jelenítenek meg hirdetéseket, és mérik azok hatását.',
    },
  },
  policy: {
    skip: 'Ugrás a tartalomra',
    backToSite: 'Vissza a webhelyre',
    language: 'Nyelv',
    version: 'Verzió',
    lastChanged: 'Utolsó módosítás',
    contents: 'Tartalom',
    whoTitle: 'Ki felel a sütikért?',
    whoSingle:
      'Az alábbi társaság dönt arról, hogy ez a webhely ({site}) miért és hogyan használ sütiket, és ezért felelősséggel tartozik Önnel szemben.',
    whoJoint:
      'Az alábbi társaságok közösen döntenek arról, hogy ez a webhely ({site}) miért és hogyan használ sütiket. E társaságok közös adatkezelők: Ön bármelyikükkel szemben gyakorolhatja a jogait.',
    office: 'Székhely',
    register: 'Cégjegyzékszám',
    arrangementTitle: 'Miben állapodtak meg egymással',
    whatTitle: 'Mik azok a sütik?',
    whatCookies:
      'A süti rövid szöveg, amelyet a webhely az Ön böngészőjében tárol, és később, a következő oldalon vagy a következő látogatáskor újra kiolvas. Segítségével a webhely felismerheti az Ön böngészőjét, megjegyezhet egy beállítást, vagy fenntarthatja a bejelentkezését.',
    whatOthers:
      'Ugyanezeket a célokat más technológiák is szolgálják: a böngészőben lévő tárolók, a máshonnan betöltött kis fájlok és szkriptek, valamint az üzenetek, amelyeket az oldal használat közben küld. Ez a tájékoztató a „sütik” szón mindezeket is érti, és az alábbi táblázatok mindegyiket felsorolják.',
    kindsTitle: 'A sütik fajtái',
    kindsOrigin: 'Eredet szerint',
    kindsFirst: 'A saját sütik ehhez a webhelyhez tartoznak: mi helyezzük el őket, és mi döntjük el, mire szolgálnak.',
    kindsThird:
      'A harmadik féltől származó sütik egy másik szolgáltatóhoz tartoznak, amelynek a szolgáltatásait igénybe vesszük, és amely a sütiken keresztül adatokat kap.',
    kindsDuration: 'Időtartam szerint',
    kindsSession: 'A munkamenethez kötött sütik eltűnnek, amikor Ön bezárja a böngészőt.',
    kindsPersistent:
      'Az állandó sütik a táblázatokban megadott idő leteltéig maradnak meg, vagy addig, amíg Ön nem törli őket. Egyikük sem maradhat meg a táblázatokban megadottnál tovább.',
    statusTitle: 'Az Ön döntése és annak módosítása',
    statusIntro:
      'Itt láthatja, mit választott. Döntését bármikor megváltoztathatja, hozzájárulását bármikor visszavonhatja. A változás azonnal érvényes, és nem érinti a korábban engedélyezett adatkezelés jogszerűségét. A sütiket a böngésző beállításaiban is törölheti.',
    statusRecorded:
      'Minden döntést rögzítünk: mit kérdeztünk Öntől, mit válaszolt és mikor, a hozzájárulás azonosítója alatt, ha van ilyen. A feljegyzés nem tartalmaz IP-címet. Addig őrizzük meg, amíg a döntés érvényes, utána pedig addig, amíg szükség lehet a döntés igazolására.',
    listTitle: 'Az általunk használt sütik',
    listAlways:
      'Ezeket külön kérdés nélkül helyezzük el, mert nélkülük a webhely nem működik. Itt nem kapcsolhatók ki.',
    listOptional: 'Ezeket csak akkor helyezzük el, ha Ön engedélyezi őket.',
    listSpecial:
      'Ezek érzékeny információt árulhatnak el Önről. Csak akkor helyezzük el őket, ha Ön kifejezetten ezekhez járul hozzá. Az „Összes elfogadása” nem kapcsolja be őket.',
    tableName: 'Név',
    tableExpiry: 'Lejárat',
    tableProvider: 'Szolgáltató',
    tableDetails: 'Részletek',
    tableOrigin: 'Eredet',
    tableKind: 'Típus',
    tableCategory: 'Kategória',
    noDetails: 'Nincsenek megadva részletek',
    justification: 'Miért feltétlenül szükséges',
    session: 'Munkamenet',
    kindCookie: 'Süti',
    kindLocalStorage: 'Helyi tároló',
    kindSessionStorage: 'Munkamenet-tároló',
    kindIndexedDB: 'Böngésző adatbázisa',
    kindCache: 'Böngésző gyorsítótára',
    kindBeacon: 'Webjelző',
    kindScript: 'Szkript',
    kindFrame: 'Beágyazott tartalom',
    providersTitle: 'Szolgáltatók',
    providersIntro:
      'Ezek a szolgáltatók helyezik el a táblázatokban szereplő sütiket, vagy kapnak rajtuk keresztül adatokat.',
    optOut: 'Tiltakozás a szolgáltatónál',
    country: 'Ország',
    contactTitle: 'Kapcsolat',
    contactRequests: 'Kérdések, az Ön adataira vonatkozó kérelmek és a döntésével kapcsolatos gondok',
    contactOfficer: 'Adatvédelmi tisztviselő',
    contactAuthority: 'Önnek ahhoz is joga van, hogy panaszt tegyen országa adatvédelmi hatóságánál.',
    changesTitle: 'A tájékoztató módosításai',
    changesFirst: 'Első verzió',
    changesVersion: '{date}, verzió: {version}',
    changesAdded: 'Hozzáadva: {names}',
    changesRemoved: 'Eltávolítva: {names}',
    changesChanged: 'Módosítva: {names}',
    changesAskedAgain: 'Korábbi hozzájárulása nem terjed ki erre a módosításra, ezért újra megkérdezzük.',
    deleteAll: 'Minden törlése',
    deleteAllAbout:
      'Töröl mindent, amit ez a webhely ebben a böngészőben tárol, a bejelentkezését is. Ezután újra megkérdezzük.',
    deletedTitle: 'Minden törölve',
    deletedAbout:
      'Mindent töröltünk, amit ez a webhely ebben a böngészőben tárolt, a bejelentkezését és a sütikkel kapcsolatos válaszait is. Ezért újra megkérdezzük.',
    deletedCookiesTitle: 'A sütik törölve',
    deletedCookiesAbout:
      'A webhely sütijeit töröltük, a bejelentkezését és a sütikkel kapcsolatos válaszait is. Ezért újra megkérdezzük.',
    deletedRest:
      'Más adatok, amelyeket ez a webhely ebben a böngészőben tárolt, még megmaradhattak, mert a böngésző ezeket csak biztonságos kapcsolaton (HTTPS) keresztül törli. Ezeket a böngészője beállításaiban törölheti.',
    deletedNotRecorded:
      'Nem tudtuk rögzíteni, hogy visszavonta a hozzájárulását. Ha szeretné, hogy rögzítsük, írjon nekünk, és adja meg a hozzájárulásnak ezt az azonosítóját: {id}',
    formInvalid: 'Ez az űrlap elavult vagy hiányos volt, ezért semmit sem mentettünk. Kérjük, válasszon újra.',
    formOtherSite:
      'Ez az űrlap egy másik webhelyről érkezett, ezért semmit sem mentettünk. Kérjük, válasszon itt újra.',
    formTooMany:
      'Túl sok próbálkozás történt rövid idő alatt, ezért semmit sem mentettünk. Kérjük, várjon egy percet, majd próbálja újra.',
  },
  record: {
    title: 'Az Ön bejegyzései és igazolásai',
    intro:
      'Minden döntést a hozzájárulás azonosítója alatt rögzítünk. A megtekintéshez nem kell fiók: az azonosító elég, ezért őrizze úgy, mint egy kulcsot. A sütitájékoztatóban a döntése mellett és minden igazoláson megtalálja.',
    lookUp: 'Bejegyzések megjelenítése',
    unknown: 'Ezzel az azonosítóval nincs bejegyzés. Kérjük, ellenőrizze, hogy hiánytalan-e.',
    tooMany: 'Túl sok próbálkozás rövid idő alatt. Kérjük, várjon egy percet, majd próbálja újra.',
    answer: 'Válasz',
    how: 'Hogyan',
    byForm: 'űrlappal, szkript nélkül',
    byScript: 'az oldal szkriptjével',
    byCode: 'a webhely saját kódjával',
    rules: 'Alkalmazott szabályok',
    entry: 'Sorszám a naplóban',
    entryWaits: 'Még nincs benne. Néhány másodperc múlva benne lesz; akkor töltse be újra ezt az oldalt.',
    shown: 'Amit Ön látott',
    shownAbout: 'Így nézett ki. Semmi sem nyomható meg benne.',
    shownText: 'Ugyanez szövegként',
    shownChanged: 'A szoftver azóta megváltozott, ezért másképp is kinézhetett.',
    shownNothing: 'Mi magunk nem jelenítettünk meg semmit: a webhely a maga módján kérdezett.',
    expired: 'Ez a hozzájárulás magától megszűnt, mert letelt az ideje.',
    download: 'Igazolás letöltése',
    receiptPage: 'Igazolás nyomtatása vagy ellenőrzése',
    erase: 'Összes bejegyzés törlése',
    eraseAbout:
      'A törlés végleg eltávolítja az azonosító összes bejegyzését. A napló csak ellenőrző értékeket őriz meg, amelyekből semmi sem olvasható ki. Ha a hozzájárulás ebben a böngészőben van, az is megszűnik.',
    doneErased: 'A bejegyzéseket töröltük.',
    doneHeld: 'A bejegyzéseket egyelőre megőrizzük, mert szükség lehet rájuk egy jogi igényhez.',
    doneFailed: 'A bejegyzéseket nem sikerült törölni. Kérjük, próbálja újra.',
    withdrawElsewhere: 'A hozzájárulás visszavonásához nyissa meg ezt az oldalt abban a böngészőben, amelyben megadta.',
    receipt: 'Igazolás',
    receiptAbout:
      'Őrizze meg ezt az igazolást. Ezzel bárki ellenőrizheti, anélkül hogy a webhelyhez fordulna, hogy a napló tartalmazza az Ön bejegyzését, és hogy azt senki sem változtatta meg.',
    damaged: 'Az igazolás nem készülhetett el, mert a napló egy része megsérült. Kérjük, próbálja meg később.',
    noReceipts: 'Ez a webhely nem ad igazolásokat.',
    erased: 'Egy bejegyzést töröltünk ekkor: {date}. Csak a törlésről szóló bejegyzés maradt meg.',
    verify: 'Igazolás ellenőrzése',
    verifyAbout: 'A böngésző maga ellenőrzi, és semmit sem küld el, így hálózat nélkül is működik.',
    verifyFile: 'Vagy válasszon egy elmentett igazolást',
    verifyCommand: 'Az igazolást el is mentheti, és ezzel a paranccsal ellenőrizheti:',
    keys: 'A napló kulcsai',
    keysAbout:
      'Az igazolást ezekkel a kulcsokkal vetjük össze. Hasonlítsa össze őket egy máshonnan származó másolattal.',
    witnesses: 'A tanúk kulcsai',
    witnessesAbout:
      'A tanúk mások, akik figyelik, hogy ez a napló csak nő, és aláírják, amit láttak. Ezeket a kulcsokat ez a webhely adja meg: hasonlítsa össze őket azzal, amit maguk a tanúk tesznek közzé.',
    witnessesOwn: 'Csak azok a tanúk számítsanak, akiknek a kulcsát itt megadja, soronként egyet',
    witnessBad: 'A(z) {line}. sor nem egy tanú kulcsa.',
    proven:
      'Bizonyított: a(z) {origin} napló első {size} tétele között ez a bejegyzés a(z) {index}. számú (0-tól számolva), és azóta nem változott.',
    provenNot:
      'Nem bizonyított: hogy mikor történt, hogy a napló mindenkinek ugyanazt mutatja, és hogy nincs későbbi bejegyzés, amely ezt felváltja.',
    witnessed: 'Tanúk igazolják, hogy a napló legkésőbb ekkor tartalmazta, és addig csak nőtt ({time}): {witnesses}.',
    witnessedNot: 'Nem bizonyított: hogy nincs későbbi bejegyzés, amely ezt felváltja.',
    failed: 'Nem bizonyított. Ez a rész nem illik össze: {part} ({code}).',
    unsupported:
      'Ez a böngésző nem tudja ellenőrizni az aláírást. Kérjük, használjon másik böngészőt vagy a parancsot.',
    partRecord: 'bejegyzés',
    partSalt: 'véletlen érték (só)',
    partProof: 'bizonyítás',
    partCheckpoint: 'ellenőrző pont',
    partSignature: 'a napló aláírása',
    partCosignature: 'egy tanú aláírása',
    partKey: 'a napló kulcsa',
    partCheck: 'ellenőrző értékek',
  },
};
