import type { ConsentWords } from './consent-words.ts';

export const sl: ConsentWords = {
  cookies: 'piškot* | cookie* | podobn* tehnologij* | tehnologij* sledenja',
  use: 'uporablj* | uporab* | shranj*',
  privacy:
    'zasebnost* | privolit* | soglas* | osebn* podat* | partner* | oglas* | prilagoj* | personaliz* | analiti* | tretj* oseb*',
  accept:
    'sprej* | strinjam* | soglašam | dovol* | omogoči vse | =da | razumem | =v redu | =nadaljuj | se strinjam | potrjujem vse',
  all: 'vse | vseh',
  refuse:
    'zavrn* | zavrač* | ne sprej* | ne strinjam | ne dovol* | brez soglasja | brez privolitve | nadaljuj brez | ne hvala | =ne | samo ~ nujn* | samo ~ potrebn* | samo ~ obvezn* | le ~ nujn* | samo ~ tehničn* | zgolj ~ nujn* | nujno potrebni',
  settings:
    'nastav* | prilagod* | uprav* | možnosti | več možnosti | izberi* | izbira | uredi | prikaži podrobnosti | spremeni',
  save: 'shrani* | potrdi* | dovoli izbor | dovoli izbrane | sprejmi izbrane | izbran* | uporabi | =končano',
  more: 'več informacij | več o | preberi več | izvedi več | izvedite več | podrobnosti | =več',
  close: 'zapri',
  policy: 'politik* | pogoji* | pravilnik* | izjav* | obvestil*',
  again:
    'nastavitve piškotkov | nastavitve zasebnosti | upravlja* piškot* | upravlja* ~ piškot* | upravlja* ~ soglas* | spremen* ~ soglas* | spremen* ~ piškot* | preklic* ~ soglas* | prekliči soglas* | umik soglasja | uredi piškot* | nastavitve soglas*',
  categories: {
    essential: 'nujn* | potrebn* | obvezn* | tehničn*',
    functionality: 'funkcionaln* | prednost*',
    analytics: 'analiti* | statisti* | zmogljivost* | merjenj*',
    personalised: 'personaliz* | prilagoj* | priporočil*',
    marketing: 'trženj* | oglaš* | oglas* | marketin* | ciljan* | družben*',
  },
};
