import { apply, classOf, getterOf, matches, type Native, readBy, SafeSet } from '../natives.ts';
import { wrapClass, wrapGetter, wrapMethod } from '../wrap.ts';
import type { Read } from './read.ts';

/**
 * Ours: as many different fonts as nobody sets a text in. Englehardt and Narayanan (2016), section 6.2, found scripts
 * that measure at least 50; shorter lists are in use since.
 */
const MANY = 25;

const styleOf = getterOf(classOf('HTMLElement')?.prototype, 'style');
const { getPropertyValue } = (classOf('CSSStyleDeclaration')?.prototype ?? {}) as CSSStyleDeclaration;

/** Looks which of many fonts are there. */
export function watchFontReads(read: Read): void {
  watchTexts(read);
  watchBoxes(read);
  countedMethod('FontFaceSet', 'check', read, ([font]) => font);
  const isLocal = /^\s*local\(/i;
  const locals = new SafeSet<unknown>();
  wrapClass('FontFace', (make, args, here) => {
    const [, source] = args;
    if (typeof source === 'string' && matches(isLocal, source))
      count(locals, source, () => read('fonts', 'FontFace(local)', here));
    return make();
  });
  wrapMethod(globalThis, 'queryLocalFonts', (native, self, args, here) => {
    read('fonts', 'queryLocalFonts', here);
    return apply(native, self, args);
  });
}

/** Calls `reached` when there are many, once. */
function count(seen: SafeSet<unknown>, value: unknown, reached: () => void): void {
  if (seen.size < MANY && seen.add(value) && seen.size === MANY) reached();
}

function countedMethod(owner: string, method: string, read: Read, fontOf: (args: unknown[]) => unknown): void {
  const seen = new SafeSet<unknown>();
  wrapMethod(classOf(owner)?.prototype, method, (native, self, args, here) => {
    count(seen, fontOf(args), () => read('fonts', `${owner}.${method}`, here));
    return apply(native, self, args);
  });
}

/** One text, measured in many fonts. */
function watchTexts(read: Read): void {
  for (const owner of ['CanvasRenderingContext2D', 'OffscreenCanvasRenderingContext2D']) {
    const { prototype } = classOf(owner) ?? {};
    const fontOf = getterOf(prototype, 'font');
    let text: unknown;
    let seen = new SafeSet<unknown>();
    wrapMethod(prototype, 'measureText', (native, self, args, here) => {
      if (args[0] !== text) {
        text = args[0];
        seen = new SafeSet();
      }
      if (seen.size < MANY) count(seen, readBy(fontOf, self), () => read('fonts', `${owner}.measureText`, here));
      return apply(native, self, args);
    });
  }
}

/** Boxes of text whose fonts are given one by one, each measured. */
function watchBoxes(read: Read): void {
  const seen = new SafeSet<unknown>();
  let calls = 0;
  for (const name of ['offsetWidth', 'offsetHeight'])
    wrapGetter(classOf('HTMLElement')?.prototype, name, (native, self, args, here) => {
      // Pages ask for sizes all the time: only who asks much is looked at.
      if (++calls > MANY && seen.size < MANY) {
        const family = inlineFamily(self);
        if (family) count(seen, family, () => read('fonts', `HTMLElement.${name}`, here));
      }
      return apply(native, self, args);
    });
}

const inlineFamily = (element: unknown): string | undefined => {
  const style = readBy<CSSStyleDeclaration>(styleOf, element);
  return style && (apply(getPropertyValue as Native, style, ['font-family']) as string);
};
