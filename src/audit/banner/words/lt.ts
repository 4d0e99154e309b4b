import type { ConsentWords } from './consent-words.ts';

export const lt: ConsentWords = {
  cookies: 'slapuk* | cookie* | panaši* technologij* | sekimo technologij*',
  use: 'naudoj* | naudo* | saugo*',
  privacy:
    'privatum* | sutikim* | asmens duomen* | partneri* | reklam* | suasmenin* | personaliz* | anali* | trečiųjų šalių | trečiosios šalys',
  accept:
    'sutink* | sutik* | priim* | leisti | leidžiu | patvirtinti visus | =taip | supratau | suprantu | =gerai | =tęsti | pritar*',
  all: 'visus | visi | visais | visiems | visų',
  refuse:
    'atmes* | atsisak* | nesutink* | nesutik* | neleisti | nepriim* | be sutikimo | nesutikus | tęsti be | ne ačiū | =ne | tik ~ būtin* | tik ~ privalom* | tik ~ reikaling* | tik ~ technin* | griežtai būtini | uždrausti*',
  settings:
    'nustatym* | nuostat* | tinkin* | valdy* | pasirinkim* | daugiau parinkčių | parinktys | pritaikyti | keisti | rodyti informaciją | pasirinkti | tvarkyti',
  save: 'išsaugo* | saugoti | patvirtin* | leisti pasirinkt* | priimti pasirinkt* | sutikti su pasirinkt* | pasirinkt* | pažymėt* | taikyti | =baigta | mano pasirinkim*',
  more: 'sužinoti daugiau | sužinokite daugiau | daugiau informacijos | skaityti daugiau | plačiau | išsamiau',
  close: 'uždaryti',
  policy: 'politik* | taisykl* | sąlyg* | pranešim*',
  again:
    'slapukų nustatym* | slapukų nuostat* | slapukų valdym* | valdyti slapuk* | tvarkyti slapuk* | valdyti sutikim* | keisti ~ slapuk* | keisti ~ sutikim* | atšaukti ~ sutikim* | sutikimo atšaukim* | atsiimti sutikim* | privatumo nustatym* | privatumo nuostat* | slapukų pasirinkim*',
  categories: {
    essential: 'būtin* | privalom* | reikaling* | technin*',
    functionality: 'funkcin* | funkcional* | nuostat* | pirmenyb*',
    analytics: 'analiti* | analizė* | statisti* | našum* | matavim* | veikimo',
    personalised: 'personaliz* | suasmenin* | pritaikyt* | rekomend*',
    marketing: 'rinkodar* | reklam* | tikslin* | socialin*',
  },
};
