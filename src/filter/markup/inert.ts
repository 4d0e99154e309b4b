import type { Token } from 'parse5';
import { attributeOf, kindOf } from './loads.ts';

type Tag = Token.TagToken;

/** Marks what the second part starts: `data-samtykke="purpose:provider"`. */
const MARK = 'data-samtykke';
/** Marks what nothing starts, since the registry does not name it. */
const WAITS = 'data-samtykke-waits';

/** What of a tag is written in another way. */
export interface TagChanges {
  /** By name: what an attribute is called instead. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Attributes with new values, before the others. */
  readonly set: ReadonlyMap<string, string>;
}

/** How a tag is made inert, so that what it named can still be found, and started where the second part can. */
export function inertChanges(tag: Tag, refused: readonly string[], mark: string): TagChanges {
  const kind = kindOf(tag.tagName);
  const marked: readonly [string, string] = mark === '' ? [WAITS, ''] : [MARK, mark];
  const kept = attributeOf(tag, MARK) === undefined ? [marked] : [];
  // A browser runs no script of an unknown type, and asks for none.
  if (kind === 'script') {
    return { renamed: new Map([['type', 'data-type']]), set: new Map([['type', 'text/plain'], ...kept]) };
  }
  return { renamed: new Map(refused.map((name) => [name, waitingName(tag, name)])), set: new Map(kept) };
}

const waitingName = ({ tagName }: Tag, name: string): string =>
  kindOf(tagName) === 'frame' ? `data-${name}` : `data-samtykke-${name.replace(':', '-')}`;

/**
 * Writes a tag with changes. Its other attributes are as they were; of those that came twice the first counts, and
 * only that is written: the second would else take the place of one that is renamed.
 */
export function writeTag(source: string, tag: Tag, { renamed, set }: TagChanges): string {
  const taken = new Set([...renamed.values(), ...set.keys()]);
  const kept = tag.attrs.flatMap(({ name }) => {
    const text = attributeSource(source, tag, name);
    const other = renamed.get(name);
    if (other !== undefined) return [other + text.slice(name.length)];
    return taken.has(name) ? [] : [text];
  });
  const added = [...set].map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return `${[source.slice(0, 1 + tag.tagName.length), ...added, ...kept].join(' ')}${tag.selfClosing ? ' /' : ''}>`;
}

/** An attribute as the tag has it. */
export function attributeSource(source: string, { location }: Tag, name: string): string {
  const from = location?.startOffset ?? 0;
  const { startOffset, endOffset } = location?.attrs?.[name] ?? { startOffset: from, endOffset: from };
  return source.slice(startOffset - from, endOffset - from);
}

/** Beyond ASCII by number, so that the text is the same in every encoding. */
function escapeValue(value: string): string {
  return value.replace(/[&"<>]|[^ -~\t\n]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}
