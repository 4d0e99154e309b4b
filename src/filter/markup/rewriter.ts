import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';
import { addressName, baseFrom } from '../address.ts';
import { decodeBytes, readsAsAscii, toText } from './bytes.ts';
import { inertChanges, type TagChanges, writeTag } from './inert.ts';
import { addressesOf, attributeOf, kindOf, type MarkOf } from './loads.ts';
import { Nesting } from './nesting.ts';
import { readTag } from './read-tag.ts';

type Tag = Token.TagToken;

export interface PageRules {
  /** Address of the page. */
  readonly page: URL;
  readonly markOf: MarkOf;
  /** The encoding that the response declares (`charset` of its `Content-Type`), if it does. */
  readonly charset?: string | undefined;
}

const noop = (): void => {};

/**
 * Reads a page piece by piece and writes it with the elements made inert whose addresses are refused. Texts hold
 * one byte a letter.
 */
export class Rewriter implements TokenHandler {
  readonly onParseError = null;
  readonly onNullCharacter = (token: Token.CharacterToken): void => this.#settle(token);
  readonly onWhitespaceCharacter = this.onNullCharacter;
  readonly onCharacter = this.onNullCharacter;
  readonly onComment = (token: Token.CommentToken): void => this.#settle(token);
  readonly onDoctype = (token: Token.DoctypeToken): void => this.#settle(token);
  readonly onEof = noop;

  readonly #rules: PageRules;
  readonly #isScripting: boolean;
  readonly #tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, this);
  readonly #nesting = new Nesting();
  /** Relative addresses are of this one: the page's, or that of its first `<base>`. */
  #base: URL | undefined;
  #charset: string | undefined;

  /** What has come and is not yet written; it begins at the offset `#from`. */
  #held = '';
  #from = 0;
  /** Up to this offset no token is under way. */
  #settled = 0;
  #written = '';
  /** Reads what stands in the `<noscript>` that is open. */
  #noscript: Rewriter | undefined;

  /** @param isScripting whether script runs, so that the content of `<noscript>` is text. */
  constructor(rules: PageRules, isScripting = true, base?: URL) {
    this.#rules = rules;
    this.#isScripting = isScripting;
    this.#charset = rules.charset;
    this.#base = base;
  }

  /** @returns what can be written now. */
  write(text: string): string {
    this.#held += text;
    this.#tokenizer.write(text, false);
    this.#tokenizer.flushCharacters();
    this.#pass(this.#settled);
    return this.#take();
  }

  /** @returns the rest: a tag that does not end is none, and is passed as it is. */
  end(): string {
    this.#tokenizer.write('', true);
    this.#pass(this.#from + this.#held.length);
    return this.#take() + (this.#noscript?.end() ?? '');
  }

  onStartTag(tag: Tag): void {
    const mode = this.#nesting.start(tag);
    this.#read(mode);
    this.#settle(tag);
    const source = this.#sourceOf(tag);
    const read = /[^\0-\x7f]/.test(source) ? readTag(decodeBytes(source, this.#charset), tag) : tag;
    const changes = this.#changesTo(read);
    if (changes) this.#replace(tag, writeTag(source, tag, changes));
    this.#learnFrom(read);
    if (tag.tagName === 'noscript' && this.#isScripting && !this.#nesting.isForeign) this.#enterNoscript();
  }

  onEndTag(tag: Tag): void {
    if (this.#noscript) this.#leaveNoscript(tag);
    this.#nesting.end(tag);
    this.#read(undefined);
    this.#settle(tag);
  }

  #read(mode: Tokenizer['state'] | undefined): void {
    if (mode !== undefined) this.#tokenizer.state = mode;
    this.#tokenizer.inForeignNode = this.#nesting.isForeign;
  }

  #settle({ location }: Pick<Tag, 'location'>): void {
    this.#settled = location?.endOffset ?? this.#settled;
  }

  #sourceOf({ location }: Tag): string {
    return location ? this.#held.slice(location.startOffset - this.#from, location.endOffset - this.#from) : '';
  }

  /** Writes what came before an offset as it is. */
  #pass(to: number): void {
    if (to === this.#from) return;
    const text = this.#held.slice(0, to - this.#from);
    this.#written += this.#noscript ? this.#noscript.write(text) : text;
    this.#held = this.#held.slice(text.length);
    this.#from += text.length;
  }

  #replace({ location }: Tag, text: string): void {
    const { startOffset = 0, endOffset = 0 } = location ?? {};
    this.#pass(startOffset);
    this.#written += text;
    this.#held = this.#held.slice(endOffset - startOffset);
    this.#from = endOffset;
  }

