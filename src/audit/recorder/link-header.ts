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
    const [, quoted, plain] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters) ?? [];
    const rels = (quoted ?? plain ?? '')
      .toLowerCase()
      .split(/\s+/)
      .filter((rel) => rel !== '');
    if (URL.canParse(target, base) && rels.length > 0) links.push({ url: new URL(target, base).href, rels });
  }
  return links;
}
