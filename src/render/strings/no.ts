import type { Strings } from './strings.ts';

export const no: Strings = {
  interface: {
    bannerTitle: 'Ditt valg av informasjonskapsler',
    bannerBody:
      'Vi ({controllers}) ber om å få bruke informasjonskapsler og lignende teknologi til: {purposes}. Du kan si nei, og du kan endre valget ditt når som helst under «{settings}».',
    bannerBodyOptOut:
      'Vi ({controllers}) bruker informasjonskapsler og lignende teknologi til: {purposes}. Du kan si nei, og du kan endre valget ditt når som helst under «{settings}».',
    panelBody:
      'Vi bruker informasjonskapsler (cookies) og lignende teknologi. De nødvendige er alltid på fordi nettstedet ikke fungerer uten dem. De andre brukes bare hvis du samtykker. Du kan si nei eller endre valget ditt når som helst.',
    panelBodyOptOut:
      'Vi bruker informasjonskapsler (cookies) og lignende teknologi. De nødvendige er alltid på fordi nettstedet ikke fungerer uten dem. Du kan si nei til de andre og endre valget ditt når som helst.',
    bannerControllers: 'Ansvarlig: {controllers}',
    bannerSpecial: 'Vi spør særskilt om dette under «{manage}»: {purposes}',
    bannerPartners: 'Partnere: {count}',
    bannerNew: 'Nytt siden forrige valg: {providers}',
    acceptAll: 'Godta alle',
    rejectAll: 'Avslå alle',
    manage: 'Tilpass valg',
    save: 'Lagre valg',
    withdraw: 'Trekk tilbake samtykke',
    policy: 'Erklæring om informasjonskapsler',
    settings: 'Innstillinger for informasjonskapsler',
    alwaysOn: 'Alltid på',
    allow: 'Tillat',
    refuse: 'Avslå',
    choose: 'Velg leverandører',
    agreeExpressly: 'Jeg samtykker uttrykkelig',
    wantReceipt: 'Gi meg en samtykke-ID også hvis jeg sier nei',
    privacyPolicy: 'Personvernerklæring',
    firstParty: 'Førstepart',
    thirdParty: 'Tredjepart',
    statusAllowed: 'Tillatt',
    statusRefused: 'Avslått',
    statusPartly: 'Delvis tillatt: {providers}',
    statusNone: 'Ikke valgt ennå',
    statusConsentId: 'Samtykke-ID',
    statusNoId: 'Ingen – et nei lagres uten ID',
    statusWithdrawnId: 'Trukket tilbake: {id}',
    statusDate: 'Dato',
    statusValidUntil: 'Gyldig til',
    statusSaved: 'Valget ditt er lagret.',
    statusNotSaved: 'Valget ditt kunne ikke lagres. Valgfrie informasjonskapsler forblir av.',
    statusSaving: 'Lagrer …',
    statusNotSavedEarlier: 'Valget ditt kunne ikke lagres, så det forrige valget gjelder fortsatt. Prøv igjen.',
    statusRefusalNotSaved:
      'Du har sagt nei, og det gjelder allerede i denne nettleseren, men vi har ikke fått registrert det ennå. Vi prøver igjen.',
    statusSignalHonoured: 'Reservasjonssignal respektert',
    leftThere:
      'Bare du kan slette dette i innstillingene i nettleseren, fordi andre leverandører kan lagre det under sine egne adresser: {names}',
    leftHere: 'Ikke slettet ennå, fordi en åpen side på dette nettstedet kanskje fortsatt bruker det: {names}',
    embedNotice:
      'Blokkert innhold: {provider}. Hvis du laster det inn, kan det bli satt informasjonskapsler og sendt opplysninger til leverandøren.',
    embedLoad: 'Last inn innhold',
    embedAlways: 'Last alltid inn: {provider}',
    close: 'Lukk',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Nødvendige',
      description:
        'Trengs for at nettstedet skal fungere, for eksempel av hensyn til sikkerheten og for å huske dette valget.',
    },
    functionality: {
      label: 'Funksjonalitet',
      description: 'Husker innstillingene dine og gir ekstra funksjoner, som video, kart og chat.',
    },
    analytics: {
      label: 'Statistikk',
      description: 'Teller besøk og viser oss hvordan nettstedet brukes.',
    },
    personalised: {
      label: 'Personlig tilpasset innhold',
      description: 'Tilpasser innhold etter hva du har sett på her og på andre nettsteder.',
    },
    marketing: {
      label: 'Personlig tilpasset reklame',
      description: 'Viser annonser basert på en profil av deg og måler effekten.',
    },
  },
  policy: {
    skip: 'Hopp til innholdet',
    backToSite: 'Tilbake til nettstedet',
    language: 'Språk',
    version: 'Versjon',
    lastChanged: 'Sist endret',
    contents: 'Innhold',
    whoTitle: 'Hvem er ansvarlig?',
    whoSingle:
      'Selskapet nedenfor bestemmer hvorfor og hvordan {site} bruker informasjonskapsler, og er ansvarlig for det overfor deg.',
    whoJoint:
      'Selskapene nedenfor bestemmer sammen hvorfor og hvordan {site} bruker informasjonskapsler. De er felles behandlingsansvarlige: Du kan bruke rettighetene dine overfor hvilket som helst av dem.',
    office: 'Forretningsadresse',
    register: 'Organisasjonsnummer',
    arrangementTitle: 'Hva de har avtalt seg imellom',
    whatTitle: 'Hva er informasjonskapsler?',
    whatCookies:
      'En informasjonskapsel er en liten tekst som et nettsted lagrer i nettleseren din og leser igjen senere, på neste side eller ved neste besøk. Med den kan nettstedet kjenne igjen nettleseren din, huske en innstilling eller holde deg innlogget.',
    whatOthers:
      'Andre teknologier tjener de samme formålene: lagring i nettleseren, små filer og skript som hentes fra andre steder, og meldinger som en side sender mens du bruker den. Når denne erklæringen sier «informasjonskapsler», menes alle disse, og hver enkelt er oppført i tabellene nedenfor.',
    kindsTitle: 'Typer informasjonskapsler',
    kindsOrigin: 'Etter opprinnelse',
    kindsFirst:
      'Informasjonskapsler fra førstepart tilhører dette nettstedet: Det er vi som setter dem og bestemmer hva de brukes til.',
    kindsThird:
      'Informasjonskapsler fra tredjepart tilhører en annen leverandør som vi bruker tjenester fra, og som mottar opplysninger gjennom dem.',
    kindsDuration: 'Etter varighet',
    kindsSession: 'Øktbaserte informasjonskapsler forsvinner når du lukker nettleseren.',
    kindsPersistent:
      'Varige informasjonskapsler blir liggende til tiden i tabellene er ute, eller til du sletter dem selv. Ingen av dem skal lagres lenger enn det som står i tabellene.',
    statusTitle: 'Hva du har valgt, og hvordan du endrer det',
    statusIntro:
      'Her ser du hva du har valgt. Du kan når som helst endre valget ditt eller trekke tilbake samtykket. Endringen gjelder straks, og det du hadde tillatt frem til da, blir ikke ulovlig i ettertid. Du kan også slette informasjonskapsler i innstillingene i nettleseren.',
    statusRecorded:
      'Vi registrerer hvert valg: hva du ble spurt om, hva du svarte, og når. Registreringen er knyttet til samtykke-ID-en, hvis det finnes en, og inneholder ingen IP-adresse. Vi oppbevarer den så lenge valget gjelder, og deretter så lenge vi kan bli nødt til å dokumentere det.',
    listTitle: 'Informasjonskapslene vi bruker',
    listAlways: 'Disse settes uten at vi spør, fordi nettstedet ikke fungerer uten dem. De kan ikke slås av her.',
    listOptional: 'Disse settes bare hvis du tillater dem.',
    listSpecial:
      'Disse kan avsløre noe sensitivt om deg. De settes bare hvis du samtykker til akkurat dette, og «Godta alle» slår dem ikke på.',
    tableName: 'Navn',
    tableExpiry: 'Varighet',
    tableProvider: 'Leverandør',
    tableDetails: 'Detaljer',
    tableOrigin: 'Opprinnelse',
    tableKind: 'Type',
    tableCategory: 'Kategori',
    noDetails: 'Ingen detaljer oppgitt',
    justification: 'Hvorfor den er nødvendig',
    session: 'Økt',
    kindCookie: 'Informasjonskapsel',
    kindLocalStorage: 'Lokal lagring',
    kindSessionStorage: 'Øktlagring',
    kindIndexedDB: 'Nettleserdatabase',
    kindCache: 'Nettleserens hurtigbuffer',
    kindBeacon: 'Web beacon',
    kindScript: 'Skript',
    kindFrame: 'Innebygd innhold',
    providersTitle: 'Leverandører',
    providersIntro:
      'Disse leverandørene setter informasjonskapslene i tabellene eller mottar opplysninger gjennom dem.',
    optOut: 'Reserver deg hos leverandøren',
    country: 'Land',
    contactTitle: 'Kontakt',
    contactRequests: 'Spørsmål, henvendelser om opplysningene dine og problemer med valget ditt',
    contactOfficer: 'Personvernombud',
    contactAuthority: 'Du har også rett til å klage til tilsynsmyndigheten for personvern i landet ditt.',
    changesTitle: 'Endringer i denne erklæringen',
    changesFirst: 'Første versjon',
    changesVersion: '{date}, versjon {version}',
    changesAdded: 'Lagt til: {names}',
    changesRemoved: 'Fjernet: {names}',
    changesChanged: 'Endret: {names}',
    changesAskedAgain: 'Det tidligere samtykket ditt dekker ikke denne endringen, så vi spør på nytt.',
    deleteAll: 'Slett alt',
    deleteAllAbout:
      'Sletter alt som dette nettstedet lagrer i denne nettleseren, også innloggingen din. Deretter spør vi deg på nytt.',
    deletedTitle: 'Alt er slettet',
    deletedAbout:
      'Alt som dette nettstedet hadde lagret i denne nettleseren, er slettet, også innloggingen din og svarene dine om informasjonskapsler. Derfor spør vi deg på nytt.',
    deletedCookiesTitle: 'Informasjonskapslene er slettet',
    deletedCookiesAbout:
      'Informasjonskapslene fra dette nettstedet er slettet, også innloggingen din og svarene dine om informasjonskapsler. Derfor spør vi deg på nytt.',
    deletedRest:
      'Annet som dette nettstedet har lagret i denne nettleseren, kan fortsatt være der, for en nettleser sletter det bare over en sikker forbindelse (HTTPS). Du kan slette det i innstillingene til nettleseren.',
    deletedNotRecorded:
      'Vi fikk ikke registrert at du har trukket tilbake samtykket. Skriv til oss hvis du vil ha det registrert, og oppgi denne samtykke-ID-en: {id}',
    formInvalid: 'Skjemaet var utdatert eller ufullstendig, så ingenting ble lagret. Velg på nytt.',
    formOtherSite: 'Skjemaet kom fra et annet nettsted, så ingenting ble lagret. Velg på nytt her.',
    formTooMany: 'Det var for mange forsøk på kort tid, så ingenting ble lagret. Vent et minutt, og prøv igjen.',
  },
};
