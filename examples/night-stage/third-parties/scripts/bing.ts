import { SECONDS, scriptOf } from './script.ts';

/**
 * Microsoft's tag. It hears of consent as the real one does, by what is pushed. Ours: without consent it is silent, where
 * the real one sends without cookies; and it asks for 390 days, as is commonly seen.
 */
export const UET_SCRIPT = scriptOf(
  'bat.js',
  `
  const identifier = () => crypto.randomUUID().replaceAll('-', '');
  window.UET = function ({ ti, q, enableAutoSpaTracking }) {
    let isGranted = true;
    const load = () => {
      if (!isGranted) return;
      keep('_uetsid', read('_uetsid') ?? identifier(), ${SECONDS.day});
      keep('_uetvid', read('_uetvid') ?? identifier(), ${390 * SECONDS.day});
      sendPicture('/action/0', { ti, Ver: 2, evt: 'pageLoad', sid: read('_uetsid') ?? '', vid: read('_uetvid') ?? '', p: location.href });
    };
    this.push = (...all) => {
      all.forEach((each, at) => {
        if (each === 'consent') isGranted = all[at + 2]?.ad_storage !== 'denied';
        if (each === 'pageLoad') load();
      });
    };
    this.push(...(Array.isArray(q) ? q : []));
    if (enableAutoSpaTracking) for (const event of ['popstate', 'hashchange']) addEventListener(event, load);
  };
`,
);
