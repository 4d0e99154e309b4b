/** A path on this origin and nothing else, as a browser would read it: no other host by any spelling. */
export function safePath(path: string | undefined): string | undefined {
  const own = 'http://own.invalid';
  if (!path?.startsWith('/') || !URL.canParse(path, own)) return undefined;
  const { origin, pathname, search, hash } = new URL(path, own);
  // `/.//host` becomes a path that would be read as a host.
  return origin === own && !pathname.startsWith('//') ? pathname + search + hash : undefined;
}
