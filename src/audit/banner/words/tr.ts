import type { ConsentWords } from './consent-words.ts';

export const tr: ConsentWords = {
  cookies: 'çerez* | cookie* | benzer teknoloji* | izleme teknoloji*',
  use: 'kullan*',
  privacy:
    'gizlilik* | onay* | rıza* | izin* | kişisel veri* | ortak* | reklam* | kişiselleştir* | analiz* | kvkk | üçüncü taraf*',
  accept:
    'kabul et* | kabul ediyorum | kabul | izin ver* | onayl* | onaylıyorum | =evet | anladım | =tamam | =devam | devam et | katılıyorum',
  all: 'tümü* | tümünü | hepsi* | hepsini | tüm | bütün',
  refuse:
    'reddet* | reddediyorum | reddetme | kabul etm* | kabul etmiyorum | izin verme | onaylamıyorum | kabul etmeden | onay vermeden | hayır* | yalnızca ~ gerekli* | sadece ~ gerekli* | yalnızca ~ zorunlu* | sadece ~ zorunlu* | yalnızca ~ temel | sadece ~ temel | kesinlikle gerekli',
  settings:
    'ayar* | tercih* | özelleştir* | yönet* | seçenek* | daha fazla seçenek | kişiselleştir* | ayrıntıları göster | düzenle',
  save: 'kaydet* | onayla ve kaydet | seçimi* | seçilen* | seçimlerimi* | seçime izin ver | uygula | =bitti | seçili*',
  more: 'daha fazla bilgi* | daha fazla | bilgi al | ayrıntı* | detay*',
  close: 'kapat*',
  policy: 'politika* | aydınlatma metni* | bildirimi | koşullar* | sözleşme*',
  again:
    'çerez ayar* | çerez tercih* | çerezleri yönet* | çerez yönetimi | çerezleri düzenle | gizlilik ayar* | gizlilik tercih* | onay* yönet* | izin* yönet* | onay* geri çek* | rıza* geri çek* | rızayı geri al | onayı geri al | çerez onay* | tercihleri yönet',
  categories: {
    essential: 'gerekli* | zorunlu* | temel',
    functionality: 'işlevsel* | fonksiyonel* | tercih*',
    analytics: 'analiz* | analitik* | istatistik* | performans* | ölçüm*',
    personalised: 'kişiselleştir* | öneri*',
    marketing: 'pazarlama* | reklam* | hedefle* | sosyal medya',
  },
};
