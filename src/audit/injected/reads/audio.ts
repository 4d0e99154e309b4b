import { apply, classOf, getterOf, readBy, SafeWeakMap } from '../natives.ts';
import { wrapClass, wrapMethod } from '../wrap.ts';
import type { Read } from './read.ts';

const contextOf = getterOf(classOf('AudioNode')?.prototype, 'context');

/**
 * A sound of the page's own making (an oscillator) that is computed, not heard, and read back. What decodes or resamples
 * a recording makes no sound of its own.
 */
export function watchAudioReads(read: Read): void {
  const sounding = new SafeWeakMap<object, true>();
  const mark = (context: unknown): void => {
    if (typeof context === 'object' && context !== null) sounding.set(context, true);
  };
  wrapMethod(classOf('BaseAudioContext')?.prototype, 'createOscillator', (native, self, args) => {
    mark(self);
    return apply(native, self, args);
  });
  wrapClass('OscillatorNode', (make, args) => {
    mark(args[0]);
    return make();
  });
  wrapMethod(classOf('OfflineAudioContext')?.prototype, 'startRendering', (native, self, args, here) => {
    if (sounding.get(self as object)) read('audio', 'OfflineAudioContext.startRendering', here);
    return apply(native, self, args);
  });
  for (const method of ['getFloatFrequencyData', 'getFloatTimeDomainData'])
    wrapMethod(classOf('AnalyserNode')?.prototype, method, (native, self, args, here) => {
      const context = readBy<object>(contextOf, self);
      if (context && sounding.get(context)) read('audio', `AnalyserNode.${method}`, here);
      return apply(native, self, args);
    });
}
