import type { Family } from '../../src/features/index.ts';

/** What stands behind each entry of the registry that the site itself keeps: for the operator's map. */
export const FAMILIES: readonly Family[] = [
  {
    name: 'Consent',
    names: ['consent'],
    code: 'src/decision/codec.ts',
  },
  {
    name: 'Language',
    names: ['site_lang', 'dismissedLanguageBanner'],
    code: 'examples/night-stage/layout/layout.ts',
  },
  {
    name: 'Experiments',
    names: [
      'experiment_unique_visitor_id',
      'abTestVariantId',
      'jsmAbTest',
      'enabledListPageSmallerSectionsRandomization',
      'listpage_member_id',
    ],
    code: 'examples/night-stage/lists/list-page.ts',
  },
  {
    name: 'Lists as somebody likes them',
    names: [
      'gridSize',
      'category',
      'listPageOrderType',
      'firstListPageOrderType',
      'listPageFavoriteOrderType',
      'listPageFavoriteViewType',
      'listPageFavoriteViewTypeSwitched',
      'listPageHistoryOrderType',
      'listPageSnapshotOrderType',
      'listPageIds',
      'guest-favorites',
    ],
    code: 'examples/night-stage/lists/',
  },
  {
    name: 'Personalised content',
    names: [
      'gravity_cookie',
      'is_personalized_content_allowed',
      'is_personalized_content_consent_given',
      'is_personalized_content_dismissed',
      'is_sensitive_data_collection_allowed',
    ],
    code: 'examples/night-stage/lists/for-you.ts',
  },
  {
    name: 'Sign-in',
    names: ['session', 'oAuthAccessToken', 'oAuthRefreshToken', 'alId', 'alToken', 'autologin', 'logout'],
    code: 'examples/night-stage/sign-in/',
  },
  {
    name: 'Card bonus',
    names: ['cardValidationAllowed', 'cardValidationStatus'],
    code: 'examples/night-stage/sign-in/card-bonus.ts',
  },
  {
    name: 'Purchase',
    names: ['lastSession', 'tppId', 'oneclick', 'incompleted-unlock', 'conversion_metric_product_number'],
    code: 'examples/night-stage/shop/',
  },
  {
    name: 'Partners',
    names: ['awe_id', 'psid', 'ccs', 'token_id', 'clicked', 'psidlanded', 'pstour', 'psref', 'refererid'],
    code: 'examples/night-stage/partners/',
  },
  {
    name: 'Promotions',
    names: [
      'ad',
      'lastSeenCampaignId',
      'helloBarMessageDismissed',
      'clubEliteBannerClosed',
      'WoFData',
      'LWGuestClaimToken',
      'unique_visitor_id',
    ],
    code: 'examples/night-stage/promotions/',
  },
  {
    name: 'Age',
    names: ['over18Approved', 'are_essential_consents_given', 'ageVerificationStatus', 'ageVerificationToken'],
    code: 'examples/night-stage/age/',
  },
  {
    name: 'Routing and layout',
    names: ['originalNode', 'usertype', 'forcedesktop', 'cobrandId', 'lla'],
    code: 'examples/night-stage/layout/',
  },
];
