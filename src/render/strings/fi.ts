import type { Strings } from './strings.ts';

export const fi: Strings = {
  interface: {
    bannerTitle: 'Evästevalintasi',
    bannerBody:
      'Me ({controllers}) pyydämme lupaa käyttää evästeitä ja vastaavia tekniikoita seuraavaan: {purposes}. Voit kieltäytyä ja muuttaa valintaasi milloin tahansa kohdassa ”{settings}”.',
    bannerBodyOptOut:
      'Me ({controllers}) käytämme evästeitä ja vastaavia tekniikoita seuraavaan: {purposes}. Voit kieltäytyä ja muuttaa valintaasi milloin tahansa kohdassa ”{settings}”.',
    panelBody:
      'Käytämme evästeitä ja vastaavia tekniikoita. Välttämättömät ovat aina käytössä, koska sivusto ei toimi ilman niitä. Muita käytetään vain, jos annat suostumuksesi. Voit kieltäytyä tai muuttaa valintaasi milloin tahansa.',
    panelBodyOptOut:
      'Käytämme evästeitä ja vastaavia tekniikoita. Välttämättömät ovat aina käytössä, koska sivusto ei toimi ilman niitä. Muista voit kieltäytyä, ja voit muuttaa valintaasi milloin tahansa.',
    bannerControllers: 'Vastuussa: {controllers}',
    bannerSpecial: 'Kysytään erikseen kohdassa ”{manage}”: {purposes}',
    bannerPartners: 'Kumppanit: {count}',
    bannerNew: 'Uutta edellisen valintasi jälkeen: {providers}',
    acceptAll: 'Hyväksy kaikki',
    rejectAll: 'Hylkää kaikki',
    manage: 'Hallitse valintoja',
    save: 'Tallenna valinnat',
    withdraw: 'Peruuta suostumus',
    policy: 'Evästekäytäntö',
    settings: 'Evästeasetukset',
    alwaysOn: 'Aina käytössä',
    allow: 'Salli',
    refuse: 'Hylkää',
    choose: 'Valitse palveluntarjoajat',
    agreeExpressly: 'Annan nimenomaisen suostumukseni',
    wantReceipt: 'Haluan suostumuksen tunnisteen myös silloin, kun kieltäydyn',
    privacyPolicy: 'Tietosuojaseloste',
    firstParty: 'Ensimmäinen osapuoli',
    thirdParty: 'Kolmas osapuoli',
    statusAllowed: 'Sallittu',
    statusRefused: 'Hylätty',
    statusPartly: 'Osittain sallittu: {providers}',
    statusNone: 'Valintaa ei ole vielä tehty',
    statusConsentId: 'Suostumuksen tunniste',
    statusNoId: 'Ei ole, koska kieltäytyminen tallennetaan ilman tunnistetta',
    statusWithdrawnId: 'Peruutettu: {id}',
    statusDate: 'Päivämäärä',
    statusValidUntil: 'Voimassaolo päättyy',
    statusSaved: 'Valintasi on tallennettu.',
    statusNotSaved: 'Valintaasi ei voitu tallentaa. Valinnaiset evästeet pysyvät pois käytöstä.',
    statusSaving: 'Tallennetaan…',
    statusNotSavedEarlier:
      'Valintaasi ei voitu tallentaa, joten aiempi valintasi on edelleen voimassa. Yritä uudelleen.',
    statusRefusalNotSaved:
      'Kieltäytymisesi on jo voimassa tässä selaimessa, mutta emme ole vielä saaneet sitä kirjattua. Yritämme uudelleen.',
    statusSignalHonoured: 'Kieltosignaali huomioitu',
    leftThere:
      'Vain sinä voit poistaa nämä selaimesi asetuksissa, koska muut palveluntarjoajat voivat säilyttää niitä omissa osoitteissaan: {names}',
    leftHere: 'Ei vielä poistettu, koska jokin tämän sivuston avoin sivu saattaa yhä käyttää näitä: {names}',
    embedNotice:
      'Estetty sisältö: {provider}. Sen lataaminen voi asettaa evästeitä ja lähettää tietoja palveluntarjoajalle.',
    embedLoad: 'Lataa sisältö',
    embedAlways: 'Lataa aina: {provider}',
    close: 'Sulje',
    colon: ': ',
  },
  categories: {
    essential: {
      label: 'Välttämättömät',
      description: 'Tarvitaan sivuston toimintaan, esimerkiksi turvallisuuteen ja tämän valinnan muistamiseen.',
    },
    functionality: {
      label: 'Toiminnallisuus',
      description: 'Asetustesi muistaminen ja lisätoiminnot, kuten videot, kartat ja chat.',
    },
    analytics: {
      label: 'Analytiikka',
      description: 'Käyntien laskeminen ja sivuston käytön seuranta.',
    },
    personalised: {
      label: 'Personoitu sisältö',
      description: 'Sisällön mukauttaminen sen perusteella, mitä olet katsonut tällä ja muilla sivustoilla.',
    },
    marketing: {
      label: 'Kohdennettu mainonta',
      description: 'Mainosten näyttäminen sinusta muodostetun profiilin perusteella ja niiden tehon mittaaminen.',
    },
  },
  policy: {
    skip: 'Siirry sisältöön',
    backToSite: 'Takaisin sivustolle',
    language: 'Kieli',
    version: 'Versio',
    lastChanged: 'Viimeksi muutettu',
    contents: 'Sisällys',
    whoTitle: 'Kuka on vastuussa?',
    whoSingle: 'Alla mainittu yritys päättää, miksi ja miten {site} käyttää evästeitä, ja vastaa siitä sinulle.',
    whoJoint:
      'Alla mainitut yritykset päättävät yhdessä, miksi ja miten {site} käyttää evästeitä. Ne ovat yhteisrekisterinpitäjiä: voit käyttää oikeuksiasi ottamalla yhteyttä mihin tahansa niistä.',
    office: 'Kotipaikka',
    register: 'Rekisterinumero',
    arrangementTitle: 'Mitä ne ovat sopineet keskenään',
    whatTitle: 'Mitä evästeet ovat?',
    whatCookies:
      'Eväste on pieni teksti, jonka sivusto tallentaa selaimeesi ja lukee myöhemmin uudelleen, seuraavalla sivulla tai seuraavalla käynnillä. Sen avulla sivusto voi tunnistaa selaimesi, muistaa asetuksen tai pitää sinut kirjautuneena.',
    whatOthers:
      'Samoihin tarkoituksiin käytetään muitakin tekniikoita: selaimen tallennustilaa, muualta ladattavia pieniä tiedostoja ja skriptejä sekä viestejä, joita sivu lähettää, kun käytät sitä. Tässä käytännössä ”evästeillä” tarkoitetaan niitä kaikkia, ja jokainen niistä on lueteltu alla olevissa taulukoissa.',
    kindsTitle: 'Evästetyypit',
    kindsOrigin: 'Alkuperän mukaan',
    kindsFirst:
      'Ensimmäisen osapuolen evästeet kuuluvat tälle sivustolle: me asetamme ne ja päätämme, mihin niitä käytetään.',
    kindsThird:
      'Kolmannen osapuolen evästeet kuuluvat toiselle palveluntarjoajalle, jonka palveluja käytämme ja joka saa tietoja evästeidensä kautta.',
    kindsDuration: 'Voimassaoloajan mukaan',
    kindsSession: 'Istuntoevästeet poistuvat, kun suljet selaimen.',
    kindsPersistent:
      'Pysyvät evästeet säilyvät, kunnes taulukoissa ilmoitettu aika päättyy tai kunnes poistat ne itse. Mikään niistä ei saa säilyä kauemmin kuin taulukoissa ilmoitetaan.',
    statusTitle: 'Mitä olet valinnut ja miten voit muuttaa valintaasi',
    statusIntro:
      'Tässä näet, mitä olet valinnut. Voit milloin tahansa muuttaa valintaasi tai peruuttaa suostumuksesi. Muutos tulee voimaan heti, eikä se tee lainvastaiseksi sitä, minkä olit siihen asti sallinut. Voit poistaa evästeitä myös selaimesi asetuksissa.',
    statusRecorded:
      'Kirjaamme jokaisen valinnan: mitä sinulta kysyttiin, mitä vastasit ja milloin. Kirjaus liitetään suostumuksen tunnisteeseen, jos sellainen on, eikä se sisällä IP-osoitetta. Säilytämme sen niin kauan kuin valinta on voimassa ja sen jälkeen niin kauan kuin voimme joutua osoittamaan, mitä valitsit.',
    listTitle: 'Käyttämämme evästeet',
    listAlways: 'Nämä asetetaan kysymättä, koska sivusto ei toimi ilman niitä. Niitä ei voi poistaa käytöstä tässä.',
    listOptional: 'Nämä asetetaan vain, jos sallit ne.',
    listSpecial:
      'Nämä voivat paljastaa sinusta jotakin arkaluonteista. Ne asetetaan vain, jos suostut juuri tähän, eikä ”Hyväksy kaikki” ota niitä käyttöön.',
    tableName: 'Nimi',
    tableExpiry: 'Voimassaoloaika',
    tableProvider: 'Palveluntarjoaja',
    tableDetails: 'Lisätiedot',
    tableOrigin: 'Alkuperä',
    tableKind: 'Tyyppi',
    tableCategory: 'Luokka',
    noDetails: 'Lisätietoja ei ole annettu',
    justification: 'Miksi se on välttämätön',
    session: 'Istuntokohtainen',
    kindCookie: 'Eväste',
    kindLocalStorage: 'Paikallinen tallennustila',
    kindSessionStorage: 'Istunnon tallennustila',
    kindIndexedDB: 'Selaimen tietokanta',
    kindCache: 'Selaimen välimuisti',
    kindBeacon: 'Verkkojäljite',
    kindScript: 'Skripti',
    kindFrame: 'Upotettu sisältö',
    providersTitle: 'Palveluntarjoajat',
    providersIntro: 'Nämä palveluntarjoajat asettavat taulukoissa luetellut evästeet tai saavat tietoja niiden kautta.',
    optOut: 'Vastusta käsittelyä palveluntarjoajan sivuilla',
    country: 'Maa',
    contactTitle: 'Yhteystiedot',
    contactRequests: 'Kysymykset, tietojasi koskevat pyynnöt ja valintaasi liittyvät ongelmat',
    contactOfficer: 'Tietosuojavastaava',
    contactAuthority: 'Sinulla on myös oikeus tehdä valitus maasi tietosuojaviranomaiselle.',
    changesTitle: 'Muutokset tähän käytäntöön',
    changesFirst: 'Ensimmäinen versio',
    changesVersion: '{date}, versio {version}',
    changesAdded: 'Lisätty: {names}',
    changesRemoved: 'Poistettu: {names}',
    changesChanged: 'Muutettu: {names}',
    changesAskedAgain: 'Aiempi suostumuksesi ei kata tätä muutosta, joten kysymme uudelleen.',
    deleteAll: 'Poista kaikki',
    deleteAllAbout:
      'Poistaa kaiken, mitä tämä sivusto säilyttää tässä selaimessa, myös kirjautumisesi. Sen jälkeen kysymme sinulta uudelleen.',
    deletedTitle: 'Kaikki on poistettu',
    deletedAbout:
      'Kaikki, mitä tämä sivusto säilytti tässä selaimessa, on poistettu, myös kirjautumisesi ja evästeitä koskevat vastauksesi. Siksi kysymme sinulta uudelleen.',
    deletedCookiesTitle: 'Evästeet on poistettu',
    deletedCookiesAbout:
      'Tämän sivuston evästeet on poistettu, myös kirjautumisesi ja evästeitä koskevat vastauksesi. Siksi kysymme sinulta uudelleen.',
    deletedRest:
      'Muuta, mitä tämä sivusto on tallentanut tähän selaimeen, voi olla vielä jäljellä, koska selain poistaa sen vain suojatulla yhteydellä (HTTPS). Voit poistaa sen selaimesi asetuksissa.',
    deletedNotRecorded:
      'Emme saaneet kirjattua, että peruutit suostumuksesi. Jos haluat sen kirjattavan, kirjoita meille ja ilmoita tämä suostumuksen tunniste: {id}',
    formInvalid: 'Lomake oli vanhentunut tai puutteellinen, joten mitään ei tallennettu. Tee valinta uudelleen.',
    formOtherSite: 'Lomake tuli toiselta sivustolta, joten mitään ei tallennettu. Tee valinta uudelleen täällä.',
    formTooMany:
      'Yrityksiä oli liian monta lyhyessä ajassa, joten mitään ei tallennettu. Odota minuutti ja yritä uudelleen.',
  },
};
