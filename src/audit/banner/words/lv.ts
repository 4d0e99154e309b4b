import type { ConsentWords } from './consent-words.ts';

export const lv: ConsentWords = {
  cookies: 'sīkdat* | sīkfail* | cookie* | līdzīgas tehnoloģijas | izsekošanas tehnoloģij*',
  use: 'izmanto* | lieto* | glabā*',
  privacy:
    'privātum* | piekriš* | piekrišan* | personas dat* | partner* | reklām* | personaliz* | analī* | trešo pušu | trešās puses',
  accept:
    'pieņem* | piekrīt* | piekrist* | atļaut* | =jā | sapratu | saprotu | =labi | =turpināt | apstiprināt visas | apstiprināt visus',
  all: 'visus | visas | visu | visām | visiem',
  refuse:
    'noraid* | atteik* | nepiekr* | neatļaut* | nepieņem* | bez piekrišanas | turpināt bez | nē paldies | =nē | tikai ~ nepieciešam* | tikai ~ obligāt* | tikai ~ tehnisk* | tikai ~ būtisk* | stingri nepieciešam* | aizliegt*',
  settings:
    'iestatījum* | pielāgo* | pārvald* | preferenc* | opcijas | vairāk iespēju | izvēlēties | mainīt | rādīt detaļas | uzstādījum*',
  save: 'saglabā* | apstiprin* | atļaut izvēl* | pieņemt izvēl* | izvēlēt* | atlasīt* | lietot | =gatavs | mana izvēle | izvēli',
  more: 'uzzināt vairāk | vairāk informācijas | plašāka informācija | lasīt vairāk | sīkāk | papildu informācija | detaļas',
  close: 'aizvērt',
  policy: 'politik* | noteikum* | paziņojum*',
  again:
    'sīkdatņu iestatījum* | sīkfailu iestatījum* | sīkdatņu pārvald* | pārvaldīt sīkdat* | pārvaldīt sīkfail* | pārvaldīt piekriš* | mainīt ~ sīkdat* | mainīt ~ piekriš* | atsaukt ~ piekriš* | piekrišanas atsaukš* | privātuma iestatījum* | sīkdatņu preferenc* | sīkdatņu uzstādījum*',
  categories: {
    essential: 'nepieciešam* | obligāt* | būtisk* | tehnisk*',
    functionality: 'funkcion* | preferenc*',
    analytics: 'analīt* | statisti* | veiktspēj* | mērījum*',
    personalised: 'personaliz* | pielāgo* | ieteikum*',
    marketing: 'mārketing* | reklām* | mērķ* | sociāl*',
  },
};
