import type { ConsentWords } from './consent-words.ts';

export const hu: ConsentWords = {
  cookies: 'süti* | sütik* | cookie* | hasonló technológi* | nyomkövet* technológi* | információk* ~ eszköz*',
  use: 'használ* | alkalmaz* | tárol*',
  privacy:
    'adatvédel* | hozzájárul* | beleegyez* | személyes adat* | partner* | hirdetés* | személyre szab* | elemz* | mérés* | gdpr | jogos érdek | harmadik fél* | magánélet*',
  accept:
    'elfogad* | engedélyez* | hozzájárul* | beleegyez* | egyetért* | =igen | =rendben | értem | megértettem | =folytatás | elfogadom | összes bekapcsolása',
  all: 'összes* | mindet | minden | mindent | mindegyik* | valamennyi',
  refuse:
    'elutasít* | visszautasít* | megtagad* | nem fogad* | nem járul* | nem egyez* | nem engedélyez* | elfogadás nélkül | hozzájárulás nélkül | folytatás ~ nélkül | tovább ~ nélkül | nem köszönöm | =nem | csak ~ szükséges* | csak ~ elengedhetetlen* | csak ~ kötelező* | csak ~ működéshez | csak ~ alap* | csak ~ feltétlenül | kizárólag ~ szükséges* | szükségesek elfogadása | feltétlenül szükséges | összes tiltása | letilt* | tilt*',
  settings:
    'beállít* | testreszab* | személyre szab* | kezel* | preferenci* | további lehetőség* | további opció* | lehetőség* | részletek megjelenítése | módosít* | választok | kiválaszt* | egyéni',
  save: 'ment* | megerősít* | kiválasztottak* | kiválasztott* | választás engedélyezése | kijelölt* | kijelölés* | jóváhagy* | alkalmaz* | =kész',
  more: 'további információ* | több információ | tudj meg többet | tudjon meg többet | bővebben | részletek | =több',
  close: 'bezár*',
  policy: 'szabályzat* | tájékoztató* | nyilatkozat* | irányelv* | feltételek | impresszum | adatkezelési',
  again:
    'süti beállít* | sütibeállít* | cookie beállít* | cookie-beállít* | süti* kezelése | cookie* kezelése | süti* módosítása | cookie* módosítása | hozzájárul* ~ visszavon* | hozzájárul* ~ módosít* | hozzájárul* ~ kezelése | hozzájárulás visszavonása | beleegyezés visszavonása | adatvédelmi beállít* | süti preferenciák | cookie preferenciák | hozzájárulási beállít* | süti hozzájárulás',
  categories: {
    essential: 'szükséges* | elengedhetetlen* | kötelező* | alapvető* | feltétlenül',
    functionality: 'funkcion* | preferenci* | kényelmi | működési',
    analytics: 'statisztik* | analitik* | elemz* | teljesítmény* | mérés*',
    personalised: 'személyre szab* | személyes* | ajánl*',
    marketing: 'marketing* | hirdetés* | reklám* | célz* | közösségi',
  },
};
