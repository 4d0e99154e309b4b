/**
 * A file as a URI reference (RFC 3986) with forward slashes, as code hosts read it.
 *
 * @param root folder of the repository, which the result is relative to; a file that is not in it keeps its own path.
 */
export function fileUri(file: string, root = ''): string {
  const path = slashed(file);
  const folder = slashed(root).replace(/\/*$/, '/');
  const inside = root !== '' && path.startsWith(folder) ? path.slice(folder.length) : path;
  const plain = inside
    .replace(/^(\.\/)+/, '')
    .split('/')
    .map(encodeSegment)
    .join('/');
  if (/^[A-Za-z]:\//.test(inside)) return `file:///${inside[0]}:${plain.slice('C%3A'.length)}`;
  return plain.startsWith('/') ? `file://${plain}` : plain;
}

/** Ours: what servers take for an address ends there or thereabouts. */
const MOST_LETTERS = 8_000;

const slashed = (path: string): string => path.replaceAll('\\', '/');
const encodeSegment = (segment: string): string => encodeURIComponent(segment.toWellFormed());

/**
 * The address of a page or script as a URI: browsers let letters stand in one that RFC 3986 does not.
 *
 * @returns `undefined` for what is no address, such as the empty one of inline code, or a whole script in a `data:` one.
 */
export function addressUri(address: string): string | undefined {
  if (address.length > MOST_LETTERS || !URL.canParse(address)) return undefined;
  const { href } = new URL(address);
  const [, head = '', rest = ''] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)(.*)$/s.exec(href) ?? [];
  const [beforeHash = '', ...hash] = rest.split('#');
  return `${head}${encodeRest(beforeHash)}${hash.length > 0 ? `#${encodeRest(hash.join('%23'))}` : ''}`;
}

// RFC 3986 2: what is neither reserved nor unreserved is encoded, a percent sign only where no two digits follow it.
const encodeRest = (text: string): string =>
  text
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^\w.~:/?@!$&'()*+,;=%-]/gu, (letter) => encodeURIComponent(letter));
