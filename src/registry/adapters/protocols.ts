import { LIVE, type Protocol } from './adapter.ts';

/**
 * Google's consent mode, version 2, in its basic form: the defaults are told, but no tag of Google's loads before
 * something is granted, so the pings of the advanced form are never sent.
 */
export const GOOGLE_CONSENT_MODE: Protocol = {
  id: 'google-consent-mode',
  title: 'consent mode v2',
  source: 'https://developers.google.com/tag-platform/security/guides/consent',
  kinds: [
    'ad_storage',
    'ad_user_data',
    'ad_personalization',
    'analytics_storage',
    'functionality_storage',
    'personalization_storage',
    'security_storage',
  ],
  // Ours: these three belong to no product of Google's, so they follow the categories of the same meaning.
  byCategory: {
    functionality_storage: 'functionality',
    personalization_storage: 'personalised',
    security_storage: 'essential',
  },
  before: [{ command: 'dataLayer', args: ['consent', 'default', LIVE.states], first: true }],
  update: [{ command: 'dataLayer', args: ['consent', 'update', LIVE.states] }],
};

export const MICROSOFT_UET: Protocol = {
  id: 'microsoft-uet',
  title: 'UET consent mode',
  source: 'https://help.ads.microsoft.com/apex/index/3/en/60119',
  unconfirmed: true,
  kinds: ['ad_storage'],
  before: [{ push: 'uetq', args: ['consent', 'default', LIVE.states], first: true }],
  update: [{ push: 'uetq', args: ['consent', 'update', LIVE.states] }],
};

export const MICROSOFT_CLARITY: Protocol = {
  id: 'microsoft-clarity',
  title: 'Clarity consent API v2',
  source: 'https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-consent-api-v2',
  kinds: ['ad_Storage', 'analytics_Storage'],
  before: [
    { stub: 'clarity', queue: 'clarity.q' },
    { call: 'clarity', args: ['consentv2', LIVE.states] },
  ],
  update: [{ call: 'clarity', args: ['consentv2', LIVE.states] }],
};
