/** A piece of XML 1.0. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  /** Elements, or a text. */
  readonly content?: readonly XmlElement[] | string;
}

/** A whole document, in which every text is escaped and holds no letter that XML 1.0 does not know. */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${elementAt(root, '')}`;

function elementAt({ name, attributes = {}, content = '' }: XmlElement, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${attribute(value)}"`,
  );
  const start = `${indent}<${name}${written.join('')}`;
  if (typeof content === 'string') return content === '' ? `${start}/>` : `${start}>${escaped(content)}</${name}>`;
  if (content.length === 0) return `${start}/>`;
  const inside = content.map((each) => elementAt(each, `${indent}  `)).join('\n');
  return `${start}>\n${inside}\n${indent}</${name}>`;
}

// XML 1.0 2.2: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]; 4.1 forbids a reference
// to any other too, so it is left out. Those that only a terminal minds go with it.
const NO_CHAR = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]|[\u007F-\u009F]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replace(NO_CHAR, '').replace(/[&<>"]/g, (letter) => ENTITIES[letter] as string);

// XML 1.0 3.3.3: a line break that stands in an attribute as itself is read as a space.
const attribute = (value: string | number): string =>
  escaped(String(value)).replace(/[\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);
