import { UUID } from '../adapters/index.ts';
import type { CatalogueProvider } from './catalogue-provider.ts';

export const zendesk: CatalogueProvider = {
  id: 'zendesk',
  title: 'Zendesk',
  maker: 'Zendesk',
  source: 'https://support.zendesk.com/hc/en-us/articles/4408828505754-Enabling-cookie-consent-for-the-Chat-widget',
  read: '2026-11-25',
  serves: 'functionality',
  owns: ['zendesk.com', 'zdassets.com', 'zopim.com', 'smooch.io'],
  policy: 'https://www.zendesk.com/company/agreements-and-terms/privacy-notice/',
  entries: [
    {
      name: '__zlcmid',
      retention: 'P365D',
      details: {
        en: 'Recognises you as a visitor in the chat',
        no: 'Kjenner deg igjen som besøkende i chatten',
      },
    },
    {
      name: '__zlcprivacy',
      retention: 'P365D',
      details: {
        en: 'Remembers whether the chat may store in your browser',
        no: 'Husker om chatten kan lagre i nettleseren din',
      },
    },
    {
      name: 'ZD-*',
      kind: 'localStorage',
      retention: 'P1Y',
      details: {
        en: 'Keeps the state of the chat, and recognises your browser in it',
        no: 'Tar vare på tilstanden til chatten, og kjenner igjen nettleseren din i den',
      },
      unconfirmed: 'entry',
    },
    {
      name: 'ZD-*',
      kind: 'sessionStorage',
      retention: 'session',
      details: {
        en: 'Keeps the state of the chat in this tab',
        no: 'Tar vare på tilstanden til chatten i denne fanen',
      },
      unconfirmed: 'entry',
    },
  ],
  loader: {
    source: 'https://developer.zendesk.com/documentation/zendesk-web-widget-sdks/sdks/web/getting_started/',
    unconfirmed: true,
    parameters: { id: { what: 'key of the widget', pattern: UUID, example: '12345678-90ab-cdef-1234-567890abcdef' } },
    script: 'https://static.zdassets.com/ekr/snippet.js?key={id}',
    attributes: { id: 'ze-snippet' },
  },
  // Of the messaging widget; the older one and the chat alone do not know it.
  signal: {
    title: 'cookies of the messaging widget',
    source: 'https://developer.zendesk.com/api-reference/widget-messaging/web/core',
    unconfirmed: true,
    granted: [{ call: 'zE', args: ['messenger:set', 'cookies', 'all'] }],
    denied: [{ call: 'zE', args: ['messenger:set', 'cookies', 'none'] }],
  },
};
