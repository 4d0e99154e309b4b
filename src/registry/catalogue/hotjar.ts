import type { CatalogueProvider } from './catalogue-provider.ts';

export const hotjar: CatalogueProvider = {
  id: 'hotjar',
  title: 'Hotjar',
  maker: 'Contentsquare',
  source: 'https://help.hotjar.com/hc/en-us/articles/6952777582999',
  read: '2026-11-25',
  serves: 'analytics',
  owns: ['hotjar.com', 'hotjar.io'],
  policy: 'https://www.hotjar.com/legal/policies/privacy/',
  entries: [
    {
      name: '_hjSessionUser_*',
      retention: 'P365D',
      details: {
        en: "Recognises you on this site by a random number of Hotjar's",
        no: 'Kjenner deg igjen på dette nettstedet med et tilfeldig tall fra Hotjar',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjSession_*',
      retention: 'PT30M',
      details: {
        en: 'Connects what you do in one visit',
        no: 'Knytter sammen det du gjør i ett besøk',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjid',
      retention: 'P365D',
      details: {
        en: 'Recognises you on this site, in older versions of Hotjar',
        no: 'Kjenner deg igjen på dette nettstedet, i eldre versjoner av Hotjar',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjFirstSeen',
      retention: 'PT30M',
      details: {
        en: 'Tells Hotjar whether this is your first visit',
        no: 'Forteller Hotjar om dette er ditt første besøk',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjAbsoluteSessionInProgress',
      retention: 'PT30M',
      details: {
        en: 'Tells Hotjar that a first visit is under way',
        no: 'Forteller Hotjar at et første besøk pågår',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjIncludedInSessionSample*',
      retention: 'PT30M',
      details: {
        en: 'Notes whether Hotjar records this visit',
        no: 'Noterer om Hotjar tar opp dette besøket',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjIncludedInPageviewSample',
      retention: 'PT30M',
      details: {
        en: 'Notes whether Hotjar counts this page view',
        no: 'Noterer om Hotjar teller denne sidevisningen',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjSessionRejected',
      retention: 'session',
      details: {
        en: 'Notes that Hotjar turned this visit away because it was too busy',
        no: 'Noterer at Hotjar avviste dette besøket på grunn av stor trafikk',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjSessionTooLarge',
      retention: 'session',
      details: {
        en: "Stops Hotjar's recording when it has grown too large",
        no: 'Stopper Hotjars opptak når det er blitt for stort',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjSessionResumed',
      retention: 'session',
      details: {
        en: 'Notes that a recording by Hotjar goes on after a break',
        no: 'Noterer at et opptak fra Hotjar fortsetter etter et brudd',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjClosedSurveyInvites',
      retention: 'P365D',
      details: {
        en: 'Keeps Hotjar from showing an invitation that you closed',
        no: 'Hindrer Hotjar i å vise en invitasjon du har lukket',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjDonePolls',
      retention: 'P365D',
      details: {
        en: 'Keeps Hotjar from showing a poll that you answered',
        no: 'Hindrer Hotjar i å vise en avstemning du har svart på',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjMinimizedPolls',
      retention: 'P365D',
      details: {
        en: 'Keeps a Hotjar poll small that you made small',
        no: 'Holder en Hotjar-avstemning liten når du har gjort den liten',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjShownFeedbackMessage',
      retention: 'P365D',
      details: {
        en: "Keeps Hotjar's feedback box small that you closed or answered",
        no: 'Holder Hotjars tilbakemeldingsboks liten når du har lukket eller besvart den',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjTLDTest',
      retention: 'session',
      details: {
        en: 'Lets Hotjar find out for which part of the address it can store',
        no: 'Lar Hotjar finne ut hvilken del av adressen det kan lagre for',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjUserAttributesHash',
      retention: 'session',
      details: {
        en: 'Notices when what the site tells Hotjar about you has changed',
        no: 'Merker når det nettstedet forteller Hotjar om deg, er endret',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjCachedUserAttributes',
      retention: 'session',
      details: {
        en: 'Keeps what the site tells Hotjar about you until you answer a question',
        no: 'Tar vare på det nettstedet forteller Hotjar om deg, til du svarer på et spørsmål',
      },
      unconfirmed: 'retention',
    },
    {
      name: '_hjLocalStorageTest',
      kind: 'localStorage',
      retention: 'session',
      details: {
        en: 'Lets Hotjar find out whether it can store in your browser',
        no: 'Lar Hotjar finne ut om det kan lagre i nettleseren din',
      },
      unconfirmed: 'retention',
    },
  ],
  loader: {
    source: 'https://help.hotjar.com/hc/en-us/articles/115009336727',
    unconfirmed: true,
    parameters: { id: { what: 'site ID', pattern: /\d{4,10}/, example: '1234567' } },
    before: [
      { stub: 'hj', queue: 'hj.q' },
      { set: '_hjSettings', to: { hjid: '{id}', hjsv: 6 } },
    ],
    script: 'https://static.hotjar.com/c/hotjar-{id}.js?sv=6',
  },
};
