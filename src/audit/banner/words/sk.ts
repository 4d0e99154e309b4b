import type { ConsentWords } from './consent-words.ts';

export const sk: ConsentWords = {
  cookies: 'cookie* | súbor* cookie* | podobn* technológi* | sledovac* technológi* | informáci* ~ zariaden*',
  use: 'použív* | využív* | uklad*',
  privacy:
    'súkromi* | súhlas* | osobn* údaj* | partner* | reklam* | personaliz* | prispôsob* | analy* | merani* | gdpr | oprávnen* záuj* | tret* stran*',
  accept:
    'prijať* | prijím* | súhlas* | povol* | akcept* | =áno | rozumiem | =v poriadku | =pokračovať | beriem na vedomie | chápem | zapnúť všetk*',
  all: 'všetk* | všetky | všetko',
  refuse:
    'odmiet* | zamiet* | nesúhlas* | neprij* | nepovol* | zakáz* | bez súhlasu | bez prijatia | pokračovať bez | nie ďakujem | =nie | len ~ nevyhnutn* | len ~ potrebn* | iba ~ nevyhnutn* | iba ~ potrebn* | iba ~ technick* | len ~ technick* | len ~ základn* | iba ~ základn* | povoliť ~ nevyhnutn* | prijať ~ nevyhnutn* | nevyhnutne potrebné | vypnúť všetk*',
  settings:
    'nastav* | prispôsob* | upraviť* | spravovať | správa | predvoľb* | možnosti | ďalšie možnosti | viac možností | vybrať | zobraziť podrobnosti | podrobné nastavenia | zmeniť | vlastné',
  save: 'ulož* | potvrd* | povoliť výber | povoliť vybran* | prijať vybran* | vybran* | výber | použiť | =hotovo',
  more: 'viac informácií | ďalšie informácie | zistiť viac | viac info | dozvedieť sa viac | podrobnosti | =viac | =detaily',
  close: 'zavrieť | zatvoriť',
  policy:
    'zásady* | vyhlásenie* | podmienky* | ochrana osobných údajov | ochrana súkromia | pravidlá* | zoznam cookies',
  again:
    'nastavenia cookie* | nastavenie cookie* | nastavenia súborov cookie* | nastavenia súkromia | nastavenia ochrany* | nastavenia súhlas* | správa cookie* | správa súborov cookie* | správa súhlas* | spravovať cookie* | spravovať súhlas* | upraviť cookie* | upraviť súhlas* | zmeniť ~ cookie* | zmeniť ~ súhlas* | zmena ~ súhlas* | odvol* ~ súhlas* | odvolanie súhlasu | predvoľby cookie* | súhlas s cookies | zmeniť nastavenia cookie*',
  categories: {
    essential: 'nevyhnutn* | potrebn* | základn* | technick*',
    functionality: 'funkčn* | preferen* | predvoľb*',
    analytics: 'analytick* | štatistick* | štatistik* | výkon* | merani* | analýz*',
    personalised: 'personaliz* | prispôsob* | osobn* | odporúč*',
    marketing: 'marketing* | reklam* | cielen* | zacielen* | sociáln*',
  },
};
