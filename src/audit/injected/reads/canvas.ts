import { apply, classOf, codePoint, getterOf, readBy, SafeSet, SafeWeakMap } from '../natives.ts';
import { wrapMethod } from '../wrap.ts';
import type { Read } from './read.ts';

/** What was drawn on a canvas since it was last wiped. */
interface Drawn {
  letters: SafeSet<number>;
  colours: SafeSet<string>;
  /** Whether its context was used as charts and games use one. */
  isKept: boolean;
}

/**
 * Englehardt and Narayanan, 'Online Tracking: A 1-million-site Measurement and Analysis' (2016), section 6.1: a canvas
 * tells one device from another where text in two colours or of ten different letters is read back, of at least 16 by 16
 * pixels, and the context was not saved and restored, as charts do. A look whether emoji are drawn, a picture that was
 * made smaller, and a chart that is exported are none.
 */
const MIN_LETTERS = 10;
const MIN_COLOURS = 2;
const MIN_SIDE = 16;

const CONTEXTS = ['CanvasRenderingContext2D', 'OffscreenCanvasRenderingContext2D'];
const CANVASES = ['HTMLCanvasElement', 'OffscreenCanvas'];

const contextPrototype = classOf('CanvasRenderingContext2D')?.prototype;
const offscreenPrototype = classOf('OffscreenCanvasRenderingContext2D')?.prototype;
const elementPrototype = classOf('HTMLCanvasElement')?.prototype;
const plainPrototype = classOf('OffscreenCanvas')?.prototype;
const isConnected = getterOf(classOf('Node')?.prototype, 'isConnected');

/** Reads the same property of the class for elements and of that for workers. */
function either<T>(one: object | undefined, other: object | undefined, name: string): (self: unknown) => T | undefined {
  const [first, second] = [getterOf(one, name), getterOf(other, name)];
  return (self) => readBy<T>(first, self) ?? readBy<T>(second, self);
}

const canvasOf = either<object>(contextPrototype, offscreenPrototype, 'canvas');
const widthOf = either<number>(elementPrototype, plainPrototype, 'width');
const heightOf = either<number>(elementPrototype, plainPrototype, 'height');
const isBig = (canvas: unknown): boolean => (widthOf(canvas) ?? 0) >= MIN_SIDE && (heightOf(canvas) ?? 0) >= MIN_SIDE;

/** Reads back of what was drawn, where it tells one device from another. */
export function watchCanvasReads(read: Read): void {
  const drawings = new SafeWeakMap<object, Drawn>();
  const worlds = new SafeWeakMap<object, true>();
  watchDrawing(drawings);
  watchPictures(read, drawings, worlds);
  watchWebgl(read, worlds);
}

function watchDrawing(drawings: SafeWeakMap<object, Drawn>): void {
  const drawnOn = (context: unknown): Drawn | undefined => {
    const canvas = canvasOf(context);
    if (!canvas) return undefined;
    const drawn = drawings.get(canvas) ?? { letters: new SafeSet(), colours: new SafeSet(), isKept: false };
    drawings.set(canvas, drawn);
    return drawn;
  };
  for (const name of CONTEXTS) {
    const owner = classOf(name)?.prototype;
    for (const [method, colour] of [
      ['fillText', 'fillStyle'],
      ['strokeText', 'strokeStyle'],
    ] as const) {
      const colourOf = getterOf(owner, colour);
      wrapMethod(owner, method, (native, self, args) => {
        const drawn = drawnOn(self);
        if (drawn) note(drawn, args[0], readBy(colourOf, self));
        return apply(native, self, args);
      });
    }
    for (const method of ['save', 'restore'])
      wrapMethod(owner, method, (native, self, args) => {
        const drawn = drawnOn(self);
        if (drawn) drawn.isKept = true;
        return apply(native, self, args);
      });
    wrapMethod(owner, 'clearRect', (native, self, args) => {
      const canvas = canvasOf(self);
      const drawn = canvas && drawings.get(canvas);
      if (drawn && wipes(canvas, args)) {
        drawn.letters = new SafeSet();
        drawn.colours = new SafeSet();
      }
      return apply(native, self, args);
    });
  }
}