  #take(): string {
    const text = this.#written;
    this.#written = '';
    return text;
  }

  /** With script, a browser reads the content as text, up to the end tag; without, as markup. */
  #enterNoscript(): void {
    this.#tokenizer.state = TokenizerMode.RAWTEXT;
    this.#pass(this.#settled);
    this.#noscript = new Rewriter({ ...this.#rules, charset: this.#charset }, false, this.#base);
  }

  #leaveNoscript({ location }: Tag): void {
    this.#pass(location?.startOffset ?? 0);
    this.#written += this.#noscript?.end() ?? '';
    this.#noscript = undefined;
  }

  #changesTo(tag: Tag): TagChanges | undefined {
    const kind = kindOf(tag.tagName);
    const refused: string[] = [];
    let mark: string | undefined;
    for (const [name, addresses] of addressesOf(tag, this.#nesting.isForeign)) {
      const marks = addresses.flatMap((each) => this.#rules.markOf(kind, this.#nameOf(each)) ?? []);
      if (marks.length > 0) refused.push(name);
      mark = [mark, ...marks].find(Boolean) ?? mark ?? marks[0];
    }
    // Chromium prefetches by such rules in spite of every policy, and they can name any address.
    const isRules = kind === 'script' && /^\s*speculationrules\s*$/i.test(attributeOf(tag, 'type') ?? '');
    const changes = mark === undefined && !isRules ? undefined : inertChanges(tag, refused, mark ?? '');
    return tag.tagName === 'iframe' ? this.#withFrameText(tag, changes) : changes;
  }

  #nameOf(address: string): string {
    const { page } = this.#rules;
    return addressName(address, this.#base ?? page, page);
  }

  /** A frame's `srcdoc` is a page of its own, with the base of this one. */
  #withFrameText(tag: Tag, changes: TagChanges | undefined): TagChanges | undefined {
    const value = attributeOf(tag, 'srcdoc');
    if (!value) return changes;
    const inner = new Rewriter({ ...this.#rules, charset: 'utf-8' }, true, this.#base);
    const text = toText(new TextEncoder().encode(value));
    const inert = inner.write(text) + inner.end();
    if (inert === text) return changes;
    const set = new Map(changes?.set).set('srcdoc', decodeBytes(inert, 'utf-8'));
    return { renamed: changes?.renamed ?? new Map(), set };
  }

  /** What a tag tells of the addresses and the encoding of those that follow. */
  #learnFrom(tag: Tag): void {
    const href = attributeOf(tag, 'href');
    if (tag.tagName === 'base' && href !== undefined) this.#base ??= baseFrom(href, this.#rules.page);
    if (tag.tagName === 'meta') this.#charset ??= charsetOf(tag);
  }
}

/** HTML standard, 'prescan a byte stream': what has been read as ASCII so far is not UTF-16. */
function charsetOf(tag: Tag): string | undefined {
  const declared =
    attributeOf(tag, 'charset') ?? /charset\s*=\s*["']?([^\s;"']+)/i.exec(attributeOf(tag, 'content') ?? '')?.[1];
  return declared === undefined || readsAsAscii(declared) ? declared : 'utf-8';
}
