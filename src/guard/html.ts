import { call, dictionary, exec, indexOf, slice } from '../decision/index.ts';
import { isLoading, plainName, TAG } from './loads.ts';
import { accessor, attribute, toLower, trusted } from './natives.ts';
import { NOWHERE } from './nowhere.ts';

/** Whether an attribute of a tag may be loaded from, by its text. */
export type MayLoad = (tag: string, name: string, text: string) => boolean;

/** Before the name of an attribute that waits: a browser loads from none of a name it does not know. */
export const WAITS = 'data-samtykke-';

/** HTML 13.2.5.32 to 39: white space or slashes, a name, and a value, if there is one. */
const ATTRIBUTE =
  /([\t\n\f\r /]*)(=[^\t\n\f\r />=]*|[^\t\n\f\r />=]+)(?:[\t\n\f\r ]*=[\t\n\f\r ]*("[^"]*"|'[^']*'|[^\t\n\f\r "'>][^\t\n\f\r >]*)?)?/y;
const NOT_ENDED = /<[a-z]*$/i;

/** A text of HTML in which nothing loads that may not. */
export interface CleanHtml {
  readonly clean: string;
  /** Where, in the text as it was, a tag begins that does not end; the text's length where none does. */
  readonly open: number;
}

/**
 * Makes the attributes of a text of HTML wait that may not be loaded from.
 *
 * Every `<` before a name of a tag that loads is read as if a tag began there, whatever it stands in. So whichever of
 * them a browser takes for a tag, its attributes were read as the browser reads them; a comment or a script's text
 * that holds the same is changed too, which harms nothing. What is added has no quote and no space in it.
 *
 * @param first what a frame's own text begins with, if it has one.
 */
export function cleanHtml(text: string, mayLoad: MayLoad, first = ''): CleanHtml {
  /** What has to stand at which place. Keys that are numbers are told in their order. */
  const found = dictionary<string>();
  let open = exec(NOT_ENDED, text)?.index ?? text.length;
  TAG.lastIndex = 0;
  for (let begin = exec(TAG, text); begin; begin = exec(TAG, text)) {
    const after = TAG.lastIndex;
    const tag = toLower(begin[1] as string);
    const end = readAttributes(text, after, (name, at, value, valueAt) => {
      // A tree that nobody can look into could send a form that nobody sees. Of two attributes the first one counts.
      if (name === 'shadowrootmode' && toLower(readValue(value)) === 'closed') found[at] = `${name}=open `;
      if (!isLoading(tag, name)) return;
      if (!mayLoad(tag, name, readValue(value))) found[at] = WAITS;
      else if (name === 'srcdoc') found[valueAt] = escaped(first);
    });
    if (begin.index < open && indexOf(text, '>', end) < 0) open = begin.index;
    TAG.lastIndex = after;
  }
  let clean = '';
  let from = 0;
  for (const at in found) {
    clean += slice(text, from, +at) + found[at];
    from = +at;
  }
  return { clean: clean + slice(text, from), open };
}

/**
 * Reads the attributes of a tag.
 *
 * @param tell gets each name and where it begins, its value as it is written, and where that begins within its quotes.
 * @returns where the last one ends; the text's length where a quote is not closed.
 */
function readAttributes(
  text: string,
  from: number,
  tell: (name: string, at: number, value: string, valueAt: number) => void,
): number {
  let end = from;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const next = exec(ATTRIBUTE, text);
    if (!next) return end;
    end = ATTRIBUTE.lastIndex;
    const value = next[3] ?? '';
    // A quote that is not closed: all that follows belongs to the value.
    if (!value && isQuote(text[end])) return text.length;
    const name = plainName(next[2] as string);
    tell(name, next.index + (next[1] as string).length, value, end - value.length + (isQuote(value[0]) ? 1 : 0));
  }
}

const isQuote = (letter: string | undefined): boolean => letter === '"' || letter === "'";

/** A tag as it stands in the value of an attribute. */
const escaped = (tag: string): string => `&lt;${slice(tag, 1)}`;

const { createElement } = Document.prototype;
/** Made when it is first needed: few values have a character reference, and most pages paint before one is read. */
let holder: Element | undefined;
const { set: writeHtml } = accessor(Element.prototype, 'innerHTML');
const { get: contentOf } = accessor(HTMLTemplateElement.prototype, 'content');
const { get: firstChildOf } = accessor(Node.prototype, 'firstChild');

let reading = false;
/** Whether a text is only read: what a page's policy makes of it then would tell of another one. */
export const isReading = (): boolean => reading;

/**
 * What a value says, by the browser's own reading of its character references; nothing is loaded for that.
 * Where a page forbids our Trusted Types policy, nobody can tell: then the address of nothing that is allowed.
 */
function readValue(written: string): string {
  if (indexOf(written, '&') < 0) return isQuote(written[0]) ? slice(written, 1, -1) : written;
  reading = true;
  try {
    holder ??= call<Element>(createElement, document, ['template']);
    call(writeHtml, holder, [trusted('createHTML', `<p title=${written}>`)]);
    return attribute(call(firstChildOf, call(contentOf, holder)), 'title') ?? '';
  } catch {
    return NOWHERE;
  } finally {
    reading = false;
  }
}
