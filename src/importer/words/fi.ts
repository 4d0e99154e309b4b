import type { Words } from './words.ts';

export const fi: Words = {
  language: 'fi',
  cookie: 'eväste, evästeet, evästeen, evästeiden, evästeitä, cookie, cookies, eväste~, cookien',
  units: {
    year: { one: 'vuosi, vuoden, vuodeksi, v', many: 'vuotta, vuoden, vuodeksi, vuosiksi, v' },
    halfYear: { one: 'puolivuotta, puoli vuotta', many: 'puolivuotta' },
    quarter: { one: 'neljännesvuosi', many: 'neljännesvuotta' },
    month: { one: 'kuukausi, kuukauden, kuukaudeksi, kk', many: 'kuukautta, kuukauden, kuukaudeksi, kk' },
    week: { one: 'viikko, viikon, viikoksi, vk, vko', many: 'viikkoa, viikon, viikoksi, vk, vkoa' },
    day: {
      one: 'päivä, päivän, päiväksi, vuorokausi, vuorokauden, vrk, pv',
      many: 'päivää, päivän, päiväksi, vuorokautta, vuorokauden, vrk, pv, pvä',
    },
    hour: { one: 'tunti, tunnin, tunniksi, t, h', many: 'tuntia, tunnin, tunniksi, t, h' },
    minute: { one: 'minuutti, minuutin, minuutiksi, min', many: 'minuuttia, minuutin, minuutiksi, min' },
    second: { one: 'sekunti, sekunnin, s, sek', many: 'sekuntia, sekunnin, s, sek' },
  },
  numbers: {
    1.5: 'puolitoista',
    1: 'yksi, yhden',
    2: 'kaksi, kahden',
    3: 'kolme, kolmen',
    4: 'neljä, neljän',
    5: 'viisi, viiden',
    6: 'kuusi, kuuden',
    7: 'seitsemän',
    8: 'kahdeksan',
    9: 'yhdeksän',
    10: 'kymmenen',
    11: 'yksitoista, yhdentoista',
    12: 'kaksitoista, kahdentoista',
    13: 'kolmetoista, kolmentoista',
    14: 'neljätoista, neljäntoista',
    15: 'viisitoista, viidentoista',
    18: 'kahdeksantoista',
    20: 'kaksikymmentä, kahdenkymmenen',
    24: 'kaksikymmentäneljä, kahdenkymmenenneljän',
    30: 'kolmekymmentä, kolmenkymmenen',
    36: 'kolmekymmentäkuusi',
    60: 'kuusikymmentä, kuudenkymmenen',
    90: 'yhdeksänkymmentä, yhdeksänkymmenen',
    100: 'sata, sadan',
  },
  half: 'puoli, puolen',
  session:
    'istunto, istunnon, istunto~, istuntokohtainen, istuntokohtaiset, sessio, session, sessio~, selain suljetaan, selaimen sulkeminen, selaimen sulkemiseen, suljet selaimen, selain sulkeutuu, selainistunto, käynnin ajan',
  endless:
    'pysyvä, pysyvät, pysyvästi, jatkuva, rajoittamaton, rajaton, ei vanhene, ei koskaan, ikuinen, ikuisesti, kunnes poistetaan, kunnes poistat, kunnes se poistetaan, kunnes käyttäjä, toistaiseksi, persistent, ei vanhenemisaikaa, ei päättymisaikaa',
  and: 'ja, sekä',
  or: 'tai',
  to: 'asti, saakka',
  atLeast: 'yli, vähintään, enemmän kuin',
  unknown: 'tuntematon, ei tiedossa, ei saatavilla, ei määritelty, ei sovellettavissa, vaihtelee, ei',
  same: 'sama, ks yllä, katso yllä, kuten yllä, samoin',
  columns: {
    name: 'nimi, nimet, evästeen nimi, evästenimi, tunniste, avain',
    retention:
      'voimassaolo, voimassaoloaika, voimassa, vanhenee, vanheneminen, vanhenemisaika, kesto, kestoaika, säilytysaika, säilytys, säilyvyys, ~aika, elinikä, elinkaari, päättyy, päättyminen, päättymisaika, tallennusaika, enimmäissäilytysaika, kuinka kauan, umpeutuu, poistuu, aika',
    purpose:
      'tarkoitus, käyttötarkoitus, ~tarkoitus, kuvaus, selitys, toiminto, toiminta, käyttö, tehtävä, mihin käytetään, miksi, tiedot, lisätiedot, tavoite',
    provider:
      'palveluntarjoaja, tarjoaja, ~tarjoaja, toimittaja, yritys, asettaja, asettanut, omistaja, julkaisija, ylläpitäjä, kolmas osapuoli, kumppani, kuka, rekisterinpitäjä, vastaanottaja',
    service: 'palvelu, palvelut, lähde, alkuperä, alusta, työkalu',
    host: 'verkkotunnus, domain, isäntä, verkkosivusto, sivusto, palvelin, osoite',
    category: 'kategoria, kategoriat, luokka, ryhmä, luokittelu, evästeluokka',
    kind: 'tyyppi, tyypit, laji, evästetyyppi, evästeen tyyppi, tekniikka, tallennustapa, tallennustyyppi, teknologia',
    party:
      'ensimmäinen tai kolmas osapuoli, ensimmäisen tai kolmannen osapuolen, osapuoli, oma tai kolmannen osapuolen',
    other:
      'oikeusperuste, käsittelyperuste, tietosuojaseloste, tietosuojakäytäntö, tietosuoja, linkki, linkit, lisätietoja, lue lisää, kieltäytyminen, polku, arvo, esimerkki, data, kerätyt tiedot, maa, siirto, tila, suostumus, huomautus, huomautukset',
    price: 'hinta, hinnat, kustannus, maksu, summa, alennus, palkka',
  },
  categories: {
    essential:
      'välttämätön, välttämättömät, välttämättömiä, ehdottoman välttämättömät, pakollinen, pakolliset, tarpeellinen, tarpeelliset, tekninen, tekniset, olennainen, olennaiset, tietoturva, turvallisuus',
    functionality:
      'toiminnallinen, toiminnalliset, toiminnallisuus, toiminnallisuuden, toiminnallisuus~, mieltymys, mieltymykset, mieltymys~, asetukset, asetus~, mukavuus',
    analytics:
      '~tilastot, ~analytiikka, analytiikka, analytiikka~, analyyttinen, analyyttiset, analyysi, tilasto, tilastot, tilastollinen, tilastolliset, tilasto~, suorituskyky, suorituskyky~, mittaus, kävijäseuranta',
    personalised:
      'personoitu, personoitu sisältö, personointi, yksilöity, yksilöllinen sisältö, räätälöity sisältö, suositukset',
    marketing:
      '~mainonta, ~markkinointi, markkinointi, markkinointi~, mainonta, mainonnan, mainos, mainokset, mainos~, kohdentaminen, kohdennus, kohdennettu, kohdennetut, kohdennettu mainonta, kohdentamis~, seuranta~, uudelleenkohdennus',
    social: 'sosiaalinen media, sosiaalisen median, some',
    unsorted: 'luokittelematon, luokittelemattomat, muu, muut, tuntematon, tuntemattomat',
  },
  localStorage:
    'paikallinen tallennus, paikallinen tallennustila, local storage, selaimen tallennustila, selaimen paikallinen tallennustila, html paikallinen tallennus, paikallistallennus',
  sessionStorage: 'istuntotallennus, istunnon tallennustila, session storage',
  pixel: 'verkkojäljite, pikseli, pikselit, seurantapikseli, pixel, web beacon, verkkomajakka',
  database: 'selaimen tietokanta',
  cache: 'selaimen välimuisti, välimuisti',
  script: 'skripti, komentosarja',
  frame: 'upotettu sisältö, upotus',
  firstParty: 'ensimmäinen osapuoli, ensimmäisen osapuolen, oma, omat, first party',
  thirdParty: 'kolmas osapuoli, kolmannen osapuolen, kolmansien osapuolten, third party, ulkoinen',
  ourselves:
    'sisäinen, oma, omat, me, tämä sivusto, sivusto, verkkosivusto, sivuston omistaja, sivuston ylläpitäjä, ensimmäinen osapuoli, meidän',
};
