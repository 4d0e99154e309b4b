/**
 * What Firefox does not do, as seen with 140: it lacks the interface, waits for something that a test's page does not
 * have (addresses of this machine are no candidates of its peer connections, it prefetches when nothing else is asked for), or reads the markup otherwise.
 */
export const FIREFOX_LACKS: ReadonlySet<string> = new Set([
  'stun',
  'stun-list',
  'stun-later',
  'turn',
  'turn-tcp',
  'peer-candidate',
  'frame-peer',
  'own-worker-nested',
  'prefetch',
  'static-prefetch',
  'header-prefetch',
  'ping',
  'ping-area',
  'html-ping',
  'redirect-ping',
  'refresh-later',
  'header-refresh',
  'realm-blank-cookie',
  'import-map',
]);
