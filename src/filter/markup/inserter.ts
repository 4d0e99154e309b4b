import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5';
import { changesRequests, styleHint } from './hint.ts';
import { writeTag } from './inert.ts';
import { attributeOf } from './loads.ts';
import { Nesting } from './nesting.ts';

type Tag = Token.TagToken;

/** What is put into a page. Texts of ASCII alone: they are read in the page's encoding, whichever that is. */
export interface ConsentPieces {
  /** Goes first into `<head>`. */
  readonly head: string;
  /** Goes first into `<body>`; may be empty. */
  readonly banner: string;
  /** Goes last into `<body>`, unless the page names {@link MANAGE_HOOK} itself; may be empty. */
  readonly end: string;
}

export interface InsertRules {
  /** What is put into a page whose `<html lang>` is this; called once, when the page has come so far. */
  readonly piecesFor: (language: string | undefined) => ConsentPieces;
  /** Whether a script's address is that of the guard: such a page has all of it already, and gets nothing. */
  readonly isGuard: (address: string) => boolean;
  /** What becomes of a `Content-Security-Policy` that the page holds in a `<meta>`. */
  readonly allow: (policy: string) => string;
  /** The encoding that the response declares, if it does. */
  readonly charset?: string | undefined;
}

/** HTML standard, 'the "in head" insertion mode': every other element begins the body. */
const HEAD_ELEMENTS: ReadonlySet<string> = new Set([
  ...['base', 'basefont', 'bgsound', 'link', 'meta', 'noframes', 'noscript', 'script', 'style', 'template', 'title'],
  // Their tags a second time: ignored, but for attributes.
  ...['html', 'head'],
]);
/** End tags that begin a body which has not begun; all others mean nothing there. */
const BODY_ENDS: ReadonlySet<string> = new Set(['body', 'html', 'br']);

/** Elements with this open 'manage consent'. */
const MANAGE_HOOK = 'data-samtykke-manage';

/**
 * What a browser reads of a page to learn its encoding (HTML standard, 'prescan a byte stream'). Ours: so much is
 * looked at, behind the place where the guard goes, before it is put there.
 */
const LOOK_AHEAD = 1_024;
/** So much of a first script tells whether it is the guard. */
const TELLING = 32;

const noop = (): void => {};

/**
 * Reads a page piece by piece and writes it with guard and banner in the places where a browser's parser has them
 * first in `head` and first in `body`, whatever tags the page leaves out. Texts hold one byte a letter.
 */
export class Inserter implements TokenHandler {
  readonly onParseError = null;
  readonly onComment = (token: Token.CommentToken): void => this.#settleWhole(token);
  readonly onDoctype = (token: Token.DoctypeToken): void => this.#settleWhole(token);
  readonly onWhitespaceCharacter = (token: Token.CharacterToken): void => this.#readText(token, true);
  readonly onCharacter = (token: Token.CharacterToken): void => this.#readText(token, false);
  readonly onNullCharacter = this.onCharacter;
  readonly onEof = noop;

  readonly #rules: InsertRules;
  readonly #tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, this);
  readonly #nesting = new Nesting();

  /** Before the head, in it or behind it, or past all that is looked for. */
  #phase: 'start' | 'head' | 'done' = 'start';
  #language: string | undefined;
  #charset: string | undefined;
  /** Whether what is read is the text of an element (of a script, a title), which holds no tags. */
  #isInText = false;
  #openTemplates = 0;
  /** Whether the head has ended: then a `noscript` begins the body (HTML standard, 'the "after head" insertion mode'). */
  #isAfterHead = false;

  /** What has come and is not yet written; it begins at the offset `#from`. */
  #held = '';
  #from = 0;
  /** Up to this offset no token is under way. */
  #settled = 0;
  #isEnding = false;
  #written = '';
  /** While it is open whether the guard goes in: where, in `#written` and as an offset of the page. */
  #place: { readonly index: number; readonly offset: number } | undefined;
  /** What stands before the guard, by which a browser asks for style sheets before it has all of the guard. */
  #hints = '';
  #mayHint = true;
  /** The first inline script as far as it has come. */
  #firstScript: string | undefined;
  #made: ConsentPieces | undefined;
  /** Absent until the guard is in, and where nothing goes in. */
  #pieces: ConsentPieces | undefined;
  /** The end of what was looked at for {@link MANAGE_HOOK}. */
  #tail = '';

  constructor(rules: InsertRules) {
    this.#rules = rules;
  }

