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

/**
 * Follows, as far as a tokenizer needs it, in which namespace a page is: only in HTML is the text of a script
 * something else than markup. Without a tree, so that malformed nesting is followed roughly.
 */
export class Nesting {
  /** Innermost last: the namespace, and the element that opened it, or a template, which ends what is open in it. */
  readonly #open: { readonly namespace: Namespace; readonly by: string }[] = [];

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
    const isRoot = tagName === 'svg' || tagName === 'math';
    const isTemplate = tagName === 'template' && namespace === 'html';
    if (isRoot && !selfClosing) this.#open.push({ namespace: tagName, by: tagName });
    else if (isTemplate || (!selfClosing && isIntegrationPoint(tag, namespace)))
      this.#open.push({ namespace: 'html', by: tagName });
    return namespace === 'html' && !isRoot ? TEXT_MODES.get(tagName) : undefined;
  }

  end({ tagName }: Tag): void {
    // HTML standard, 'parsing tokens in foreign content': `</br>` and `</p>` end all of it.
    if (this.isForeign && (tagName === 'br' || tagName === 'p')) this.#leaveForeign();
    else if (tagName === 'template') this.#leaveTemplate();
    else if (this.#open.at(-1)?.by === tagName) this.#open.pop();
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
