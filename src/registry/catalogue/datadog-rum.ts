import { HOST, UUID } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const datadogRum: CatalogueProvider = {
  id: 'datadog-rum',
  title: 'Datadog Real User Monitoring',
  maker: 'Datadog',
  source: 'https://github.com/DataDog/browser-sdk',
  read: '2026-11-25',
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
      source: 'https://github.com/DataDog/browser-sdk/blob/main/packages/core/src/domain/session/sessionConstants.ts',
    },
  ],
  loader: {
    source: 'https://docs.datadoghq.com/real_user_monitoring/browser/setup/',
    unconfirmed: true,
    parameters: {
      id: { what: 'application ID', pattern: UUID, example: '12345678-90ab-cdef-1234-567890abcdef' },
      token: { what: 'client token', pattern: /pub[0-9a-f]{32}/, example: `pub${'ab12cd34'.repeat(4)}` },
      region: { what: 'region', pattern: /(us|eu|ap)\d/, example: 'us1', preset: 'eu1' },
      site: { what: 'site of Datadog', pattern: HOST, example: 'datadoghq.com', preset: 'datadoghq.eu' },
    },
    script: 'https://www.datadoghq-browser-agent.com/{region}/v6/datadog-rum.js',
    after: [{ call: 'DD_RUM.init', args: [{ applicationId: '{id}', clientToken: '{token}', site: '{site}' }] }],
  },
  signal: {
    title: 'tracking consent',
    source: 'https://datadoghq.dev/browser-sdk/browser-rum.rumglobal.settrackingconsent.html',
    granted: [{ call: 'DD_RUM.setTrackingConsent', args: ['granted'] }],
    denied: [{ call: 'DD_RUM.setTrackingConsent', args: ['not-granted'] }],
  },
};
