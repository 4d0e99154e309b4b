import type { CatalogueProvider } from './catalogue-provider.ts';

export const stripe: CatalogueProvider = {
  id: 'stripe',
  title: 'Stripe',
  maker: 'Stripe',
  source: 'https://docs.stripe.com/disputes/prevention/advanced-fraud-detection',
  read: '2026-11-24',
  owns: ['stripe.com', 'stripe.network'],
  policy: 'https://stripe.com/privacy',
  entries: [
    {
      name: '__stripe_mid',
      retention: 'P1Y',
      details: {
        en: 'Recognises your device, to detect fraud with payments',
        no: 'Kjenner igjen enheten din, for å avdekke svindel med betalinger',
      },
      unconfirmed: 'retention',
    },
    {
      name: '__stripe_sid',
      retention: 'PT30M',
      details: {
        en: 'Connects the steps of one payment, to detect fraud',
        no: 'Knytter sammen trinnene i én betaling, for å avdekke svindel',
      },
      unconfirmed: 'retention',
    },
  ],
};
