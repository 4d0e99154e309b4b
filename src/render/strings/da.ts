import type { Strings } from './strings.ts';

export const da: Strings = {
  interface: {
    bannerTitle: 'Dit valg om cookies',
    bannerBody:
      'Vi ({controllers}) beder om lov til at bruge cookies og lignende teknologier til: {purposes}. Du kan sige nej og når som helst ændre dit valg under ”{settings}”.',
    bannerBodyOptOut:
      'Vi ({controllers}) bruger cookies og lignende teknologier til: {purposes}. Du kan sige nej og når som helst ændre dit valg under ”{settings}”.',
    panelBody:
      'Vi bruger cookies og lignende teknologier. De nødvendige er altid slået til, fordi webstedet ikke fungerer uden dem. De øvrige bruges kun, hvis du giver samtykke. Du kan sige nej eller ændre dit valg når som helst.',
    panelBodyOptOut:
      'Vi bruger cookies og lignende teknologier. De nødvendige er altid slået til, fordi webstedet ikke fungerer uden dem. Du kan sige nej til de øvrige og ændre dit valg når som helst.',
    bannerControllers: 'Ansvarlig: {controllers}',
    bannerSpecial: 'Vi spørger særskilt om dette under ”{manage}”: {purposes}',
    bannerPartners: 'Partnere: {count}',
    bannerNew: 'Nyt siden dit seneste valg: {providers}',
    acceptAll: 'Accepter alle',
    rejectAll: 'Afvis alle',
    manage: 'Tilpas valg',
    save: 'Gem valg',
    withdraw: 'Træk samtykke tilbage',
    policy: 'Cookiepolitik',
    settings: 'Cookieindstillinger',
    alwaysOn: 'Altid slået til',
    allow: 'Tillad',
    refuse: 'Afvis',
    choose: 'Vælg udbydere',
    agreeExpressly: 'Jeg giver udtrykkeligt samtykke',
    wantReceipt: 'Giv mig et samtykke-ID, også hvis jeg siger nej',
    privacyPolicy: 'Privatlivspolitik',
    firstParty: 'Førstepart',
    thirdParty: 'Tredjepart',
    statusAllowed: 'Tilladt',
    statusRefused: 'Afvist',
    statusPartly: 'Delvist tilladt: {providers}',
    statusNone: 'Intet valg truffet endnu',
    statusConsentId: 'Samtykke-ID',
    statusNoId: 'Intet – et nej gemmes uden ID',
    statusWithdrawnId: 'Trukket tilbage: {id}',
    statusDate: 'Dato',
    statusValidUntil: 'Gyldigt til',
    statusSaved: 'Dit valg er gemt.',
    statusNotSaved: 'Dit valg kunne ikke gemmes. Valgfrie cookies forbliver slået fra.',
    statusSaving: 'Gemmer …',
    statusNotSavedEarlier: 'Dit valg kunne ikke gemmes, så dit tidligere valg gælder stadig. Prøv igen.',
    statusRefusalNotSaved:
      'Du har sagt nej, og det gælder allerede i denne browser, men vi har ikke kunnet registrere det endnu. Vi prøver igen.',
    statusSignalHonoured: 'Fravalgssignal respekteret',
    leftThere:
      'Kun du kan slette dette i browserens indstillinger, fordi andre udbydere kan gemme det under deres egne adresser: {names}',
    leftHere: 'Endnu ikke slettet, fordi en åben side på dette websted måske stadig bruger det: {names}',
    embedNotice:
      'Blokeret indhold: {provider}. Hvis du indlæser det, kan der blive sat cookies og sendt oplysninger til udbyderen.',
    embedLoad: 'Indlæs indhold',
    embedAlways: 'Indlæs altid: {provider}',
    close: 'Luk',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Nødvendige',
      description:
        'Kræves, for at webstedet kan fungere, for eksempel af hensyn til sikkerheden og for at huske dette valg.',
    },
    functionality: {
      label: 'Funktionalitet',
      description: 'Husker dine indstillinger og giver ekstra funktioner som video, kort og chat.',
    },
    analytics: {
      label: 'Statistik',
      description: 'Tæller besøg og viser os, hvordan webstedet bruges.',
    },
    personalised: {
      label: 'Personligt tilpasset indhold',
      description: 'Tilpasser indhold efter, hvad du har set her og på andre websteder.',
    },
    marketing: {
      label: 'Personligt tilpassede annoncer',
      description: 'Viser annoncer ud fra en profil af dig og måler effekten.',
    },
  },
  policy: {
    skip: 'Gå til indholdet',
    backToSite: 'Tilbage til webstedet',
    language: 'Sprog',
    version: 'Version',
    lastChanged: 'Sidst ændret',
    contents: 'Indhold',
    whoTitle: 'Hvem er ansvarlig?',
    whoSingle:
      'Virksomheden nedenfor bestemmer, hvorfor og hvordan {site} bruger cookies, og er ansvarlig for det over for dig.',
    whoJoint:
      'Virksomhederne nedenfor bestemmer i fællesskab, hvorfor og hvordan {site} bruger cookies. De er fælles dataansvarlige: Du kan bruge dine rettigheder over for en hvilken som helst af dem.',
    office: 'Hjemsted',
    register: 'Registrering',
    arrangementTitle: 'Hvad de har aftalt indbyrdes',
    whatTitle: 'Hvad er cookies?',
    whatCookies:
      'En cookie er en lille tekst, som et websted gemmer i din browser og læser igen senere, på den næste side eller ved det næste besøg. Med den kan webstedet genkende din browser, huske en indstilling eller holde dig logget ind.',
    whatOthers:
      'Andre teknologier tjener de samme formål: lagring i browseren, små filer og scripts, der hentes andre steder fra, og meddelelser, som en side sender, mens du bruger den. Når der står ”cookies” i denne politik, mener vi alle disse teknologier, og hver enkelt er opført i tabellerne nedenfor.',
    kindsTitle: 'Typer af cookies',
    kindsOrigin: 'Efter oprindelse',
    kindsFirst:
      'Førstepartscookies hører til dette websted: Det er os, der sætter dem og bestemmer, hvad de bruges til.',
    kindsThird:
      'Tredjepartscookies hører til en anden udbyder, hvis tjenester vi bruger, og som modtager oplysninger gennem dem.',
    kindsDuration: 'Efter varighed',
    kindsSession: 'Sessionscookies forsvinder, når du lukker browseren.',
    kindsPersistent:
      'Vedvarende cookies bliver liggende, indtil tiden i tabellerne er udløbet, eller indtil du selv sletter dem. Ingen af dem må gemmes længere, end der står i tabellerne.',
    statusTitle: 'Hvad du har valgt, og hvordan du ændrer det',
    statusIntro:
      'Her ser du, hvad du har valgt. Du kan når som helst ændre dit valg eller trække dit samtykke tilbage. Ændringen gælder med det samme, og det, du havde tilladt indtil da, bliver ikke ulovligt af den grund. Du kan også slette cookies i browserens indstillinger.',
    statusRecorded:
      'Vi registrerer hvert valg: hvad du blev spurgt om, hvad du svarede, og hvornår. Registreringen er knyttet til samtykke-ID’et, hvis der er et, og indeholder ingen IP-adresse. Vi opbevarer den, så længe valget gælder, og derefter så længe vi kan blive nødt til at dokumentere det.',
    listTitle: 'De cookies, vi bruger',
    listAlways: 'Disse sættes, uden at vi spørger, fordi webstedet ikke fungerer uden dem. De kan ikke slås fra her.',
    listOptional: 'Disse sættes kun, hvis du tillader dem.',
    listSpecial:
      'Disse kan afsløre noget følsomt om dig. De sættes kun, hvis du giver samtykke til netop dette, og ”Accepter alle” slår dem ikke til.',
    tableName: 'Navn',
    tableExpiry: 'Udløb',
    tableProvider: 'Udbyder',
    tableDetails: 'Detaljer',
    tableOrigin: 'Oprindelse',
    tableKind: 'Type',
    tableCategory: 'Kategori',
    noDetails: 'Ingen detaljer oplyst',
    justification: 'Hvorfor den er nødvendig',
    session: 'Session',
    kindCookie: 'Cookie',
    kindLocalStorage: 'Lokal lagring',
    kindSessionStorage: 'Sessionslagring',
    kindIndexedDB: 'Browserdatabase',
    kindCache: 'Browserens cache',
    kindBeacon: 'Web beacon',
    kindScript: 'Script',
    kindFrame: 'Indlejret indhold',
    providersTitle: 'Udbydere',
    providersIntro: 'Disse udbydere sætter de cookies, der står i tabellerne, eller modtager oplysninger gennem dem.',
    optOut: 'Gør indsigelse hos udbyderen',
    country: 'Land',
    contactTitle: 'Kontakt',
    contactRequests: 'Spørgsmål, anmodninger om dine oplysninger og problemer med dit valg',
    contactOfficer: 'Databeskyttelsesrådgiver',
    contactAuthority: 'Du har også ret til at klage til databeskyttelsesmyndigheden i dit land.',
    changesTitle: 'Ændringer i denne politik',
    changesFirst: 'Første version',
    changesVersion: '{date}, version {version}',
    changesAdded: 'Tilføjet: {names}',
    changesRemoved: 'Fjernet: {names}',
    changesChanged: 'Ændret: {names}',
    changesAskedAgain: 'Dit tidligere samtykke dækker ikke denne ændring, så vi spørger igen.',
    deleteAll: 'Slet alt',
    deleteAllAbout:
      'Sletter alt, hvad dette websted gemmer i denne browser, også det, der holder dig logget ind. Derefter spørger vi dig igen.',
    deletedTitle: 'Alt er slettet',
    deletedAbout:
      'Alt, hvad dette websted gemte i denne browser, er slettet, også det, der holdt dig logget ind, og dine svar om cookies. Derfor spørger vi dig igen.',
    deletedCookiesTitle: 'Cookies er slettet',
    deletedCookiesAbout:
      'Dette websteds cookies er slettet, også det, der holdt dig logget ind, og dine svar om cookies. Derfor spørger vi dig igen.',
    deletedRest:
      'Andet, som dette websted har gemt i denne browser, kan stadig være der, for en browser sletter det kun over en sikker forbindelse (HTTPS). Du kan slette det i browserens indstillinger.',
    deletedNotRecorded:
      'Vi kunne ikke registrere, at du har trukket dit samtykke tilbage. Skriv til os, hvis du vil have det registreret, og oplys dette samtykke-ID: {id}',
    formInvalid: 'Formularen var forældet eller ufuldstændig, så intet blev gemt. Vælg igen.',
    formOtherSite: 'Formularen kom fra et andet websted, så intet blev gemt. Vælg igen her.',
    formTooMany: 'Der var for mange forsøg på kort tid, så intet blev gemt. Vent et minut, og prøv igen.',
  },
};
