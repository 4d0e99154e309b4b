import { HOST_AND_PATH } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const matomo: CatalogueProvider = {
  id: 'matomo',
  title: 'Matomo',
  maker: 'InnoCraft',
  source: 'https://matomo.org/faq/general/faq_146/',
  read: '2026-11-25',
  serves: 'analytics',
  owns: ['matomo.cloud'],
  policy: 'https://matomo.org/matomo-cloud-privacy-policy/',
  entries: [
    {
      name: '_pk_id*',
      retention: 'P13M',
      details: {
        en: 'Tells visitors apart by a random number, for statistics',
        no: 'Skiller besøkende med et tilfeldig tall, til statistikk',
      },
    },
    {
      name: '_pk_ref*',
      retention: 'P6M',
      details: {
        en: 'Remembers from where you first came',
        no: 'Husker hvor du kom fra første gang',
      },
    },
    {
      name: '_pk_ses*',
      retention: 'PT30M',
      details: {
        en: 'Connects the pages of one visit',
        no: 'Knytter sammen sidene i ett besøk',
      },
    },
    {
      name: '_pk_cvar*',
      retention: 'PT30M',
      details: {
        en: 'Keeps what the site itself wants to count in a visit',
        no: 'Tar vare på det nettstedet selv vil telle i et besøk',
      },
    },
    {
      name: '_pk_hsr*',
      retention: 'PT30M',
      details: {
        en: 'Notes whether clicks and scrolling are recorded',
        no: 'Noterer om klikk og rulling tas opp',
      },
    },
    {
      name: '_pk_testcookie*',
      retention: 'session',
      details: {
        en: 'Finds out whether your browser takes cookies',
        no: 'Finner ut om nettleseren din tar imot informasjonskapsler',
      },
    },
  ],
  loader: {
    source: 'https://developer.matomo.org/guides/tracking-javascript-guide',
    unconfirmed: true,
    parameters: {
      id: { what: 'site ID', pattern: /\d{1,9}/, example: '1' },
      host: {
        what: 'host of your Matomo, with its path where it has one',
        pattern: HOST_AND_PATH,
        example: 'stats.example.org',
        isHost: true,
      },
    },
    before: [
      {
        push: '_paq',
        args: [
          ['setTrackerUrl', 'https://{host}/matomo.php'],
          ['setSiteId', '{id}'],
        ],
      },
      { push: '_paq', args: [['trackPageView'], ['enableLinkTracking']] },
    ],
    script: 'https://{host}/matomo.js',
  },
  signal: {
    title: 'tracking consent',
    source: 'https://developer.matomo.org/guides/tracking-consent',
    before: [{ push: '_paq', args: [['requireConsent']], first: true }],
    granted: [{ push: '_paq', args: [['setConsentGiven']] }],
    // Ours: not forgetConsentGiven, which would set a cookie that lives for 30 years.
    denied: [{ push: '_paq', args: [['requireConsent']] }],
  },
  withdrawal: {
    title: 'deleteCookies',
    source: 'https://developer.matomo.org/api-reference/tracking-javascript',
    unconfirmed: true,
    steps: [{ push: '_paq', args: [['deleteCookies']] }],
  },
};
