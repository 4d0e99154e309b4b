import { foreignContent, type Token, type Tokenizer, TokenizerMode } from 'parse5';

type Tag = Token.TagToken;
type Namespace = 'html' | 'svg' | 'math';

/** HTML standard, 'parsing elements that contain only text'. */
const TEXT_MODES = new Map<string, Tokenizer['state']>([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
]);

/** HTML standard, 'HTML integration point' and 'MathML text integration point'. */
const INTEGRATION_POINTS: Readonly<Partial<Record<Namespace, RegExp>>> = {
  svg: /^(?:foreignobject|desc|title)$/,
  math: /^(?:mi|mo|mn|ms|mtext)$/,
};
const ENCODED_AS_HTML = /^(?:text\/html|application\/xhtml\+xml)$/i;

interface Open {
  readonly by: string;
  readonly namespace: Namespace;
  /** Whether an element of HTML may be open in it: a start tag of one has been there. */
  holdsHtml: boolean;
}

/**
 * Follows, as far as a tokenizer needs it, in which namespace a page is: only in HTML is the text of a script
 * something else than markup. Of HTML without a tree, so that malformed nesting in it is followed roughly; of other
 * namespaces each element, since there what a tag is depends on those around it.
 */
export class Nesting {
  /** Innermost last: an element that is not HTML, or a template, and the namespace of what stands in it. */
  readonly #open: Open[] = [];

  get isForeign(): boolean {
    return this.#namespace !== 'html';
  }

  get #namespace(): Namespace {
    return this.#open.at(-1)?.namespace ?? 'html';
  }

  /**
   * Takes a start tag.
   *
   * @returns how the tokenizer is to read on; absent where it reads markup.
   */
  start(tag: Tag): Tokenizer['state'] | undefined {
    if (this.isForeign && foreignContent.causesExit(tag)) this.#leaveForeign();
    const { tagName, selfClosing } = tag;
    const namespace = this.#namespace;
    const root = this.#rootOf(tagName);
    const isTemplate = tagName === 'template' && namespace === 'html';
    const around = this.#open.at(-1);
    if (around && namespace === 'html' && !root) around.holdsHtml = true;
    if (isTemplate || (!selfClosing && !root && isIntegrationPoint(tag, namespace)))
      this.#open.push({ by: tagName, namespace: 'html', holdsHtml: isTemplate });
    else if (!selfClosing && (root || this.isForeign))
      this.#open.push({ by: tagName, namespace: root ?? namespace, holdsHtml: false });
    return namespace === 'html' && !root ? TEXT_MODES.get(tagName) : undefined;
  }

  /** HTML standard, 'tree construction': in another namespace a root is an element like any other, but here. */
  #rootOf(tagName: string): 'svg' | 'math' | undefined {
    if (tagName !== 'svg' && tagName !== 'math') return undefined;
    const isBelowAnnotation = tagName === 'svg' && this.#open.at(-1)?.by === 'annotation-xml';
    return !this.isForeign || isBelowAnnotation ? tagName : undefined;
  }

  end({ tagName }: Tag): void {
    // HTML standard, 'parsing tokens in foreign content': `</br>` and `</p>` end all of it.
    if (tagName === 'br' || tagName === 'p') this.#leaveForeign();
    else if (tagName === 'template') this.#leaveTemplate();
    else if (this.#open.at(-1)?.holdsHtml === false) this.#closeForeign(tagName);
    else if (this.#open.at(-1)?.by === tagName) this.#open.pop();
  }

  /** HTML standard, 'parsing tokens in foreign content', any other end tag: the nearest element of its name, up to HTML. */
  #closeForeign(tagName: string): void {
    const html = this.#open.findLastIndex(({ holdsHtml }) => holdsHtml);
    const at = this.#open.findLastIndex(({ by }) => by === tagName);
    if (at > html) this.#open.length = at;
  }

  #leaveTemplate(): void {
    const at = this.#open.findLastIndex(({ by }) => by === 'template');
    if (at >= 0) this.#open.length = at;
  }

  #leaveForeign(): void {
    while (this.isForeign) this.#open.pop();
  }
}

function isIntegrationPoint({ tagName, attrs }: Tag, namespace: Namespace): boolean {
  if (namespace === 'math' && tagName === 'annotation-xml') {
    return attrs.some(({ name, value }) => name === 'encoding' && ENCODED_AS_HTML.test(value));
  }
  return INTEGRATION_POINTS[namespace]?.test(tagName) ?? false;
}
