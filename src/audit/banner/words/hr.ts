import type { ConsentWords } from './consent-words.ts';

export const hr: ConsentWords = {
  cookies: 'kolačić* | cookie* | sličn* tehnologij* | tehnologij* praćenja',
  use: 'koristi* | upotreb* | pohran*',
  privacy:
    'privatnost* | privol* | pristan* | suglasnost* | osobn* podat* | partner* | oglas* | personaliz* | prilagođ* | analiti* | treć* stran*',
  accept:
    'prihva* | slažem se | pristajem | dopust* | dozvol* | omogući sve | =da | razumijem | =u redu | =nastavi | suglasan*',
  all: 'sve | svih | sva',
  refuse:
    'odbi* | odbac* | ne prihva* | ne slažem | ne pristajem | ne dopust* | ne dozvol* | bez prihvaćanja | bez privole | bez pristanka | nastavi bez | ne hvala | =ne | samo ~ nužn* | samo ~ neophodn* | samo ~ potrebn* | samo ~ obavezn* | samo ~ tehničk* | strogo nužni',
  settings:
    'postav* | prilagod* | upravlja* | preferenc* | opcije | više opcija | odaberi* | prikaži detalje | promijeni | uredi',
  save: 'spremi* | potvrd* | dopusti odabir | dopusti odabrane | prihvati odabrane | odabran* | prihvati odabir | odabir | primijeni | =gotovo | spremiti',
  more: 'saznaj više | saznajte više | više informacija | pročitaj više | detalji | =više',
  close: 'zatvori',
  policy: 'pravila* | politik* | uvjeti* | izjav*',
  again:
    'postavke kolačića | postavke ~ kolačić* | postavke privatnosti | upravlja* kolačić* | upravlja* privol* | upravlja* ~ privol* | promijeni ~ privol* | promijeni ~ kolačić* | povu* ~ privol* | povlačenje ~ privol* | povuci ~ suglasnost | povuci pristanak | uredi kolačić* | preference kolačića | odabir kolačića',
  categories: {
    essential: 'nužn* | neophodn* | potrebn* | obavezn* | tehničk*',
    functionality: 'funkcionaln* | preferenc*',
    analytics: 'analiti* | statisti* | izvedb* | mjerenj* | performans*',
    personalised: 'personaliz* | prilagođ* | preporuk*',
    marketing: 'marketin* | oglas* | reklam* | ciljan* | društven*',
  },
};
