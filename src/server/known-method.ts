/** RFC 9110 9.3 and RFC 5789. */
const METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
]);

/** A method as it may be counted: a client can make up others without end, which are all `_OTHER` (OpenTelemetry's word). */
export const knownMethod = (method: string): string => (METHODS.has(method) ? method : '_OTHER');
