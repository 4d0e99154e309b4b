import type { CatalogueProvider } from './catalogue-provider.ts';

export const hubspot: CatalogueProvider = {
  id: 'hubspot',
  title: 'HubSpot',
  maker: 'HubSpot',
  source: 'https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser',
  read: '2026-11-25',
  serves: 'marketing',
  owns: [
    'hubspot.com',
    'hs-scripts.com',
    'hs-analytics.net',
    'hs-banner.com',
    'hsforms.com',
    'hsforms.net',
    'hscollectedforms.net',
    'hsadspixel.net',
    'usemessages.com',
  ],
  policy: 'https://legal.hubspot.com/privacy-policy',
  entries: [
    {
      name: '__hstc',
      retention: 'P180D',
      details: {
        en: 'Recognises you and counts your visits',
        no: 'Kjenner deg igjen og teller besøkene dine',
      },
      unconfirmed: 'retention',
    },
    {
      name: 'hubspotutk',
      retention: 'P180D',
      details: {
        en: 'Recognises you, and connects your visits with a form that you send',
        no: 'Kjenner deg igjen, og knytter besøkene dine til et skjema du sender',
      },
      unconfirmed: 'retention',
    },
    {
      name: '__hssc',
      retention: 'PT30M',
      details: {
        en: 'Counts the pages of one visit',
        no: 'Teller sidene i ett besøk',
      },
      unconfirmed: 'retention',
    },
    {
      name: '__hssrc',
      retention: 'session',
      details: {
        en: 'Notices when a new visit begins',
        no: 'Merker når et nytt besøk begynner',
      },
      unconfirmed: 'retention',
    },
    {
      name: 'messagesUtk',
      retention: 'P180D',
      details: {
        en: 'Recognises you when you chat with the site',
        no: 'Kjenner deg igjen når du chatter med nettstedet',
      },
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://knowledge.hubspot.com/reports/install-the-hubspot-tracking-code',
    unconfirmed: true,
    parameters: {
      id: { what: 'Hub ID', pattern: /\d{4,12}/, example: '12345678' },
      host: {
        what: 'host of the tracking code',
        pattern: /js(-[a-z0-9]+)?\.hs-scripts\.com/,
        example: 'js-eu1.hs-scripts.com',
        preset: 'js.hs-scripts.com',
      },
    },
    script: 'https://{host}/{id}.js',
    attributes: { id: 'hs-script-loader' },
  },
  withdrawal: {
    title: 'revokeCookieConsent and doNotTrack, until the next page',
    source: 'https://developers.hubspot.com/docs/api-reference/latest/account/settings/tracking-code/do-not-track',
    steps: [
      { push: '_hsp', args: [['revokeCookieConsent']] },
      { push: '_hsq', args: [['doNotTrack']] },
    ],
  },
};
