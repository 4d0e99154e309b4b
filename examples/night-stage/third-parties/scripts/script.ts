/** A visitor is told apart, and an event counted, for as long as this. */
export const SECONDS = { minute: 60, halfHour: 1_800, hour: 3_600, day: 86_400, year: 31_536_000 } as const;

/**
 * What the stand-ins share; each of the real ones has it in its own words. They store nothing but cookies, at the site's
 * own host, and send addresses with a query, as the real ones do.
 */
const SHARED = `
  const server = new URL(document.currentScript.src).origin;
  const read = (name) => document.cookie.split('; ').find((each) => each.startsWith(name + '='))?.slice(name.length + 1);
  const keep = (name, value, seconds) => {
    document.cookie = name + '=' + value + '; path=/' + (seconds ? '; max-age=' + seconds : '');
  };
  const keepOnce = (name, value, seconds) => {
    if (read(name) === undefined) keep(name, value, seconds);
  };
  const number = () => crypto.getRandomValues(new Uint32Array(1))[0];
  const now = () => Math.floor(Date.now() / 1000);
  const addressOf = (path, query) => server + path + '?' + new URLSearchParams(query);
  const sendPicture = (path, query) => { new Image().src = addressOf(path, query); };
  const sendBeacon = (path, query) => { navigator.sendBeacon(addressOf(path, query)); };
  const sendFetch = (path, query) => {
    fetch(addressOf(path, query), { method: 'POST', mode: 'no-cors', keepalive: true }).catch(() => undefined);
  };
`;

/** A script as a page runs it: nothing of it is seen by another. */
export const scriptOf = (name: string, code: string): string =>
  `// Stands in for ${name}: sets its cookies and tells a server on this machine, and no other.\n(() => {${SHARED}${code}})();\n`;
