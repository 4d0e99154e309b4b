import type { CatalogueProvider } from './catalogue-provider.ts';

export const datadogRum: CatalogueProvider = {
  id: 'datadog-rum',
  title: 'Datadog Real User Monitoring',
  maker: 'Datadog',
  source: 'https://github.com/DataDog/browser-sdk',
  read: '2026-11-24',
  serves: 'analytics',
  owns: ['browser-intake-datadoghq.com', 'browser-intake-datadoghq.eu', 'datadoghq-browser-agent.com'],
  policy: 'https://www.datadoghq.com/legal/privacy/',
  entries: [
    {
      name: '_dd_s',
      retention: 'P1Y',
      details: {
        en: 'Connects the pages of a visit, to find out what was slow or went wrong',
        no: 'Knytter sammen sidene i et besøk, for å finne ut hva som var tregt eller gikk galt',
      },
      unconfirmed: 'retention',
    },
  ],
};
