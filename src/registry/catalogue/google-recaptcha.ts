import type { CatalogueProvider } from './catalogue-provider.ts';

export const googleRecaptcha: CatalogueProvider = {
  id: 'google-recaptcha',
  title: 'Google reCAPTCHA',
  maker: 'Google',
  source: 'https://cloud.google.com/recaptcha/docs/faq',
  read: '2026-11-24',
  owns: ['recaptcha.net'],
  policy: 'https://policies.google.com/privacy',
  entries: [
    {
      name: '_GRECAPTCHA',
      retention: 'P180D',
      details: {
        en: 'Judges whether a person or a program uses the site',
        no: 'Vurderer om et menneske eller et program bruker nettstedet',
      },
      host: 'www.google.com',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'www.google.com/recaptcha/*',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Loads the check for programs that act as people',
        no: 'Laster kontrollen mot programmer som utgir seg for å være mennesker',
      },
    },
    {
      name: 'www.gstatic.com/recaptcha/*',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Loads the check for programs that act as people',
        no: 'Laster kontrollen mot programmer som utgir seg for å være mennesker',
      },
    },
    {
      name: 'www.google.com/recaptcha/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows the check for programs that act as people',
        no: 'Viser kontrollen mot programmer som utgir seg for å være mennesker',
      },
    },
    {
      name: 'recaptcha.google.com/recaptcha/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows the check for programs that act as people',
        no: 'Viser kontrollen mot programmer som utgir seg for å være mennesker',
      },
    },
  ],
};
