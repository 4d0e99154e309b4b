/** A link of a header: what it points to, and what it is for. */
export interface HeaderLink {
  readonly url: string;
  /** In lower case. */
  readonly rels: readonly string[];
}

/**
 * Reads a `Link` header (RFC 8288 3).
 *
 * @param base what addresses in it are read against.
 */
export function readLinkHeader(header: string, base: string): readonly HeaderLink[] {
  const links: HeaderLink[] = [];
  for (const [, target = '', parameters = ''] of header.matchAll(/<([^>]*)>((?:[^,"]|"[^"]*")*)/g)) {
    const rels = relOf(parameters)
      .toLowerCase()
      .split(/\s+/)
      .filter((rel) => rel !== '');
    if (URL.canParse(target, base) && rels.length > 0) links.push({ url: new URL(target, base).href, rels });
  }
  return links;
}

/** The first `rel`; others are passed over (RFC 8288 3.3). */
function relOf(parameters: string): string {
  for (const [, name = '', quoted, plain = ''] of parameters.matchAll(
    /;\s*([^\s=;]+)\s*(?:=\s*(?:"([^"]*)"|([^;]*)))?/g,
  ))
    if (name.toLowerCase() === 'rel') return quoted ?? plain;
  return '';
}
