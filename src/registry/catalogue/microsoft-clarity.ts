import { MICROSOFT_CLARITY } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const microsoftClarity: CatalogueProvider = {
  id: 'microsoft-clarity',
  title: 'Microsoft Clarity',
  maker: 'Microsoft',
  source: 'https://learn.microsoft.com/en-us/clarity/setup-and-installation/cookie-list',
  read: '2026-11-25',
  serves: 'analytics',
  owns: ['clarity.ms'],
  policy: 'https://privacy.microsoft.com/privacystatement',
  entries: [
    {
      name: '_clck',
      retention: 'P365D',
      details: {
        en: 'Recognises you on this site, for recordings and statistics',
        no: 'Kjenner deg igjen på dette nettstedet, til opptak og statistikk',
      },
      source: 'https://github.com/microsoft/clarity',
    },
    {
      name: '_clsk',
      retention: 'P1D',
      details: {
        en: 'Connects the pages of one visit into one recording',
        no: 'Knytter sidene i ett besøk sammen til ett opptak',
      },
      source: 'https://github.com/microsoft/clarity',
    },
    {
      name: '_cltk',
      kind: 'sessionStorage',
      retention: 'session',
      details: {
        en: 'Tells the tabs of your browser apart',
        no: 'Skiller fanene i nettleseren din fra hverandre',
      },
      source: 'https://github.com/microsoft/clarity',
    },
    {
      name: 'CLID',
      retention: 'P1Y',
      details: {
        en: 'Notes when you were first seen on any site that uses Clarity',
        no: 'Noterer når du først ble sett på et nettsted som bruker Clarity',
      },
      host: 'www.clarity.ms',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-setup',
    unconfirmed: true,
    parameters: { id: { what: 'project ID', pattern: /[a-z0-9]{6,16}/, example: 'ab12cd34ef' } },
    before: [{ stub: 'clarity', queue: 'clarity.q' }],
    script: 'https://www.clarity.ms/tag/{id}',
  },
  signal: { protocol: MICROSOFT_CLARITY, kinds: ['analytics_Storage'] },
  withdrawal: {
    // Told of a refusal, it goes on recording without cookies.
    title: 'clarity stop, until the next page',
    source: 'https://github.com/microsoft/clarity',
    steps: [{ call: 'clarity', args: ['stop'] }],
  },
};
