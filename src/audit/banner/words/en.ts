import type { ConsentWords } from './consent-words.ts';

export const en: ConsentWords = {
  cookies:
    'cookie* | similar technologies | tracking technologies | tracker* | access information on ~ device | store ~ information on ~ device | local storage',
  use: 'use | uses | used | using | usage | store | stores | storing | sets | setting',
  privacy:
    'privacy | consent* | personal data | partner* | vendor* | advertis* | personali* | analytic* | measur* | tracking | gdpr | ccpa | legitimate interest* | opt out | third part*',
  accept:
    'accept* | agree* | allow* | approve* | consent | i consent | enable all | enable | got it | understood | i understand | =ok | =okay | =ok thanks | =yes | yes ~ happy | yes please | =continue | continue to site | continue to ~ site | sounds good | that s ok | that s fine | fine by me | fine with me | opt in | acknowledge',
  all: 'all | everything',
  refuse:
    'reject* | decline* | refus* | deny* | denied | disagree* | disallow* | disable all | opt out | do not ~ accept | don t ~ accept | do not ~ agree | don t ~ agree | do not ~ consent | don t ~ consent | do not ~ allow | don t ~ allow | not accept | continue without | proceed without | without accepting | without agreeing | without consent* | no thank* | =no | no cookies | not now | only ~ necessary | only ~ essential* | only ~ required | only ~ functional | only ~ strictly | only ~ technical* | necessary ~ only | essential* ~ only | required ~ only | strictly necessary | =necessary cookies | =essential cookies | just ~ essential* | just ~ necessary | object to all | turn off all | block all | do not sell ~',
  settings:
    'setting* | preference* | customi* | manage | manage ~ | options | more options | configure | choices | choose | let me choose | cookie choices | privacy choices | privacy center | personali* ~ choices | show details | show purposes | view purposes | adjust | review ~ choices | set ~ preferences | fine tune | more choices | cookie details',
  save: 'save* | confirm* | accept selected | accept ~ selected | allow selected | allow ~ selected | accept selection | allow selection | agree ~ selected | selected only | only selected | submit ~ preferences | submit ~ choices | update ~ preferences | update ~ choices | apply* | =done | =submit | accept ~ choices | use selected | selection',
  more: 'learn more | more information | more info | read more | find out more | more details | =details | =more',
  close: 'close | dismiss | =x',
  policy:
    'policy | policies | privacy notice | cookie notice | privacy statement | cookie statement | terms ~ | imprint | legal notice | cookie list | =privacy | =terms',
  again:
    'cookie setting* | cookie preference* | cookies setting* | cookies preference* | manage cookie* | manage ~ cookie* | manage ~ consent* | manage ~ privacy | manage ~ choices | consent setting* | consent preference* | consent manager | consent choices | privacy setting* | privacy preference* | privacy manager | privacy center | privacy choices | cookie choices | cookie consent | cookie control | cookie manager | tracking preference* | change ~ consent | change ~ cookie* | update ~ consent | update ~ cookie* | review ~ consent | review ~ cookie* | edit ~ cookie* | withdraw ~ consent | revoke ~ consent | do not sell ~ | don t sell ~ | reopen ~ cookie* | adjust ~ cookie*',
  categories: {
    essential: 'necessary | essential* | strictly | required | basic',
    functionality: 'functional* | preference* | comfort | convenience | features',
    analytics: 'analytic* | statistic* | performance | measurement | audience | insights',
    personalised: 'personali* | customi* content | recommend* | interest*',
    marketing: 'marketing | advertis* | ads | targeting | targeted | personali* ads | social media | remarketing',
  },
};
