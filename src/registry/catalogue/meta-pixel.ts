import type { CatalogueProvider } from './catalogue-provider.ts';

export const metaPixel: CatalogueProvider = {
  id: 'meta-pixel',
  title: 'Meta Pixel',
  maker: 'Meta',
  source: 'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc',
  read: '2026-11-24',
  serves: 'marketing',
  owns: ['facebook.com', 'facebook.net'],
  policy: 'https://www.facebook.com/privacy/policy/',
  optOut: 'https://www.facebook.com/adpreferences',
  entries: [
    {
      name: '_fbp',
      retention: 'P90D',
      details: {
        en: "Recognises you on this site, for Meta's advertising",
        no: 'Kjenner deg igjen på dette nettstedet, for Metas annonsering',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_fbc',
      retention: 'P90D',
      details: {
        en: 'Remembers the click on an advertisement at Facebook or Instagram that brought you here',
        no: 'Husker klikket på en annonse på Facebook eller Instagram som førte deg hit',
      },
      unconfirmed: 'retention',
    },
  ],
};
