/** What Firefox has no interface for, as seen with 153. */
export const FIREFOX_LACKS: ReadonlySet<string> = new Set([
  'old-file-system',
  'bucket-open',
  'bucket-database',
  'bucket-undeclared',
  'fetch-later',
  'web-socket-stream',
  'stun-old-name',
  'sign-in',
  'paint-worklet',
  'shared-worklet',
  'style-map',
  'import-css',
  'rules-prefetch',
  'rules-prerender',
  'rules-html',
  'static-rules',
]);

/**
 * What a test's page does not bring about in Firefox, as seen with 153, or not each time: it takes no candidate from the
 * page, prefetches when nothing else is asked for, ends a worker that nobody holds with those that it started, does not
 * leave for a refresh that comes late, keeps no cookie of a frame without an address, and has one import map.
 */
export const FIREFOX_UNTRIED: ReadonlySet<string> = new Set([
  'peer-candidate',
  'own-worker-nested',
  'prefetch',
  'static-prefetch',
  'header-prefetch',
  'refresh-later',
  'header-refresh',
  'realm-blank-cookie',
  'import-map',
]);
