import type { Strings } from './strings.ts';

export const pl: Strings = {
  interface: {
    bannerTitle: 'Twój wybór dotyczący plików cookie',
    bannerBody:
      'My ({controllers}) prosimy o zgodę na używanie plików cookie i podobnych technologii do celów: {purposes}. Możesz odmówić, a swój wybór zmienić w dowolnym momencie w sekcji „{settings}”.',
    bannerBodyOptOut:
      'My ({controllers}) używamy plików cookie i podobnych technologii do celów: {purposes}. Możesz odmówić, a swój wybór zmienić w dowolnym momencie w sekcji „{settings}”.',
    panelBody:
      'Używamy plików cookie i podobnych technologii. Niezbędne są zawsze aktywne, ponieważ bez nich witryna nie działa. Pozostałych używamy tylko za Twoją zgodą. Możesz odmówić lub zmienić swój wybór w dowolnym momencie.',
    panelBodyOptOut:
      'Używamy plików cookie i podobnych technologii. Niezbędne są zawsze aktywne, ponieważ bez nich witryna nie działa. Pozostałe możesz odrzucić, a swój wybór zmienić w dowolnym momencie.',
    bannerControllers: 'Za pliki cookie odpowiada: {controllers}',
    bannerSpecial: 'Osobne pytanie w sekcji „{manage}”: {purposes}',
    bannerPartners: 'Partnerzy: {count}',
    bannerNew: 'Nowe od Twojego ostatniego wyboru: {providers}',
    acceptAll: 'Zaakceptuj wszystkie',
    rejectAll: 'Odrzuć wszystkie',
    manage: 'Zarządzaj ustawieniami',
    save: 'Zapisz wybór',
    withdraw: 'Wycofaj zgodę',
    policy: 'Polityka plików cookie',
    settings: 'Ustawienia plików cookie',
    alwaysOn: 'Zawsze aktywne',
    allow: 'Zezwól',
    refuse: 'Odmów',
    choose: 'Wybierz dostawców',
    agreeExpressly: 'Wyrażam wyraźną zgodę',
    wantReceipt: 'Chcę otrzymać identyfikator zgody także w razie odmowy',
    privacyPolicy: 'Polityka prywatności',
    firstParty: 'Własny',
    thirdParty: 'Podmiotu trzeciego',
    statusAllowed: 'Dozwolone',
    statusRefused: 'Odrzucone',
    statusPartly: 'Częściowo dozwolone: {providers}',
    statusNone: 'Nie dokonano jeszcze wyboru',
    statusConsentId: 'Identyfikator zgody',
    statusNoId: 'Brak – odmowę zapisujemy bez identyfikatora',
    statusWithdrawnId: 'Wycofano: {id}',
    statusDate: 'Data',
    statusValidUntil: 'Ważne do',
    statusSaved: 'Twój wybór został zapisany.',
    statusNotSaved: 'Nie udało się zapisać Twojego wyboru. Opcjonalne pliki cookie pozostają wyłączone.',
    statusSaving: 'Zapisywanie…',
    statusNotSavedEarlier: 'Nie udało się zapisać Twojego wyboru, więc nadal obowiązuje poprzedni. Spróbuj ponownie.',
    statusRefusalNotSaved:
      'Twoja odmowa już obowiązuje w tej przeglądarce, ale jeszcze nie udało się nam jej zarejestrować. Spróbujemy ponownie.',
    statusSignalHonoured: 'Sygnał sprzeciwu uwzględniony',
    leftThere:
      'Tylko Ty możesz to usunąć w ustawieniach przeglądarki, ponieważ inni dostawcy mogą to przechowywać pod własnymi adresami: {names}',
    leftHere: 'Jeszcze nie usunięto, ponieważ otwarta strona tej witryny może nadal z tego korzystać: {names}',
    embedNotice:
      'Zablokowana treść: {provider}. Jej wczytanie może spowodować zapisanie plików cookie i przesłanie danych temu dostawcy.',
    embedLoad: 'Wczytaj treść',
    embedAlways: 'Zawsze wczytuj: {provider}',
    close: 'Zamknij',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Niezbędne',
      description:
        'Potrzebne do działania witryny, na przykład do zapewnienia bezpieczeństwa i zapamiętania tego wyboru.',
    },
    functionality: {
      label: 'Funkcje',
      description: 'Zapamiętywanie Twoich ustawień i dodatkowe funkcje, takie jak filmy, mapy czy czat.',
    },
    analytics: {
      label: 'Statystyka',
      description: 'Liczenie odwiedzin i sprawdzanie, jak używana jest witryna.',
    },
    personalised: {
      label: 'Spersonalizowane treści',
      description: 'Dostosowywanie treści do tego, co oglądasz w tej i innych witrynach.',
    },
    marketing: {
      label: 'Spersonalizowane reklamy',
      description: 'Wyświetlanie reklam na podstawie utworzonego o Tobie profilu i mierzenie ich skuteczności.',
    },
  },
  policy: {
    skip: 'Przejdź do treści',
    backToSite: 'Wróć do witryny',
    language: 'Język',
    version: 'Wersja',
    lastChanged: 'Ostatnia zmiana',
    contents: 'Spis treści',
    whoTitle: 'Kto odpowiada za pliki cookie',
    whoSingle:
      'Poniższa spółka decyduje, w jakim celu i w jaki sposób witryna {site} używa plików cookie, i ponosi za to odpowiedzialność wobec Ciebie.',
    whoJoint:
      'Poniższe spółki wspólnie decydują, w jakim celu i w jaki sposób witryna {site} używa plików cookie. Są współadministratorami: swoje prawa możesz wykonywać wobec każdej z nich.',
    office: 'Siedziba',
    register: 'Wpis do rejestru',
    arrangementTitle: 'Co między sobą uzgodniły',
    whatTitle: 'Czym są pliki cookie',
    whatCookies:
      'Plik cookie to krótki tekst, który witryna zapisuje w Twojej przeglądarce i później ponownie odczytuje: na następnej stronie lub przy następnej wizycie. Dzięki niemu witryna może rozpoznać Twoją przeglądarkę, zapamiętać ustawienie lub sprawić, że nie musisz się ponownie logować.',
    whatOthers:
      'Do tych samych celów służą też inne technologie: pamięć przeglądarki, niewielkie pliki i skrypty wczytywane z zewnątrz oraz komunikaty, które strona wysyła, gdy z niej korzystasz. Gdy w tej polityce mowa o „plikach cookie”, chodzi także o wszystkie te technologie, a tabele poniżej wymieniają każdą z nich.',
    kindsTitle: 'Rodzaje plików cookie',
    kindsOrigin: 'Według pochodzenia',
    kindsFirst: 'Własne pliki cookie należą do tej witryny: to my je zapisujemy i decydujemy, do czego służą.',
    kindsThird:
      'Pliki cookie podmiotów trzecich należą do innego dostawcy, z którego usług korzystamy i który otrzymuje dane za ich pośrednictwem.',
    kindsDuration: 'Według okresu ważności',
    kindsSession: 'Sesyjne pliki cookie znikają po zamknięciu przeglądarki.',
    kindsPersistent:
      'Trwałe pliki cookie pozostają do upływu czasu podanego w tabelach albo do chwili, gdy samodzielnie je usuniesz. Żaden z nich nie może być przechowywany dłużej, niż podano w tabelach.',
    statusTitle: 'Twój wybór i jak go zmienić',
    statusIntro:
      'Tutaj widzisz swój wybór. Możesz go zmienić lub wycofać zgodę w dowolnym momencie. Działa to od razu i nie wpływa na zgodność z prawem tego, co wcześniej odbywało się za Twoją zgodą. Pliki cookie możesz też usunąć w ustawieniach przeglądarki.',
    statusRecorded:
      'Rejestrujemy każdy wybór: o co zapytaliśmy, jaka była odpowiedź i kiedy jej udzielono, pod identyfikatorem zgody, jeśli istnieje. Zapis nie zawiera adresu IP. Przechowujemy go, dopóki wybór obowiązuje, a potem przez czas, w którym możemy być zobowiązani ten wybór wykazać.',
    listTitle: 'Pliki cookie, których używamy',
    listAlways:
      'Te pliki cookie są zapisywane bez pytania o zgodę, ponieważ bez nich witryna nie działa. Nie można ich tutaj wyłączyć.',
    listOptional: 'Te pliki cookie są zapisywane tylko wtedy, gdy na nie zezwolisz.',
    listSpecial:
      'Te pliki cookie mogą ujawnić wrażliwe informacje o Tobie. Są zapisywane tylko wtedy, gdy zgodzisz się właśnie na nie, a przycisk „Zaakceptuj wszystkie” ich nie włącza.',
    tableName: 'Nazwa',
    tableExpiry: 'Okres ważności',
    tableProvider: 'Dostawca',
    tableDetails: 'Szczegóły',
    tableOrigin: 'Pochodzenie',
    tableKind: 'Typ',
    tableCategory: 'Kategoria',
    noDetails: 'Nie podano szczegółów',
    justification: 'Dlaczego jest to niezbędne',
    session: 'Sesyjny',
    kindCookie: 'Plik cookie',
    kindLocalStorage: 'Pamięć lokalna',
    kindSessionStorage: 'Pamięć sesji',
    kindIndexedDB: 'Baza danych przeglądarki',
    kindCache: 'Pamięć podręczna przeglądarki',
    kindBeacon: 'Sygnalizator WWW',
    kindScript: 'Skrypt',
    kindFrame: 'Osadzona treść',
    providersTitle: 'Dostawcy',
    providersIntro: 'Ci dostawcy zapisują pliki cookie wymienione w tabelach lub otrzymują dane za ich pośrednictwem.',
    optOut: 'Wnieś sprzeciw u dostawcy',
    country: 'Kraj',
    contactTitle: 'Kontakt',
    contactRequests: 'Pytania, wnioski dotyczące Twoich danych i problemy z dokonaniem wyboru',
    contactOfficer: 'Inspektor ochrony danych',
    contactAuthority: 'Masz też prawo wnieść skargę do organu ochrony danych w swoim kraju.',
    changesTitle: 'Zmiany w tej polityce',
    changesFirst: 'Pierwsza wersja',
    changesVersion: '{date}, wersja {version}',
    changesAdded: 'Dodano: {names}',
    changesRemoved: 'Usunięto: {names}',
    changesChanged: 'Zmieniono: {names}',
    changesAskedAgain: 'Twoja wcześniejsza zgoda nie obejmuje tej zmiany, dlatego pytamy ponownie.',
    deleteAll: 'Usuń wszystko',
    deleteAllAbout:
      'Usuwa wszystko, co ta witryna przechowuje w tej przeglądarce, także Twoje zalogowanie. Potem zapytamy Cię ponownie.',
    deletedTitle: 'Wszystko zostało usunięte',
    deletedAbout:
      'Wszystko, co ta witryna przechowywała w tej przeglądarce, zostało usunięte, także Twoje zalogowanie i odpowiedzi dotyczące plików cookie. Dlatego zapytamy Cię ponownie.',
    deletedCookiesTitle: 'Pliki cookie zostały usunięte',
    deletedCookiesAbout:
      'Pliki cookie tej witryny zostały usunięte, także Twoje zalogowanie i odpowiedzi dotyczące plików cookie. Dlatego zapytamy Cię ponownie.',
    deletedRest:
      'Inne dane, które ta witryna przechowywała w tej przeglądarce, mogą nadal w niej być, ponieważ przeglądarka usuwa je tylko przez bezpieczne połączenie (HTTPS). Możesz je usunąć w ustawieniach przeglądarki.',
    deletedNotRecorded:
      'Nie udało się nam zarejestrować wycofania Twojej zgody. Jeśli chcesz, aby zostało zarejestrowane, napisz do nas i podaj ten identyfikator zgody: {id}',
    formInvalid: 'Formularz był nieaktualny lub niekompletny, więc nic nie zapisano. Dokonaj wyboru ponownie.',
    formOtherSite: 'Formularz pochodził z innej witryny, więc nic nie zapisano. Dokonaj wyboru ponownie tutaj.',
    formTooMany: 'Zbyt wiele prób w krótkim czasie, więc nic nie zapisano. Odczekaj minutę i spróbuj ponownie.',
  },
};
