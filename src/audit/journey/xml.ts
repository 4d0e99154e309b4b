/** Reads XML as far as sitemaps and feeds need it: elements and their texts, in order. No entities of a file's own. */

export interface XmlElement {
  /** Without its prefix, in small letters. */
  readonly name: string;
  /** Prefix and name, as written: `image:loc`. */
  readonly fullName: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands directly in it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface Open {
  readonly fullName: string;
  readonly attributes: Record<string, string>;
  text: string;
  readonly children: XmlElement[];
}

/** A sitemap has at most 50,000 addresses in 50 MiB (sitemaps.org). */
const MOST_CHARACTERS = 52_428_800;
const MOST_DEPTH = 64;

/** @returns the outermost element; nothing for what is no XML. Ends of elements that were never begun are passed over. */
export function parseXml(text: string): XmlElement | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const root = newOpen('', {});
  const open: Open[] = [root];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    (open.at(-1) ?? root).text += decode(text.slice(at, end));
    if (next < 0) break;
    at = readMarkup(text, next, open);
    if (open.length > MOST_DEPTH) return undefined;
  }
  while (open.length > 1) close(open);
  return root.children[0];
}

const newOpen = (fullName: string, attributes: Record<string, string>): Open => ({
  fullName,
  attributes,
  text: '',
  children: [],
});

/** @returns where what begins at `at` ends. */
function readMarkup(text: string, at: number, open: Open[]): number {
  for (const [begin, end] of [
    ['<!--', '-->'],
    ['<?', '?>'],
  ] as const) {
    if (text.startsWith(begin, at)) return after(text, end, at + begin.length);
  }
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at);
    const inner = text.slice(at + 9, end < 0 ? text.length : end);
    const current = open.at(-1);
    if (current) current.text += inner;
    return end < 0 ? text.length : end + 3;
  }
  if (text.startsWith('<!', at)) return after(text, '>', at);
  return readTag(text, at, open);
}

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at + what.length;
}

function readTag(text: string, at: number, open: Open[]): number {
  const end = endOfTag(text, at);
  const inside = text.slice(at + 1, end - 1);
  if (inside.startsWith('/')) {
    closeNamed(open, inside.slice(1).trim());
    return end;
  }
  const isEmpty = inside.endsWith('/');
  const content = isEmpty ? inside.slice(0, -1) : inside;
  const space = content.search(/\s/);
  const name = space < 0 ? content : content.slice(0, space);
  open.push(newOpen(name, space < 0 ? {} : attributesOf(content.slice(space))));
  if (isEmpty) close(open);
  return end;
}

/** Behind the `>` that ends a tag; one in quotes does not. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  for (let index = at; index < text.length; index++) {
    const letter = text[index] ?? '';
    if (quote === '' && letter === '>') return index + 1;
    if (quote === letter) quote = '';
    else if (quote === '' && (letter === '"' || letter === "'")) quote = letter;
  }
  return text.length + 1;
}

/** From one `=` to the next, so that it takes no longer than the text is long; what is no pair is passed over. */
function attributesOf(text: string): Record<string, string> {
  const pairs: [name: string, value: string][] = [];
  let from = 0;
  for (let equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', from)) {
    const name = text.slice(from, equals).trimEnd().split(/\s+/).at(-1) ?? '';
    from = equals + 1;
    const begin = afterSpace(text, from);
    const quote = text.charAt(begin);
    if (name === '' || (quote !== '"' && quote !== "'")) continue;
    const end = text.indexOf(quote, begin + 1);
    if (end < 0) break;
    pairs.push([name.toLowerCase(), decode(text.slice(begin + 1, end))]);
    from = end + 1;
  }
  return Object.fromEntries(pairs);
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}

function closeNamed(open: Open[], name: string): void {
  const at = open.findLastIndex(({ fullName }, index) => index > 0 && fullName === name);
  if (at < 0) return;
  while (open.length > at) close(open);
}

function close(open: Open[]): void {
  const done = open.pop();
  const { fullName, attributes, text, children } = done ?? newOpen('', {});
  const name = fullName.slice(fullName.indexOf(':') + 1).toLowerCase();
  open.at(-1)?.children.push({ name, fullName, attributes, text: text.trim(), children });
}

/** A map, since `&constructor;` is a name as well. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities of XML, and characters by number. */
function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? all;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