  /** @returns what can be written now. */
  write(text: string): string {
    if (this.#phase === 'done') return this.#passed(text);
    this.#held += text;
    this.#tokenizer.write(text, false);
    // Paused it stands in the middle of what it was given.
    if (!this.#isDone()) this.#tokenizer.flushCharacters();
    this.#pass(this.#isDone() ? this.#end : this.#settled);
    if (this.#place && this.#end >= this.#place.offset + LOOK_AHEAD) this.#putGuard();
    return this.#take();
  }

  /** @returns the rest. A tag that does not end is none, and what is put in stands before it. */
  end(): string {
    this.#isEnding = true;
    if (!this.#isDone()) this.#tokenizer.write('', true);
    // There may have been a last letter.
    if (!this.#isDone()) this.#close();
    this.#pass(this.#end);
    return this.#take() + (this.#phase === 'done' ? (this.#pieces?.end ?? '') : '');
  }

  /** The page has ended before its body began. */
  #close(): void {
    if (!this.#isInText && this.#openTemplates === 0) this.#settled = this.#afterSpace();
    if (this.#phase === 'start') this.#enterHead(this.#settled);
    // Else it would be part of the text of a title, say.
    const isOpen = this.#isInText || this.#openTemplates > 0 || this.#end > this.#settled;
    if (isOpen) this.#putGuard();
    else this.#enterBody(this.#settled);
  }

  onStartTag(tag: Tag): void {
    if (this.#isDone()) return;
    if (this.#phase === 'start' && tag.tagName === 'html') this.#language ??= attributeOf(tag, 'lang') || undefined;
    else if (this.#phase === 'start') this.#enterHead(tag.tagName === 'head' ? endOf(tag) : startOf(tag));
    const isOfHead = HEAD_ELEMENTS.has(tag.tagName) && !(this.#isAfterHead && tag.tagName === 'noscript');
    if (this.#openTemplates === 0 && !isOfHead) {
      this.#leaveHead(tag);
      return;
    }
    this.#lookAt(tag);
    this.#follow(tag);
    this.#settle(tag);
  }

  onEndTag(tag: Tag): void {
    if (this.#isDone()) return;
    const { tagName } = tag;
    const isBodyEnd = this.#openTemplates === 0 && BODY_ENDS.has(tagName);
    if (this.#openTemplates === 0 && tagName === 'head') this.#isAfterHead = true;
    if (this.#phase === 'start' && (isBodyEnd || tagName === 'head')) this.#enterHead(startOf(tag));
    if (isBodyEnd) this.#enterBody(startOf(tag));
    else this.#endInHead(tag);
  }

  #endInHead(tag: Tag): void {
    if (tag.tagName === 'script' && this.#firstScript !== undefined) this.#putGuard();
    if (tag.tagName === 'template') this.#openTemplates = Math.max(0, this.#openTemplates - 1);
    this.#isInText = false;
    this.#nesting.end(tag);
    this.#tokenizer.inForeignNode = this.#nesting.isForeign;
    this.#settle(tag);
  }

  #readText(token: Token.CharacterToken, isSpace: boolean): void {
    if (this.#isDone()) return;
    if (this.#isInText || this.#openTemplates > 0) {
      this.#settle(token);
      if (this.#firstScript !== undefined) this.#readScript(token.chars);
      return;
    }
    this.#settled = this.#afterSpace();
    if (isSpace) return;
    if (this.#phase === 'start') this.#enterHead(this.#settled);
    this.#enterBody(this.#settled);
  }

  /** Where white space ends, by its letters: tokens that a reference follows (`&amp;`) say so too late. */
  #afterSpace(): number {
    const space = /^[\t\n\f\r ]*/.exec(this.#held.slice(this.#settled - this.#from))?.[0] ?? '';
    return this.#settled + space.length;
  }

  /** Tells the tokenizer how what follows a tag is read. */
  #follow(tag: Tag): void {
    const mode = this.#nesting.start(tag);
    // As with script, where a browser reads the content as text.
    const isText = mode !== undefined || (tag.tagName === 'noscript' && !this.#nesting.isForeign);
    if (isText) this.#tokenizer.state = mode ?? TokenizerMode.RAWTEXT;
    this.#isInText = isText;
    this.#tokenizer.inForeignNode = this.#nesting.isForeign;
  }

  /** What a tag in the head tells, and what is changed in it. */
  #lookAt(tag: Tag): void {
    if (tag.tagName === 'template') this.#openTemplates++;
    if (this.#openTemplates > 0) return;
    if (this.#place && endOf(tag) > this.#place.offset + LOOK_AHEAD) this.#putGuard();
    if (this.#place) this.#hint(tag);
    if (tag.tagName === 'meta') this.#lookAtMeta(tag);
    if (this.#place && tag.tagName === 'script') this.#lookAtScript(tag);
  }

  #hint(tag: Tag): void {
    this.#mayHint &&= !changesRequests(tag);
    if (tag.tagName !== 'link' || !this.#mayHint) return;
    this.#hints += styleHint(this.#held.slice(startOf(tag) - this.#from, endOf(tag) - this.#from), tag);
  }

  #lookAtMeta(tag: Tag): void {
    const kind = attributeOf(tag, 'http-equiv')?.toLowerCase();
    const content = attributeOf(tag, 'content') ?? '';
    const pragma = kind === 'content-type' ? /charset\s*=\s*["']?([^\s;"']+)/i.exec(content)?.[1] : undefined;
    if (this.#place) this.#charset ??= attributeOf(tag, 'charset') ?? pragma;
    if (kind !== 'content-security-policy') return;
    const allowed = this.#rules.allow(content);
    if (allowed === content) return;
    this.#pass(startOf(tag));
    const source = this.#held.slice(0, endOf(tag) - this.#from);
    this.#written += writeTag(source, tag, { renamed: new Map(), set: new Map([['content', allowed]]) });
    this.#skip(endOf(tag));
  }

  #lookAtScript(tag: Tag): void {
    const address = attributeOf(tag, 'src');
    const isFar = endOf(tag) + TELLING > (this.#place?.offset ?? 0) + LOOK_AHEAD;
    if (address === undefined && !isFar) this.#firstScript = '';
    else if (address !== undefined && this.#rules.isGuard(address)) this.#leaveAlone();
    else this.#putGuard();
  }

  /** The page's own server may have put the same guard first. */
  #readScript(text: string): void {
    this.#firstScript += text;
    const start = this.#firstScript?.slice(0, TELLING) ?? '';
    if (start.length < TELLING) return;
    if (this.#makePieces().head.startsWith(`<script>${start}`)) this.#leaveAlone();
    else this.#putGuard();
  }

  #enterHead(offset: number): void {
    this.#pass(offset);
    this.#phase = 'head';
    this.#place = { index: this.#written.length, offset };
  }

  #leaveHead(tag: Tag): void {
    // A frameset holds no content of its own, and is none once it has any.
    if (tag.tagName === 'frameset') this.#finish();
    else this.#enterBody(tag.tagName === 'body' ? endOf(tag) : startOf(tag));
  }

  #enterBody(offset: number): void {
    this.#pass(offset);
    this.#putGuard();
    this.#written += this.#pieces?.banner ?? '';
    this.#phase = 'done';
    this.#tokenizer.pause();
  }

  #finish(): void {
    this.#putGuard();
    if (this.#pieces) this.#pieces = { ...this.#pieces, banner: '', end: '' };
    this.#phase = 'done';
    this.#tokenizer.pause();
  }

  #leaveAlone(): void {
    this.#place = undefined;
    this.#firstScript = undefined;
    this.#phase = 'done';
    this.#tokenizer.pause();
  }

  #putGuard(): void {
    if (!this.#place) return;
    const { index } = this.#place;
    this.#place = undefined;
    this.#firstScript = undefined;
    this.#pieces = this.#makePieces();
    const first = this.#charsetTag() + this.#hints + this.#pieces.head;
    this.#written = this.#written.slice(0, index) + first + this.#written.slice(index);
  }

  #makePieces(): ConsentPieces {
    this.#made ??= this.#rules.piecesFor(this.#language);
    return this.#made;
  }

  /**
   * The guard pushes the page's own `<meta charset>` out of what a browser looks at for it, so it is said before.
   */
  #charsetTag(): string {
    const isNeeded = this.#rules.charset === undefined && /^[\w.:-]+$/.test(this.#charset ?? '');
    return isNeeded ? `<meta charset="${this.#charset}">` : '';
  }

  get #end(): number {
    return this.#from + this.#held.length;
  }

  /** As a method: what it tells changes by the calls in between. */
  #isDone(): boolean {
    return this.#phase === 'done';
  }

  #settle({ location }: Pick<Tag, 'location'>): void {
    this.#settled = location?.endOffset ?? this.#settled;
  }

  /** What is under way at the end of a page goes to its end: nothing can stand behind it. */
  #settleWhole(token: Pick<Tag, 'location'>): void {
    if (!this.#isEnding) this.#settle(token);
  }

  /** Writes what came before an offset as it is. */
  #pass(to: number): void {
    const text = this.#held.slice(0, Math.max(0, to - this.#from));
    this.#skip(this.#from + text.length);
    this.#written += this.#isDone() ? this.#passed(text) : text;
  }

  #skip(to: number): void {
    this.#held = this.#held.slice(to - this.#from);
    this.#from = to;
  }

  /** What follows the start of the body passes; that it names the hook has to be known at its end. */
  #passed(text: string): string {
    if (!this.#pieces?.end) return text;
    const looked = this.#tail + text;
    if (looked.toLowerCase().includes(MANAGE_HOOK)) this.#pieces = { ...this.#pieces, end: '' };
    this.#tail = looked.slice(-MANAGE_HOOK.length);
    return text;
  }

  #take(): string {
    if (this.#place) return '';
    const text = this.#written;
    this.#written = '';
    return text;
  }
}

const startOf = ({ location }: Pick<Tag, 'location'>): number => location?.startOffset ?? 0;
const endOf = ({ location }: Pick<Tag, 'location'>): number => location?.endOffset ?? 0;
