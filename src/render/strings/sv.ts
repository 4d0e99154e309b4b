import type { Strings } from './strings.ts';

export const sv: Strings = {
  interface: {
    bannerTitle: 'Ditt val om kakor (cookies)',
    bannerBody:
      'Vi ({controllers}) ber om att få använda kakor och liknande tekniker för: {purposes}. Du kan säga nej och när som helst ändra ditt val under ”{settings}”.',
    bannerBodyOptOut:
      'Vi ({controllers}) använder kakor och liknande tekniker för: {purposes}. Du kan säga nej och när som helst ändra ditt val under ”{settings}”.',
    panelBody:
      'Vi använder kakor (cookies) och liknande tekniker. De nödvändiga är alltid på eftersom webbplatsen inte fungerar utan dem. Övriga används bara om du samtycker. Du kan säga nej eller ändra ditt val när som helst.',
    panelBodyOptOut:
      'Vi använder kakor (cookies) och liknande tekniker. De nödvändiga är alltid på eftersom webbplatsen inte fungerar utan dem. Du kan säga nej till övriga och ändra ditt val när som helst.',
    bannerControllers: 'Ansvarig: {controllers}',
    bannerSpecial: 'Vi frågar separat om detta under ”{manage}”: {purposes}',
    bannerPartners: 'Partner: {count}',
    bannerNew: 'Nytt sedan ditt senaste val: {providers}',
    acceptAll: 'Acceptera alla',
    rejectAll: 'Avvisa alla',
    manage: 'Hantera val',
    save: 'Spara val',
    withdraw: 'Återkalla samtycke',
    policy: 'Cookiepolicy',
    settings: 'Cookieinställningar',
    alwaysOn: 'Alltid på',
    allow: 'Tillåt',
    refuse: 'Avvisa',
    choose: 'Välj leverantörer',
    agreeExpressly: 'Jag samtycker uttryckligen',
    wantReceipt: 'Ge mig ett samtyckes-ID även när jag säger nej',
    privacyPolicy: 'Integritetspolicy',
    firstParty: 'Förstapart',
    thirdParty: 'Tredjepart',
    statusAllowed: 'Tillåtet',
    statusRefused: 'Avvisat',
    statusPartly: 'Delvis tillåtet: {providers}',
    statusNone: 'Inget val gjort ännu',
    statusConsentId: 'Samtyckes-ID',
    statusNoId: 'Inget – ett nej sparas utan ID',
    statusWithdrawnId: 'Återkallat: {id}',
    statusDate: 'Datum',
    statusValidUntil: 'Giltigt till',
    statusSaved: 'Ditt val har sparats.',
    statusNotSaved: 'Ditt val kunde inte sparas. Valfria kakor förblir avstängda.',
    statusSaving: 'Sparar …',
    statusNotSavedEarlier: 'Ditt val kunde inte sparas, så ditt tidigare val gäller fortfarande. Försök igen.',
    statusRefusalNotSaved:
      'Du har sagt nej, och det gäller redan i den här webbläsaren, men vi har inte kunnat registrera det ännu. Vi försöker igen.',
    statusSignalHonoured: 'Opt-out-signal respekterad',
    leftThere:
      'Bara du kan ta bort detta i webbläsarens inställningar, eftersom andra leverantörer kan spara det under sina egna adresser: {names}',
    leftHere:
      'Inte borttaget än, eftersom en öppen sida på den här webbplatsen kanske fortfarande använder det: {names}',
    embedNotice:
      'Blockerat innehåll: {provider}. Om du läser in det kan kakor sparas och uppgifter skickas till leverantören.',
    embedLoad: 'Läs in innehåll',
    embedAlways: 'Läs alltid in: {provider}',
    close: 'Stäng',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Nödvändiga',
      description:
        'Behövs för att webbplatsen ska fungera, till exempel för säkerheten och för att komma ihåg detta val.',
    },
    functionality: {
      label: 'Funktioner',
      description: 'Kommer ihåg dina inställningar och ger extra funktioner, till exempel video, kartor och chatt.',
    },
    analytics: {
      label: 'Statistik',
      description: 'Räknar besök och visar oss hur webbplatsen används.',
    },
    personalised: {
      label: 'Anpassat innehåll',
      description: 'Anpassar innehåll efter vad du har tittat på här och på andra webbplatser.',
    },
    marketing: {
      label: 'Anpassad annonsering',
      description: 'Visar annonser utifrån en profil av dig och mäter effekten.',
    },
  },
  policy: {
    skip: 'Hoppa till innehållet',
    backToSite: 'Tillbaka till webbplatsen',
    language: 'Språk',
    version: 'Version',
    lastChanged: 'Senast ändrad',
    contents: 'Innehåll',
    whoTitle: 'Vem är ansvarig?',
    whoSingle: 'Företaget nedan bestämmer varför och hur {site} använder kakor och ansvarar för det gentemot dig.',
    whoJoint:
      'Företagen nedan bestämmer tillsammans varför och hur {site} använder kakor. De är gemensamt personuppgiftsansvariga: du kan utöva dina rättigheter gentemot vilket som helst av dem.',
    office: 'Säte',
    register: 'Organisationsnummer',
    arrangementTitle: 'Vad de har kommit överens om sinsemellan',
    whatTitle: 'Vad är kakor?',
    whatCookies:
      'En kaka (cookie) är en liten text som en webbplats sparar i din webbläsare och läser igen senare, på nästa sida eller vid nästa besök. Med den kan webbplatsen känna igen din webbläsare, komma ihåg en inställning eller hålla dig inloggad.',
    whatOthers:
      'Andra tekniker fyller samma syften: lagring i webbläsaren, små filer och skript som hämtas från annat håll och meddelanden som en sida skickar medan du använder den. När det står ”kakor” i den här policyn menar vi alla dessa tekniker, och var och en av dem finns med i tabellerna nedan.',
    kindsTitle: 'Typer av kakor',
    kindsOrigin: 'Efter ursprung',
    kindsFirst:
      'Förstapartskakor hör till den här webbplatsen: det är vi som sparar dem och bestämmer vad de används till.',
    kindsThird:
      'Tredjepartskakor hör till en annan leverantör, vars tjänster vi använder och som får uppgifter genom dem.',
    kindsDuration: 'Efter lagringstid',
    kindsSession: 'Sessionskakor försvinner när du stänger webbläsaren.',
    kindsPersistent:
      'Varaktiga kakor finns kvar tills tiden i tabellerna har gått ut eller tills du själv tar bort dem. Ingen av dem får sparas längre än vad som står i tabellerna.',
    statusTitle: 'Vad du har valt och hur du ändrar det',
    statusIntro:
      'Här ser du vad du har valt. Du kan när som helst ändra ditt val eller återkalla ditt samtycke. Ändringen gäller genast, och det som du hade tillåtit fram till dess blir inte olagligt i efterhand. Du kan också ta bort kakor i webbläsarens inställningar.',
    statusRecorded:
      'Vi sparar uppgifter om varje val: vad du tillfrågades om, vad du svarade och när. Uppgifterna är kopplade till samtyckes-ID:t, om det finns ett, och innehåller ingen IP-adress. Vi sparar dem så länge valet gäller och därefter så länge vi kan behöva bevisa det.',
    listTitle: 'Kakor som vi använder',
    listAlways:
      'Dessa sparas utan att vi frågar, eftersom webbplatsen inte fungerar utan dem. De kan inte stängas av här.',
    listOptional: 'Dessa sparas bara om du tillåter dem.',
    listSpecial:
      'Dessa kan avslöja något känsligt om dig. De sparas bara om du samtycker till just detta, och ”Acceptera alla” slår inte på dem.',
    tableName: 'Namn',
    tableExpiry: 'Lagringstid',
    tableProvider: 'Leverantör',
    tableDetails: 'Detaljer',
    tableOrigin: 'Ursprung',
    tableKind: 'Typ',
    tableCategory: 'Kategori',
    noDetails: 'Inga detaljer angivna',
    justification: 'Varför den är nödvändig',
    session: 'Session',
    kindCookie: 'Kaka (cookie)',
    kindLocalStorage: 'Lokal lagring',
    kindSessionStorage: 'Sessionslagring',
    kindIndexedDB: 'Webbläsardatabas',
    kindCache: 'Webbläsarens cacheminne',
    kindBeacon: 'Web beacon',
    kindScript: 'Skript',
    kindFrame: 'Inbäddat innehåll',
    providersTitle: 'Leverantörer',
    providersIntro: 'Dessa leverantörer sparar kakorna i tabellerna eller får uppgifter genom dem.',
    optOut: 'Gör en invändning hos leverantören',
    country: 'Land',
    contactTitle: 'Kontakt',
    contactRequests: 'Frågor, begäranden om dina uppgifter och problem med ditt val',
    contactOfficer: 'Dataskyddsombud',
    contactAuthority: 'Du har också rätt att lämna in klagomål till dataskyddsmyndigheten i ditt land.',
    changesTitle: 'Ändringar i den här policyn',
    changesFirst: 'Första versionen',
    changesVersion: '{date}, version {version}',
    changesAdded: 'Tillagt: {names}',
    changesRemoved: 'Borttaget: {names}',
    changesChanged: 'Ändrat: {names}',
    changesAskedAgain: 'Ditt tidigare samtycke omfattar inte den här ändringen, så vi frågar igen.',
    deleteAll: 'Ta bort allt',
    deleteAllAbout:
      'Tar bort allt som den här webbplatsen sparar i den här webbläsaren, även din inloggning. Sedan frågar vi dig igen.',
    deletedTitle: 'Allt är borttaget',
    deletedAbout:
      'Allt som den här webbplatsen hade sparat i den här webbläsaren är borttaget, även din inloggning och dina svar om kakor. Därför frågar vi dig igen.',
    deletedCookiesTitle: 'Kakorna är borttagna',
    deletedCookiesAbout:
      'Den här webbplatsens kakor är borttagna, även din inloggning och dina svar om kakor. Därför frågar vi dig igen.',
    deletedRest:
      'Annat som den här webbplatsen har sparat i den här webbläsaren kan finnas kvar, eftersom en webbläsare bara tar bort det över en säker anslutning (HTTPS). Du kan ta bort det i webbläsarens inställningar.',
    deletedNotRecorded:
      'Vi kunde inte registrera att du återkallade ditt samtycke. Skriv till oss om du vill ha det registrerat, och ange detta samtyckes-ID: {id}',
    formInvalid: 'Formuläret var inaktuellt eller ofullständigt, så inget sparades. Välj igen.',
    formOtherSite: 'Formuläret kom från en annan webbplats, så inget sparades. Välj igen här.',
    formTooMany: 'Det blev för många försök på kort tid, så inget sparades. Vänta en minut och försök igen.',
  },
};
