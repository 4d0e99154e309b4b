import type { Token } from 'parse5';
import type { AddressKind } from '../../registry/index.ts';
import { refreshAddresses } from '../refresh.ts';

type Tag = Token.TagToken;

/**
 * What an address waits for: `undefined` when it may be loaded, `purpose:provider`, or empty where nothing opens it.
 *
 * @param name as decisions name addresses: `host/path`, or `/path` on the page's own host.
 */
export type MarkOf = (kind: AddressKind, name: string) => string | undefined;

const SVG_LINKS = ['href', 'xlink:href'];
const BACKGROUND = ['background'];

/** HTML standard, the elements that load by themselves, and the attributes that say from where. */
const LOADS = new Map<string, readonly string[]>([
  ['script', ['src', ...SVG_LINKS]],
  ['iframe', ['src']],
  ['frame', ['src']],
  ['img', ['src', 'srcset']],
  // Outside of SVG the parser reads `image` as `img`.
  ['image', ['src', 'srcset', ...SVG_LINKS]],
  ['feimage', SVG_LINKS],
  ['use', SVG_LINKS],
  ['source', ['src', 'srcset']],
  ['video', ['src', 'poster']],
  ['audio', ['src']],
  ['track', ['src']],
  ['embed', ['src']],
  ['object', ['data']],
  ['input', ['src']],
  ['link', ['href', 'imagesrcset']],
  ['meta', ['content']],
  ...['body', 'table', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'].map(
    (name) => [name, BACKGROUND] as const,
  ),
]);

/** Values of `rel` that make a link load or connect; the others (`canonical`, `alternate`) only tell. */
const LOADING_RELS =
  /(?:^|\s)(?:stylesheet|preload|modulepreload|prefetch|prerender|preconnect|dns-prefetch|icon|mask-icon|fluid-icon|apple-touch-icon(?:-precomposed)?|apple-touch-startup-image|manifest|compression-dictionary)(?:\s|$)/i;

export const kindOf = (tagName: string): AddressKind =>
  tagName === 'script' ? 'script' : tagName === 'iframe' || tagName === 'frame' ? 'frame' : 'beacon';

export function attributeOf({ attrs }: Pick<Tag, 'attrs'>, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}

/** The attributes of a tag that are loaded from, each with its addresses. */
export function addressesOf(tag: Tag, isForeign: boolean): readonly (readonly [name: string, readonly string[]])[] {
  if (!isLoading(tag)) return [];
  return namesFor(tag, isForeign).flatMap((name) => {
    const value = attributeOf(tag, name);
    return value === undefined ? [] : [[name, readAddresses(tag, name, value)] as const];
  });
}

/** In SVG every reference may load, but that of a link. */
function namesFor({ tagName }: Tag, isForeign: boolean): readonly string[] {
  return LOADS.get(tagName) ?? (isForeign && tagName !== 'a' ? SVG_LINKS : []);
}

function isLoading(tag: Tag): boolean {
  const is = (name: string, value: RegExp) => value.test(attributeOf(tag, name) ?? '');
  if (tag.tagName === 'input') return is('type', /^image$/i);
  if (tag.tagName === 'link') return is('rel', LOADING_RELS);
  if (tag.tagName === 'meta') return is('http-equiv', /^refresh$/i);
  // What has been made inert, or marked up: no browser asks for a script of an unknown type.
  return tag.tagName !== 'script' || !is('type', /^text\/plain$/i);
}

function readAddresses({ tagName }: Tag, name: string, value: string): readonly string[] {
  if (name.endsWith('srcset')) return readSrcset(value);
  if (tagName === 'meta') return refreshAddresses(value);
  // A reference within the document.
  return name.endsWith('href') && value.startsWith('#') ? [] : [value];
}

/** HTML standard, 'parsing a srcset attribute': an address ends at white space, or at a comma before it. */
function readSrcset(value: string): readonly string[] {
  const candidate = /[\t\n\f\r ,]*([^\t\n\f\r ]+)/y;
  // Descriptors end at a comma that stands outside of parentheses.
  const descriptors = /(?:\([^)]*(?:\)|$)|[^,(])*/y;
  const found: string[] = [];
  for (let at = 0; at < value.length; at = descriptors.lastIndex) {
    candidate.lastIndex = at;
    const address = candidate.exec(value)?.[1];
    if (address === undefined) break;
    found.push(address.replace(/,+$/, ''));
    descriptors.lastIndex = candidate.lastIndex;
    if (!address.endsWith(',')) descriptors.test(value);
  }
  return found;
}
