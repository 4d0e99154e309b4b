import type { CatalogueProvider } from './catalogue-provider.ts';

export const tiktokPixel: CatalogueProvider = {
  id: 'tiktok-pixel',
  title: 'TikTok Pixel',
  maker: 'TikTok',
  source: 'https://ads.tiktok.com/help/article/using-cookies-with-tiktok-pixel',
  read: '2026-11-24',
  serves: 'marketing',
  owns: ['analytics.tiktok.com', 'business-api.tiktok.com'],
  policy: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
  entries: [
    {
      name: '_ttp',
      retention: 'P13M',
      details: {
        en: "Recognises you, for TikTok's advertising",
        no: 'Kjenner deg igjen, for TikToks annonsering',
      },
      unconfirmed: 'entry',
    },
    {
      name: '_tt_enable_cookie',
      retention: 'P13M',
      details: {
        en: 'Notes that TikTok may store in your browser',
        no: 'Noterer at TikTok kan lagre i nettleseren din',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'ttclid',
      retention: 'P13M',
      details: {
        en: 'Remembers the click on an advertisement at TikTok that brought you here',
        no: 'Husker klikket på en annonse på TikTok som førte deg hit',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'ttcsid*',
      retention: 'P13M',
      details: {
        en: "Connects what you do in one visit, for TikTok's advertising",
        no: 'Knytter sammen det du gjør i ett besøk, for TikToks annonsering',
      },
      unconfirmed: 'entry',
    },
  ],
};
