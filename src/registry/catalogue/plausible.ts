import { HOST } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const plausible: CatalogueProvider = {
  id: 'plausible',
  title: 'Plausible Analytics',
  maker: 'Plausible',
  source: 'https://github.com/plausible/analytics',
  read: '2026-11-25',
  serves: 'analytics',
  owns: ['plausible.io'],
  policy: 'https://plausible.io/privacy',
  entries: [
    {
      name: 'plausible.io/js/*',
      kind: 'script',
      retention: 'session',
      details: {
        en: 'Counts visits without storing anything in your browser',
        no: 'Teller besøk uten å lagre noe i nettleseren din',
      },
    },
    {
      name: 'plausible.io/api/event',
      kind: 'beacon',
      retention: 'session',
      details: {
        en: 'Receives that a page was visited, for statistics',
        no: 'Mottar at en side er besøkt, til statistikk',
      },
    },
  ],
  loader: {
    source: 'https://plausible.io/docs/plausible-script',
    unconfirmed: true,
    parameters: {
      id: { what: 'domain, as it stands in Plausible', pattern: HOST, example: 'example.org' },
      host: {
        what: 'host of your Plausible',
        pattern: HOST,
        example: 'plausible.io',
        preset: 'plausible.io',
        isHost: true,
      },
    },
    before: [{ stub: 'plausible', queue: 'plausible.q' }],
    script: 'https://{host}/js/script.js',
    attributes: { 'data-domain': '{id}' },
  },
};
