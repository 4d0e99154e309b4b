import type { CatalogueProvider } from './catalogue-provider.ts';

export const matomo: CatalogueProvider = {
  id: 'matomo',
  title: 'Matomo',
  maker: 'InnoCraft',
  source: 'https://matomo.org/faq/general/faq_146/',
  read: '2026-11-24',
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
};
