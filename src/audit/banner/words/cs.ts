import type { ConsentWords } from './consent-words.ts';

export const cs: ConsentWords = {
  cookies: 'cookie* | soubor* cookie* | podobn* technologi* | sledovac* technologi* | informace* ~ zařízení',
  use: 'použív* | využív* | uklád*',
  privacy:
    'soukromí* | souhlas* | osobní* údaj* | partner* | reklam* | personaliz* | přizpůsob* | analy* | měření | gdpr | oprávněn* zájem* | třetí* stran* | ochran* údajů',
  accept:
    'přijmout* | přijím* | souhlas* | povol* | akcept* | =ano | rozumím | =v pořádku | =pokračovat | beru na vědomí | jasně | chápu | zapnout vše | příjmout*',
  all: 'vše | všechn* | všech | veškeré',
  refuse:
    'odmít* | zamít* | nesouhlas* | nepřij* | nepovol* | zakáz* | bez souhlasu | bez přijetí | pokračovat bez | ne děkuji | =ne | jen ~ nezbytn* | jen ~ nutn* | pouze ~ nezbytn* | pouze ~ nutn* | pouze ~ technick* | pouze ~ základní* | pouze ~ funkční | jen ~ technick* | jen ~ základní | povolit ~ nezbytn* | přijmout ~ nezbytn* | nezbytně nutné | vypnout vše | vznést námitku',
  settings:
    'nastav* | přizpůsob* | upravit* | spravovat | správa | předvolb* | možnosti | další možnosti | více možností | vybrat | zobrazit podrobnosti | podrobné nastavení | změnit | vlastní*',
  save: 'ulož* | potvrd* | povolit výběr | povolit vybran* | přijmout vybran* | vybran* | přijmout výběr | souhlasím s výběrem | výběr | použít | =hotovo',
  more: 'více informací | další informace | zjistit více | více info | dozvědět se více | podrobnosti | =více | =detaily',
  close: 'zavřít',
  policy:
    'zásady* | prohlášení* | podmínky* | ochrana osobních údajů | ochrana soukromí | pravidla* | informace o cookies | seznam cookies',
  again:
    'nastavení cookie* | nastavení souborů cookie* | nastavení soukromí | nastavení ochrany soukromí | nastavení souhlas* | správa cookie* | správa souborů cookie* | správa souhlas* | spravovat cookie* | spravovat souhlas* | upravit cookie* | upravit souhlas* | změnit ~ cookie* | změnit ~ souhlas* | změna ~ souhlas* | odvol* ~ souhlas* | odvolání souhlasu | předvolby cookie* | předvolby soukromí | souhlas s cookies | upravit nastavení cookie* | předvolby ochrany',
  categories: {
    essential: 'nezbytn* | nutn* | základní* | technick*',
    functionality: 'funkční* | funkcionaln* | preferen* | předvolb*',
    analytics: 'analytick* | statistick* | statistik* | výkon* | měření | analýz*',
    personalised: 'personaliz* | přizpůsob* | osobní* | doporuč*',
    marketing: 'marketing* | reklam* | cílen* | cílení | sociální*',
  },
};
