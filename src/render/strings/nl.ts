import type { Strings } from './strings.ts';

export const nl: Strings = {
  interface: {
    bannerTitle: 'Uw keuze over cookies',
    bannerBody:
      'Wij ({controllers}) vragen toestemming om cookies en vergelijkbare technieken te gebruiken voor het volgende: {purposes}. U kunt weigeren en uw keuze op elk moment wijzigen onder ‘{settings}’.',
    bannerBodyOptOut:
      'Wij ({controllers}) gebruiken cookies en vergelijkbare technieken voor het volgende: {purposes}. U kunt weigeren en uw keuze op elk moment wijzigen onder ‘{settings}’.',
    panelBody:
      'Wij gebruiken cookies en vergelijkbare technieken. Noodzakelijke cookies staan altijd aan, omdat de site zonder deze cookies niet werkt. De andere gebruiken we alleen als u toestemming geeft. U kunt weigeren of uw keuze op elk moment wijzigen.',
    panelBodyOptOut:
      'Wij gebruiken cookies en vergelijkbare technieken. Noodzakelijke cookies staan altijd aan, omdat de site zonder deze cookies niet werkt. De andere kunt u weigeren, en u kunt uw keuze op elk moment wijzigen.',
    bannerControllers: 'Verantwoordelijk: {controllers}',
    bannerSpecial: 'Hiervoor vragen wij apart toestemming onder ‘{manage}’: {purposes}',
    bannerPartners: 'Partners: {count}',
    bannerNew: 'Nieuw sinds uw laatste keuze: {providers}',
    acceptAll: 'Alles accepteren',
    rejectAll: 'Alles weigeren',
    manage: 'Voorkeuren beheren',
    save: 'Keuze opslaan',
    withdraw: 'Toestemming intrekken',
    policy: 'Cookiebeleid',
    settings: 'Cookie-instellingen',
    alwaysOn: 'Altijd aan',
    allow: 'Toestaan',
    refuse: 'Weigeren',
    choose: 'Aanbieders kiezen',
    agreeExpressly: 'Ik geef uitdrukkelijke toestemming',
    wantReceipt: 'Geef mij ook bij een weigering een toestemmings-ID',
    privacyPolicy: 'Privacybeleid',
    firstParty: 'Eerste partij',
    thirdParty: 'Derde partij',
    statusAllowed: 'Toegestaan',
    statusRefused: 'Geweigerd',
    statusPartly: 'Gedeeltelijk toegestaan: {providers}',
    statusNone: 'Nog geen keuze gemaakt',
    statusConsentId: 'Toestemmings-ID',
    statusNoId: 'Geen: een weigering wordt zonder ID bewaard',
    statusWithdrawnId: 'Ingetrokken: {id}',
    statusDate: 'Datum',
    statusValidUntil: 'Geldig tot',
    statusSaved: 'Uw keuze is opgeslagen.',
    statusNotSaved: 'Uw keuze kon niet worden opgeslagen. Optionele cookies blijven uit.',
    statusSaving: 'Bezig met opslaan…',
    statusNotSavedEarlier:
      'Uw keuze kon niet worden opgeslagen, dus uw eerdere keuze blijft gelden. Probeer het opnieuw.',
    statusRefusalNotSaved:
      'Uw weigering geldt al in deze browser, maar wij hebben die nog niet kunnen vastleggen. Wij proberen het opnieuw.',
    statusSignalHonoured: 'Opt-outsignaal gerespecteerd',
    leftThere:
      'Alleen u kunt dit verwijderen, in de instellingen van uw browser, omdat andere aanbieders het onder hun eigen adressen kunnen bewaren: {names}',
    leftHere: 'Nog niet verwijderd, omdat een geopende pagina van deze site het misschien nog gebruikt: {names}',
    embedNotice:
      'Geblokkeerde inhoud: {provider}. Bij het laden kunnen cookies worden geplaatst en gegevens naar deze aanbieder worden verzonden.',
    embedLoad: 'Inhoud laden',
    embedAlways: 'Altijd laden: {provider}',
    embedBlocked:
      'Deze pagina kan dit nog niet laden. Laad de pagina opnieuw zodra u het hebt toegestaan, of open het in een nieuw tabblad:',
    close: 'Sluiten',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Noodzakelijk',
      description: 'Nodig om de site te laten werken, bijvoorbeeld voor beveiliging en om deze keuze te onthouden.',
    },
    functionality: {
      label: 'Extra functies',
      description:
        'Om uw instellingen te onthouden en extra functies mogelijk te maken, zoals video’s, kaarten of chat.',
    },
    analytics: {
      label: 'Statistieken',
      description: 'Om bezoeken te tellen en te zien hoe de site wordt gebruikt.',
    },
    personalised: {
      label: 'Gepersonaliseerde inhoud',
      description: 'Om inhoud af te stemmen op wat u op deze en andere sites hebt bekeken.',
    },
    marketing: {
      label: 'Gepersonaliseerde advertenties',
      description: 'Om advertenties te tonen op basis van een profiel van u en het effect ervan te meten.',
    },
  },
  policy: {
    skip: 'Naar de inhoud',
    backToSite: 'Terug naar de site',
    language: 'Taal',
    version: 'Versie',
    lastChanged: 'Laatst gewijzigd',
    contents: 'Inhoud',
    whoTitle: 'Wie is verantwoordelijk?',
    whoSingle:
      'Het onderstaande bedrijf bepaalt waarom en hoe {site} cookies gebruikt en is daarvoor tegenover u verantwoordelijk.',
    whoJoint:
      'De onderstaande bedrijven bepalen samen waarom en hoe {site} cookies gebruikt. Zij zijn gezamenlijke verwerkingsverantwoordelijken: u kunt uw rechten bij elk van hen uitoefenen.',
    office: 'Statutaire zetel',
    register: 'Registratienummer',
    arrangementTitle: 'Wat zij onderling hebben afgesproken',
    whatTitle: 'Wat zijn cookies?',
    whatCookies:
      'Een cookie is een klein stukje tekst dat een site in uw browser opslaat en later weer uitleest, op de volgende pagina of bij het volgende bezoek. Daarmee kan de site uw browser herkennen, een instelling onthouden of u ingelogd houden.',
    whatOthers:
      'Andere technieken dienen dezelfde doelen: opslag in de browser, kleine bestanden en scripts die van elders worden geladen, en berichten die een pagina verstuurt terwijl u die gebruikt. Met ‘cookies’ bedoelen wij in dit beleid al deze technieken; ze staan allemaal vermeld in de onderstaande tabellen.',
    kindsTitle: 'Soorten cookies',
    kindsOrigin: 'Naar herkomst',
    kindsFirst:
      'Cookies van de eerste partij horen bij deze site: wij plaatsen ze en bepalen waarvoor ze worden gebruikt.',
    kindsThird:
      'Cookies van een derde partij horen bij een andere aanbieder, van wie wij diensten afnemen en die via deze cookies gegevens ontvangt.',
    kindsDuration: 'Naar bewaartermijn',
    kindsSession: 'Sessiecookies verdwijnen wanneer u de browser sluit.',
    kindsPersistent:
      'Permanente cookies blijven staan tot de termijn in de tabellen is verstreken of tot u ze zelf verwijdert. Geen enkele cookie mag langer blijven staan dan in de tabellen is vermeld.',
    statusTitle: 'Wat u hebt gekozen en hoe u dat wijzigt',
    statusIntro:
      'Hier ziet u wat u hebt gekozen. U kunt op elk moment uw keuze wijzigen of uw toestemming intrekken. Dat gaat direct in; wat u tot dat moment had toegestaan, wordt daardoor niet onrechtmatig. U kunt cookies ook verwijderen in de instellingen van uw browser.',
    statusRecorded:
      'Wij leggen elke keuze vast: wat wij u hebben gevraagd, wat u hebt geantwoord en wanneer, onder het toestemmings-ID als dat er is. Een IP-adres leggen wij niet vast. Wij bewaren deze gegevens zolang de keuze geldt en daarna zolang wij de keuze mogelijk moeten kunnen aantonen.',
    listTitle: 'De cookies die wij gebruiken',
    listAlways:
      'Deze cookies worden geplaatst zonder dat wij om toestemming vragen, omdat de site zonder deze cookies niet werkt. U kunt ze hier niet uitzetten.',
    listOptional: 'Deze cookies worden alleen geplaatst als u ze toestaat.',
    listSpecial:
      'Deze cookies kunnen iets gevoeligs over u onthullen. Ze worden alleen geplaatst als u specifiek hiervoor toestemming geeft; met ‘Alles accepteren’ blijven ze uit.',
    tableName: 'Naam',
    tableExpiry: 'Bewaartermijn',
    tableProvider: 'Aanbieder',
    tableDetails: 'Details',
    tableOrigin: 'Herkomst',
    tableKind: 'Type',
    tableCategory: 'Categorie',
    noDetails: 'Geen details vermeld',
    justification: 'Waarom noodzakelijk',
    session: 'Sessie',
    kindCookie: 'Cookie',
    kindLocalStorage: 'Lokale opslag',
    kindSessionStorage: 'Sessieopslag',
    kindIndexedDB: 'Browserdatabase',
    kindCache: 'Browsercache',
    kindBeacon: 'Webbaken',
    kindScript: 'Script',
    kindFrame: 'Ingesloten inhoud',
    providersTitle: 'Aanbieders',
    providersIntro: 'Deze aanbieders plaatsen de cookies in de tabellen of ontvangen via deze cookies gegevens.',
    optOut: 'Bezwaar maken bij de aanbieder',
    country: 'Land',
    contactTitle: 'Contact',
    contactRequests: 'Vragen, verzoeken over uw gegevens en problemen met uw keuze',
    contactOfficer: 'Functionaris voor gegevensbescherming',
    contactAuthority: 'U hebt ook het recht een klacht in te dienen bij de gegevensbeschermingsautoriteit van uw land.',
    changesTitle: 'Wijzigingen in dit beleid',
    changesFirst: 'Eerste versie',
    changesVersion: '{date}, versie {version}',
    changesAdded: 'Toegevoegd: {names}',
    changesRemoved: 'Verwijderd: {names}',
    changesChanged: 'Gewijzigd: {names}',
    changesAskedAgain: 'Uw eerdere toestemming geldt niet voor deze wijziging; daarom vragen wij het u opnieuw.',
    deleteAll: 'Alles verwijderen',
    deleteAllAbout:
      'Verwijdert alles wat deze site in deze browser bewaart, ook uw aanmelding. Daarna vragen wij het u opnieuw.',
    deletedTitle: 'Alles is verwijderd',
    deletedAbout:
      'Alles wat deze site in deze browser bewaarde, is verwijderd, ook uw aanmelding en uw antwoorden over cookies. Daarom vragen wij het u opnieuw.',
    deletedCookiesTitle: 'De cookies zijn verwijderd',
    deletedCookiesAbout:
      'De cookies van deze site zijn verwijderd, ook uw aanmelding en uw antwoorden over cookies. Daarom vragen wij het u opnieuw.',
    deletedRest:
      'Andere gegevens die deze site in deze browser bewaarde, kunnen er nog zijn, omdat een browser ze alleen via een beveiligde verbinding (HTTPS) verwijdert. U kunt ze verwijderen in de instellingen van uw browser.',
    deletedNotRecorded:
      'Wij hebben niet kunnen vastleggen dat u uw toestemming hebt ingetrokken. Wilt u dat dit wordt vastgelegd, schrijf ons dan en vermeld deze toestemmings-ID: {id}',
    formInvalid: 'Dit formulier was verouderd of onvolledig, dus er is niets opgeslagen. Maak uw keuze opnieuw.',
    formOtherSite: 'Dit formulier kwam van een andere site, dus er is niets opgeslagen. Maak uw keuze hier opnieuw.',
    formTooMany:
      'Er waren te veel pogingen in korte tijd, dus er is niets opgeslagen. Wacht een minuut en probeer het opnieuw.',
  },
  record: {
    title: 'Uw registraties en bewijzen',
    intro:
      'Elke keuze wordt vastgelegd onder uw toestemmings-ID. U hebt geen account nodig om dat te bekijken: de ID is genoeg, behandel die dus als een sleutel. U vindt de ID bij uw keuze in het cookiebeleid en in elk ontvangstbewijs.',
    lookUp: 'Registraties tonen',
    unknown: 'Er is geen registratie met deze ID. Controleer of de ID volledig is.',
    tooMany: 'Te veel pogingen in korte tijd. Wacht een minuut en probeer het opnieuw.',
    answer: 'Antwoord',
    how: 'Op welke manier',
    byForm: 'via een formulier, zonder script',
    byScript: 'via het script van de pagina',
    byCode: 'via eigen code van de site',
    rules: 'Geldende regels',
    entry: 'Nummer in het logboek',
    entryWaits: 'Nog niet aanwezig. Binnen enkele seconden wel; laad deze pagina dan opnieuw.',
    shown: 'Wat u te zien kreeg',
    shownAbout: 'Zo zag het eruit. Er kan niets in worden aangeklikt.',
    shownText: 'Hetzelfde als tekst',
    shownChanged: 'De software is sindsdien veranderd, dus het kan er anders hebben uitgezien.',
    shownNothing: 'Wij hebben zelf niets getoond: de site vroeg het op haar eigen manier.',
    expired: 'Deze toestemming is vanzelf geëindigd, omdat de termijn voorbij was.',
    download: 'Ontvangstbewijs downloaden',
    receiptPage: 'Ontvangstbewijs afdrukken of controleren',
    erase: 'Alle registraties wissen',
    eraseAbout:
      'Wissen verwijdert alle registraties van deze ID voorgoed. Het logboek bewaart alleen controlewaarden waaruit niets te lezen is. Zit de toestemming in deze browser, dan eindigt die ook.',
    doneErased: 'De registraties zijn gewist.',
    doneHeld: 'De registraties worden voorlopig bewaard, omdat ze nodig kunnen zijn voor een rechtsvordering.',
    doneFailed: 'De registraties konden niet worden gewist. Probeer het opnieuw.',
    withdrawElsewhere:
      'Om deze toestemming in te trekken, opent u deze pagina in de browser waarin u die hebt gegeven.',
    receipt: 'Ontvangstbewijs',
    receiptAbout:
      'Bewaar dit ontvangstbewijs. Daarmee kan iedereen, zonder deze site iets te vragen, controleren dat het logboek uw registratie bevat en dat niemand die heeft gewijzigd.',
    damaged:
      'Het ontvangstbewijs kon niet worden gemaakt, omdat een deel van het logboek beschadigd is. Probeer het later opnieuw.',
    noReceipts: 'Deze site geeft geen ontvangstbewijzen.',
    erased: 'Een registratie is gewist op {date}. Alleen de registratie van het wissen is over.',
    verify: 'Ontvangstbewijs controleren',
    verifyAbout: 'Deze browser controleert het zelf en verstuurt niets, dus het werkt ook zonder netwerk.',
    verifyFile: 'Of kies een ontvangstbewijs dat u hebt opgeslagen',
    verifyCommand: 'U kunt het ontvangstbewijs ook opslaan en met deze opdracht controleren:',
    keys: 'Sleutels van het logboek',
    keysAbout:
      'Het ontvangstbewijs wordt met deze sleutels gecontroleerd. Vergelijk ze met een kopie uit een andere bron.',
    witnesses: 'Sleutels van de getuigen',
    witnessesAbout:
      'Getuigen zijn anderen die erop letten dat dit logboek alleen maar groeit, en die ondertekenen wat ze hebben gezien. Deze site noemt deze sleutels zelf: vergelijk ze met wat de getuigen publiceren.',
    witnessesOwn: 'Alleen getuigen meetellen van wie u hier de sleutels invoert, één per regel',
    witnessBad: 'Regel {line} is niet de sleutel van een getuige.',
    proven:
      'Bewezen: het logboek {origin} heeft deze registratie als nummer {index} van de eerste {size} vermeldingen (geteld vanaf 0), en de registratie is sindsdien niet gewijzigd.',
    provenNot:
      'Niet bewezen: wanneer dit was, dat het logboek iedereen hetzelfde toont en dat geen latere registratie deze vervangt.',
    witnessed:
      'Getuigen bevestigen dat het logboek deze uiterlijk op {time} had en tot dan toe alleen was gegroeid: {witnesses}.',
    witnessedNot: 'Niet bewezen: dat geen latere registratie deze vervangt.',
    failed: 'Niet bewezen. Dit deel klopt niet: {part} ({code}).',
    unsupported: 'Deze browser kan de handtekening niet controleren. Gebruik een andere browser of de opdracht.',
    partRecord: 'registratie',
    partSalt: 'willekeurige waarde (salt)',
    partProof: 'bewijs',
    partCheckpoint: 'controlepunt',
    partSignature: 'handtekening van het logboek',
    partCosignature: 'handtekening van een getuige',
    partKey: 'sleutel van het logboek',
    partCheck: 'controlewaarden',
  },
};
