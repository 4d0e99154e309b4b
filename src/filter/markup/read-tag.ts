import { type Token, Tokenizer } from 'parse5';

type Tag = Token.TagToken;

const noop = (): void => {};

/**
 * Reads the source of one start tag.
 *
 * @param otherwise for a source that holds none.
 */
export function readTag(source: string, otherwise: Tag): Tag {
  let found = otherwise;
  const handler = {
    onComment: noop,
    onDoctype: noop,
    onEndTag: noop,
    onEof: noop,
    onCharacter: noop,
    onNullCharacter: noop,
    onWhitespaceCharacter: noop,
    onParseError: null,
    onStartTag(tag: Tag): void {
      found = tag;
    },
  };
  new Tokenizer({}, handler).write(source, true);
  return found;
}
