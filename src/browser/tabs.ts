/**
 * Keeps the tabs of a site in step. A message says only that there may be something new; what holds is
 * always read from the cookie, so a forged message changes nothing.
 *
 * @param apply brings this page in line with the cookie.
 * @returns tells the other tabs.
 */
export function connectTabs(apply: () => void): () => void {
  const channel = new BroadcastChannel('samtykke');
  channel.addEventListener('message', apply);
  // A page that comes back from the back/forward cache, or a tab in which time has passed.
  window.addEventListener('pageshow', (event) => event.persisted && apply());
  document.addEventListener('visibilitychange', () => !document.hidden && apply());
  return () => channel.postMessage('changed');
}
