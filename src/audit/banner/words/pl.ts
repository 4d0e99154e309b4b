import type { ConsentWords } from './consent-words.ts';

export const pl: ConsentWords = {
  cookies:
    'cookie* | plik* cookie* | ciasteczk* | podobn* technologi* | technologi* śledząc* | informacj* ~ urządzeni*',
  use: 'używ* | korzyst* | wykorzyst* | stosuj* | zapis*',
  privacy:
    'prywatno* | zgod* | dan* osobow* | partner* | reklam* | personaliz* | anali* | pomiar* | rodo | uzasadniony* interes* | podmiot* trzeci* | stron* trzeci*',
  accept:
    'akcept* | zaakcept* | zgadzam* | zgoda | wyrażam zgodę | zezwól* | zezwal* | zezwalam | pozwól* | =tak | rozumiem | =w porządku | =kontynuuj | przejdź do serwisu | włącz wszystkie | przyjmuję | =dalej | jasne',
  all: 'wszystk* | wszystkie | wszystko',
  refuse:
    'odrzuc* | odmaw* | odmów* | odmow* | nie zgadzam* | nie akcept* | nie wyrażam* | nie zezwalaj | bez zgody | bez akceptacji | kontynuuj bez | przejdź bez | nie dziękuję | =nie | tylko ~ niezbędn* | tylko ~ konieczn* | tylko ~ wymagan* | tylko ~ techniczn* | tylko ~ podstawow* | tylko ~ funkcjonaln* | jedynie ~ niezbędn* | wyłącznie ~ niezbędn* | akceptuj ~ niezbędn* | akceptuję ~ niezbędn* | ściśle niezbędne | wyłącz wszystkie | sprzeciw* | zablokuj wszystk*',
  settings:
    'ustawieni* | dostosuj* | zarządz* | preferencj* | opcj* | więcej opcji | wybierz* | skonfiguruj | konfigur* | pokaż szczegóły | zmień | spersonalizuj | zaawansowane',
  save: 'zapisz* | potwierd* | zezwól na wybór | zezwól na wybrane | akceptuj wybrane | akceptuję wybrane | zaakceptuj wybrane | wybrane | zatwierd* | zastosuj | =gotowe | mój wybór | zaznaczone',
  more: 'dowiedz się więcej | więcej informacji | więcej | czytaj więcej | szczegóły | przeczytaj więcej',
  close: 'zamknij',
  policy: 'polityk* | regulamin* | warunki* | klauzul* | oświadczenie* | lista ~ cookies',
  again:
    'ustawieni* ~ cookie* | ustawieni* cookie* | ustawieni* ~ ciasteczek | ustawieni* prywatno* | ustawieni* zgód | ustawieni* zgody | zarządz* ~ cookie* | zarządz* ~ zgod* | zarządz* ~ prywatno* | zarządzaj zgodami | zmień ~ zgod* | zmień ~ cookie* | zmień ~ ustawieni* | wycofaj ~ zgod* | cofnij ~ zgod* | wycofanie zgody | preferencje ~ cookie* | preferencje prywatno* | dostosuj ~ cookie* | edytuj ~ zgod* | centrum prywatności | twoje zgody | zgoda na pliki cookie',
  categories: {
    essential: 'niezbędn* | konieczn* | wymagan* | podstawow* | techniczn*',
    functionality: 'funkcjonaln* | preferencj* | funkcyjn*',
    analytics: 'analitycz* | statysty* | wydajno* | pomiar* | anali*',
    personalised: 'personaliz* | spersonaliz* | rekomendac*',
    marketing: 'marketing* | reklam* | targetow* | ukierunkowan* | społecznościow*',
  },
};
