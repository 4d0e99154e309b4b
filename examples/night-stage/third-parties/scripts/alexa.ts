import { SECONDS, scriptOf } from './script.ts';

/** Alexa's statistics, which its maker ended in May 2022. It knew of no consent. */
export const ALEXA_SCRIPT = scriptOf(
  'atrk.js',
  `
  const hit = () => {
    keepOnce('__auc', number().toString(16), ${SECONDS.year});
    keep('__asc', read('__asc') ?? number().toString(16), ${SECONDS.halfHour});
    sendPicture('/atrk.gif', { jsv: '20130128', sess_cookie: read('__asc') ?? '', user_cookie: read('__auc') ?? '', url: location.href });
  };
  hit();
  addEventListener('hashchange', hit);
`,
);
