import {
  type AddressKind,
  add,
  call,
  type Dictionary,
  dictionary,
  exec,
  indexOf,
  slice,
  split,
} from '../decision/index.ts';
import { accessor, toLower } from './natives.ts';

/** HTML, SVG and XSL: the elements that load or send by themselves, and the attributes that say where. */
const LOADS = `script src href xlink:href type
base href
iframe src srcdoc
frame src
img src srcset
image src srcset href xlink:href
use href xlink:href
feimage src srcset href xlink:href
feImage src srcset href xlink:href
set to
animate to from values
source src srcset
video src poster
audio src
track src
embed src
object data
input src formaction
button formaction
form action
link href imagesrcset
meta content
a ping
area ping
body background
table background
thead background
tbody background
tfoot background
colgroup background
col background
tr background
td background
th background
import href
include href`;

/** By tag, in small letters: its attributes. By tag and attribute with a space between: whether there is one. */
const loads: Dictionary<readonly string[]> = dictionary();

function readLoads(): string {
  let tags = '';
  for (const row of LOADS.split('\n')) {
    const [tag, ...names] = row.split(' ') as [string, ...string[]];
    tags += `|${tag}`;
    loads[tag] = names;
    for (const name of names) {
      loads[`${tag} ${name}`] = names;
      loads[` ${name}`] = names;
    }
  }
  return tags.slice(1);
}

/**
 * The beginning of a tag of one of them, in XML after a prefix, and with it what only looks like one; of a template too,
 * which may be a tree.
 */
export const TAG = new RegExp(`<(?:[^\\t\\n\\f\\r /<>:]*:)?(${readLoads()}|template)(?=[\\s/>])`, 'gi');

/** The attributes that an element of a tag loads from; absent when it loads from none. */
export const loadingAttributes = (tag: string): readonly string[] | undefined => loads[tag];
/** @param tag empty: of any tag. */
export const isLoading = (tag: string, name: string): boolean => loads[`${tag} ${name}`] !== undefined;

/** The name of an attribute as {@link isLoading} has it: in XML any prefix may stand for XLink. */
export const plainName = (qualified: string): string => toLower(slice(qualified, indexOf(qualified, ':') + 1));

const { get: typeOf } = accessor(Node.prototype, 'nodeType');
const { get: nameOf } = accessor(Element.prototype, 'localName');

/** The tag of an element, as it is spelt: no other spelling loads anything. Empty for other nodes. */
export const tagOf = (node: unknown): string => (call(typeOf, node) === 1 ? call(nameOf, node) : '');

export const kindOf = (tag: string): AddressKind =>
  // What a base leads to, scripts are loaded from too.
  tag === 'script' || tag === 'base' ? 'script' : tag === 'iframe' || tag === 'frame' ? 'frame' : 'beacon';

/** Attributes that hold several addresses. */
const SEVERAL = /set$|^ping$/;
/**
 * HTML standard, 'shared declarative refresh steps': the first quote of its kind ends what a quote has begun, and nothing
 * else; Chromium takes the last one.
 */
const REFRESH = /^\s*[\d.]+(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:(["'])(?=(.*?)(?:\1|$))(?:(.*)\1)?|(.+))/is;

/**
 * The addresses that an attribute's text holds. Ours: of several each begins after white space or a comma, and only
 * white space ends it, since a comma can be a part of a host; so what a browser could read as an address is one, and
 * what is none stands for the site itself.
 */
export function addressesIn(name: string, text: string): readonly string[] {
  if (name === 'content') {
    const found = exec(REFRESH, text);
    if (!found) return [];
    const first = found[2] as string;
    return found[4] === undefined ? [first, found[3] ?? first] : [found[4]];
  }
  // Between them, and by no space: browsers pass a line break over that stands in an address.
  if (name === 'values') return split(text, ';');
  if (!exec(SEVERAL, name)) return [text];
  const found: string[] = [];
  const piece = /[^\t\n\f\r ,]+(?=([^\t\n\f\r ]*?),*(?:[\t\n\f\r ]|$))/g;
  for (let next = exec(piece, text); next; next = exec(piece, text)) add(found, next[0] + next[1]);
  return found;
}
