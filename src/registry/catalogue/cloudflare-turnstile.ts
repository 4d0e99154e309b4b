import type { CatalogueProvider } from './catalogue-provider.ts';

export const cloudflareTurnstile: CatalogueProvider = {
  id: 'cloudflare-turnstile',
  title: 'Cloudflare Turnstile',
  maker: 'Cloudflare',
  source: 'https://developers.cloudflare.com/turnstile/concepts/pre-clearance-support/',
  read: '2026-11-24',
  owns: ['challenges.cloudflare.com'],
  policy: 'https://www.cloudflare.com/privacypolicy/',
  entries: [
    {
      name: 'challenges.cloudflare.com/*',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Checks that a person fills in the form, not a program',
        no: 'Kontrollerer at et menneske fyller ut skjemaet, ikke et program',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'challenges.cloudflare.com/*',
      kind: 'frame',
      retention: 'session',
      details: {
        en: 'Shows the check that a person fills in the form',
        no: 'Viser kontrollen av at et menneske fyller ut skjemaet',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'cf_clearance',
      retention: 'PT30M',
      details: {
        en: 'Remembers that you have passed the check, where the site has turned that on',
        no: 'Husker at du har bestått kontrollen, der nettstedet har slått det på',
      },
      setBy: 'server',
      httpOnly: true,
      unconfirmed: 'retention',
    },
  ],
};
