import type { ConsentWords } from './consent-words.ts';

export const et: ConsentWords = {
  cookies: 'küpsis* | cookie* | sarnaseid tehnoloogiaid | jälgimistehnoloogia*',
  use: 'kasuta* | salvesta*',
  privacy:
    'privaatsus* | nõusolek* | isikuandme* | partner* | reklaam* | isikupära* | analüü* | kolmanda* osapool* | andmekaits*',
  accept: 'nõustu* | luba* | aktsepteeri* | =jah | sain aru | saan aru | =selge | =jätka | olen nõus',
  all: 'kõik | kõigi | kõiki | kõigiga',
  refuse:
    'keeldu* | lükka* | tagasi lükata | ei nõustu | ära luba | mitte nõustuda | ilma nõusolekuta | nõustumata | jätka ilma | =ei | ei aitäh | ainult ~ vajalik* | ainult ~ hädavajalik* | ainult ~ kohustuslik* | vaid ~ vajalik* | ainult ~ tehnili* | lükka tagasi | keela*',
  settings:
    'seade* | sätte* | seadista* | kohanda* | halda* | eelistus* | valiku* | rohkem valikuid | muuda* | kuva üksikasjad | vali',
  save: 'salvesta* | kinnita* | luba valik* | luba valitud | nõustu valitu* | valitud | rakenda | =valmis | minu valik*',
  more: 'loe lisaks | loe rohkem | lisateave | rohkem infot | lisainfo | üksikasjad',
  close: 'sulge',
  policy: 'poliitika* | tingimus* | põhimõtte* | teade | eeskiri',
  again:
    'küpsiste sea* | küpsiste sätted | küpsiste halda* | küpsiste haldamine | halda küpsis* | halda nõusolek* | muuda küpsis* | muuda nõusolek* | muuda ~ nõusolek* | võta nõusolek tagasi | nõusoleku tagasivõtmine | tühista nõusolek | privaatsusseade* | privaatsussätte* | küpsiste eelistused | küpsisesätted | küpsiseseaded',
  categories: {
    essential: 'vajalik* | hädavajalik* | kohustuslik* | tehnili*',
    functionality: 'funktsionaal* | eelistus* | funktsiooni*',
    analytics: 'analüüti* | statistika | statisti* | jõudlus* | mõõtmi* | toimivus*',
    personalised: 'isikupära* | personaal* | kohandatud',
    marketing: 'turundus* | reklaam* | siht* | sotsiaal*',
  },
};