function note({ letters, colours }: Drawn, text: unknown, colour: unknown): void {
  if (typeof text === 'string')
    for (let index = 0; index < text.length && letters.size < MIN_LETTERS; ) {
      const letter = codePoint(text, index);
      letters.add(letter);
      index += letter > 0xffff ? 2 : 1;
    }
  if (typeof colour === 'string') colours.add(colour);
}

const wipes = (canvas: object, [x, y, width, height]: unknown[]): boolean =>
  x === 0 && y === 0 && Number(width) >= (widthOf(canvas) ?? 0) && Number(height) >= (heightOf(canvas) ?? 0);

function tells(canvas: unknown, drawings: SafeWeakMap<object, Drawn>, worlds: SafeWeakMap<object, true>): boolean {
  if (typeof canvas !== 'object' || canvas === null || !isBig(canvas)) return false;
  // Ours: a picture of a scene that nobody is shown is taken for what it says of the graphics card.
  if (worlds.get(canvas)) return readBy(isConnected, canvas) !== true;
  const drawn = drawings.get(canvas);
  if (!drawn || drawn.isKept) return false;
  return drawn.letters.size >= MIN_LETTERS || (drawn.letters.size > 0 && drawn.colours.size >= MIN_COLOURS);
}

/** Formats with losses hide what is looked for. */
const isExact = (type: unknown): boolean => type !== 'image/jpeg' && type !== 'image/webp';

function watchPictures(read: Read, drawings: SafeWeakMap<object, Drawn>, worlds: SafeWeakMap<object, true>): void {
  const picture = (owner: string, method: string, typeOf: (args: unknown[]) => unknown): void =>
    wrapMethod(classOf(owner)?.prototype, method, (native, self, args, here) => {
      if (isExact(typeOf(args)) && tells(self, drawings, worlds)) read('canvas', `${owner}.${method}`, here);
      return apply(native, self, args);
    });
  picture('HTMLCanvasElement', 'toDataURL', ([type]) => type);
  picture('HTMLCanvasElement', 'toBlob', ([, type]) => type);
  picture('OffscreenCanvas', 'convertToBlob', () => undefined);
  for (const owner of CONTEXTS)
    wrapMethod(classOf(owner)?.prototype, 'getImageData', (native, self, args, here) => {
      const isBigPart = Number(args[2]) >= MIN_SIDE && Number(args[3]) >= MIN_SIDE;
      if (isBigPart && tells(canvasOf(self), drawings, worlds)) read('canvas', `${owner}.getImageData`, here);
      return apply(native, self, args);
    });
}

/** UNMASKED_VENDOR_WEBGL and UNMASKED_RENDERER_WEBGL: the names of the graphics card. */
const UNMASKED: Readonly<Record<number, string>> = { 37445: 'UNMASKED_VENDOR_WEBGL', 37446: 'UNMASKED_RENDERER_WEBGL' };

function watchWebgl(read: Read, worlds: SafeWeakMap<object, true>): void {
  for (const owner of CANVASES)
    wrapMethod(classOf(owner)?.prototype, 'getContext', (native, self, args) => {
      const context = apply(native, self, args);
      if (context && typeof args[0] === 'string' && isWebgl(args[0])) worlds.set(self as object, true);
      return context;
    });
  for (const owner of ['WebGLRenderingContext', 'WebGL2RenderingContext']) {
    const { prototype } = classOf(owner) ?? {};
    const worldOf = getterOf(prototype, 'canvas');
    wrapMethod(prototype, 'getParameter', (native, self, args, here) => {
      const name = typeof args[0] === 'number' ? UNMASKED[args[0]] : undefined;
      if (name !== undefined) read('webgl', `${owner}.getParameter(${name})`, here);
      return apply(native, self, args);
    });
    wrapMethod(prototype, 'readPixels', (native, self, args, here) => {
      const canvas = readBy(worldOf, self);
      const isBigPart = Number(args[2]) >= MIN_SIDE && Number(args[3]) >= MIN_SIDE;
      if (isBigPart && isBig(canvas) && readBy(isConnected, canvas) !== true)
        read('webgl', `${owner}.readPixels`, here);
      return apply(native, self, args);
    });
  }
}

const isWebgl = (name: string): boolean => name === 'webgl' || name === 'webgl2' || name === 'experimental-webgl';
