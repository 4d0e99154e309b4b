/** The site's own script, first in every page: what its other code asks whether it may, and keeps things by. */

/**
 * @param consent defines `window.shopConsent`.
 * @param tidy what is to be removed, by category.
 */
export const shopScript = (consent: string, tidy: readonly (readonly [string, string])[]): string => `${consent}
(() => {
  const { has, refused, onChange } = window.shopConsent;
  const waiting = [];
  // On the pages that are sensitive nothing optional is done at all.
  const isSensitive = location.pathname.startsWith('/account');
  const start = () => {
    for (const each of waiting) {
      if (each.done || !has(each.category)) continue;
      each.done = true;
      each.run();
    }
  };
  const clearUp = () => {
    if (!isSensitive) for (const [category, clear] of tidied) if (!has(category)) clear();
  };
  onChange(() => {
    clearUp();
    start();
  });
  window.shop = {
    has,
    refused,
    /** Runs once a category is agreed to: now, or later in this page. */
    when: (category, run) => {
      waiting.push({ category, run, done: false });
      start();
    },
    id: () => crypto.randomUUID().replaceAll('-', ''),
    read: (name) => document.cookie.split('; ').find((each) => each.startsWith(name + '='))?.slice(name.length + 1),
    keep: (name, value, seconds, more = '') => {
      const life = seconds === undefined ? '' : '; max-age=' + seconds;
      document.cookie = name + '=' + value + '; path=/; secure; samesite=lax' + life + more;
    },
    forget: (name, more = '') => {
      document.cookie = name + '=; path=/; max-age=0; secure; samesite=lax' + more;
    },
    /** Loads a script once. */
    load: (src) => document.head.append(Object.assign(document.createElement('script'), { src, async: true })),
    pixel: (src) => Object.assign(new Image(), { src }),
  };
  const tidied = [
    ${tidy.map(([category, code]) => `['${category}', () => { ${code} }]`).join(',\n    ')}
  ];
  clearUp();
})();
`;
