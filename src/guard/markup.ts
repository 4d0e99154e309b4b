import { call, exec, type Native, slice } from '../decision/index.ts';
import { isReading } from './html.ts';
import type { Loading } from './loading.ts';
import { guardMethod, guardSetter, isNone, type Realm, readText, toLower, trusted, wholeAddress } from './natives.ts';
import { NOWHERE } from './nowhere.ts';

/**
 * Lets markup be set only with what may not load in it made to wait.
 *
 * @param onInserted runs after each call that may have made a frame.
 * @param onOpened runs after one that may also have opened the document anew, which takes all listeners away.
 */
export function guardMarkup(
  realm: Realm,
  { clean, cleaned, mayLoad }: Loading,
  onInserted: () => void,
  onOpened: () => void,
): void {
  const { Element, ShadowRoot, Range, Document, DOMParser } = realm;
  const said = (value: unknown): unknown => {
    const { text, said: given } = readText(value);
    return cleaned(text, given);
  };
  const setter = (owner: object, name: string): void =>
    guardSetter(owner, name, (native, self, args) => {
      // `null` stands for no text.
      call(native, self, [args[0] === null ? null : said(args[0])]);
      onInserted();
    });
  // biome-ignore lint/suspicious/noExplicitAny: not every browser has each.
  const method = (owner: any, name: string, at = 0): void =>
    guardMethod(owner, name, (native, self, args) => {
      if (args.length > at) args[at] = said(args[at]);
      const result = call(native, self, args);
      onInserted();
      return result;
    });
  setter(Element.prototype, 'innerHTML');
  setter(Element.prototype, 'outerHTML');
  setter(ShadowRoot.prototype, 'innerHTML');
  method(Element.prototype, 'insertAdjacentHTML', 1);
  method(Element.prototype, 'setHTML');
  method(Element.prototype, 'setHTMLUnsafe');
  method(ShadowRoot.prototype, 'setHTML');
  method(ShadowRoot.prototype, 'setHTMLUnsafe');
  method(Range.prototype, 'createContextualFragment');
  method(DOMParser.prototype, 'parseFromString');
  method(Document, 'parseHTML');
  method(Document, 'parseHTMLUnsafe');
  guardMethod(Document.prototype, 'execCommand', (native, self, args) => {
    // Too few arguments are the native's to refuse, and to take for none.
    if (args.length > 2) {
      args[0] = `${args[0]}`;
      const command = toLower(args[0]);
      args[2] = command === 'inserthtml' ? said(args[2]) : `${args[2]}`;
      if (command === 'insertimage' && !mayLoad('img', 'src', args[2])) return false;
    }
    const result = call(native, self, args);
    // Whatever moves a frame, or takes its removal back, makes it anew.
    onInserted();
    return result;
  });

  // What a page's policy of this name makes of a text, the browser sets after we have looked at the text.
  // biome-ignore lint/suspicious/noExplicitAny: not every browser has it.
  guardMethod((realm as any).TrustedTypePolicyFactory?.prototype, 'createPolicy', (native, self, args) => {
    // Too few arguments are the native's to take, or to refuse.
    if (args.length < 2) return call(native, self, args);
    args[0] = `${args[0]}`;
    if (args[0] !== 'default' || isNone(args[1])) return call(native, self, args);
    // Each is read once, into what no getter of the page's can reach.
    const { createHTML, createScriptURL, createScript } = args[1];
    const rule = (make: Native, change: (made: string, text: string, sink: string) => unknown): unknown =>
      isNone(make)
        ? undefined
        : (text: string, type: string, sink: string): unknown => {
            if (isReading()) return text;
            const made = call(make, null, [text, type, sink]);
            // What is none is refused; what stays as it is was looked at.
            return isNone(made) || made === text ? made : change(`${made}`, text, `${sink}`);
          };
    const rules = {
      __proto__: null,
      createScript,
      createHTML: rule(createHTML, (made, _, sink) => {
        // In pieces as well nothing may begin that does not end.
        const whole = slice(made, 0, clean(made).open);
        return cleaned(whole, whole, exec(/srcdoc/i, sink) !== null);
      }),
      createScriptURL: rule(createScriptURL, (made, text, sink) => {
        if (wholeAddress(made, document) === wholeAddress(text, document)) return made;
        const tag = toLower(exec(/^HTML(Embed|Object)/, sink)?.[1] ?? 'script');
        // A worker's address is decided on by another question, so it stays what it was.
        return !exec(/worker/i, sink) && mayLoad(tag, 'src', made) ? made : `https:${NOWHERE}`;
      }),
    };
    return call(native, self, ['default', rules]);
  });

  /** A tag that has begun, and is waited for: a page may write it in pieces. */
  let begun = '';
  const written = (name: string, end: string): void =>
    guardMethod(Document.prototype, name, (native, self, args) => {
      let text = begun;
      let isTrusted = args.length > 0;
      for (let index = 0; index < args.length; index++) {
        const { text: more, said: given } = readText(args[index]);
        text += more;
        isTrusted = isTrusted && given !== more;
      }
      text += end;
      const { clean: whole, open } = clean(text);
      begun = slice(text, open);
      const ready = begun ? clean(slice(text, 0, open)).clean : whole;
      call(native, self, [isTrusted ? trusted('createHTML', ready) : ready]);
      onOpened();
    });
  written('write', '');
  written('writeln', '\n');
}
