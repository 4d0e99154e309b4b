import { MICROSOFT_CLARITY } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const microsoftClarityAds: CatalogueProvider = {
  id: 'microsoft-clarity-ads',
  title: 'Microsoft Clarity, advertising cookies',
  maker: 'Microsoft',
  source: 'https://learn.microsoft.com/en-us/clarity/setup-and-installation/cookie-list',
  read: '2026-11-25',
  serves: 'marketing',
  owns: ['c.clarity.ms', 'c.bing.com'],
  policy: 'https://privacy.microsoft.com/privacystatement',
  optOut: 'https://account.microsoft.com/privacy/ad-settings',
  entries: [
    {
      name: 'ANONCHK',
      retention: 'PT10M',
      details: {
        en: "Notes that your number is not passed on to Microsoft's advertising",
        no: 'Noterer at tallet ditt ikke gis videre til Microsofts annonsering',
      },
      host: 'c.clarity.ms',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'MR',
      retention: 'P7D',
      details: {
        en: 'Notes whether the number by which Microsoft knows you is to be renewed',
        no: 'Noterer om tallet Microsoft kjenner deg på, skal fornyes',
      },
      host: 'c.clarity.ms',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'MUID',
      retention: 'P390D',
      details: {
        en: "Recognises your browser across Microsoft's sites, for advertising and statistics",
        no: 'Kjenner igjen nettleseren din på tvers av Microsofts nettsteder, til annonsering og statistikk',
      },
      host: 'clarity.ms',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
    {
      name: 'SM',
      retention: 'session',
      details: {
        en: 'Matches the number by which Microsoft knows you between its sites',
        no: 'Samordner tallet Microsoft kjenner deg på, mellom nettstedene sine',
      },
      host: 'c.clarity.ms',
      setBy: 'server',
      sameSite: 'None',
      unconfirmed: 'retention',
    },
  ],
  signal: { protocol: MICROSOFT_CLARITY, kinds: ['ad_Storage'] },
};
