/** XML as a strict parser reads it. */
import { SaxesParser } from 'saxes';

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** The root of a document. Throws where it is not well-formed, with the place. */
export function parseXml(text: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlNode[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (piece) => {
    const node = open.at(-1);
    if (node) node.text += piece;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  const found = root.children[0];
  if (!found) throw new Error('there is no element');
  return found;
}

/** Every element of a name, however deep. */
export const allNamed = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.flatMap((each) => [...(each.name === name ? [each] : []), ...allNamed(each, name)]);
