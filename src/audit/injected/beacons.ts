import { apply, classOf, plain, SafeWeakMap } from './natives.ts';
import { baseAddress, type Tell } from './tell.ts';
import { wrapClass, wrapMethod } from './wrap.ts';

/**
 * What a beacon of a blob says: where its page is left, nobody can ask the browser for that any more. Told of are blobs that
 * were made of one text, as those of scripts that count are.
 */
export function watchBeacons(tell: Tell): void {
  if (typeof document !== 'object') return;
  const texts = new SafeWeakMap<object, string>();
  wrapClass('Blob', (make, args) => {
    const blob = make();
    const text = plain(args[0], '0');
    if (plain(args[0], 'length') === 1 && typeof text === 'string') texts.set(blob, text);
    return blob;
  });
  wrapMethod(classOf('Navigator')?.prototype, 'sendBeacon', (native, self, args, here) => {
    const [url, blob] = args;
    const body = typeof blob === 'object' && blob !== null ? texts.get(blob) : undefined;
    if (body !== undefined && (typeof url === 'string' || url instanceof URL))
      tell({ kind: 'beacon', url: `${url}`, base: baseAddress(), body }, here);
    return apply(native, self, args);
  });
}
