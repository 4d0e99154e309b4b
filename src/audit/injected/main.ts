/** The first script of a realm, of a page, a frame or a worker: tells the recorder what the protocol does not tell. */
import { watchBeacons } from './beacons.ts';
import { setClock } from './clock.ts';
import type { HooksConfig } from './config.ts';
import { watchCookies } from './cookies.ts';
import { sayGpc } from './gpc.ts';
import { watchHints } from './hints.ts';
import { watchLoads } from './loads.ts';
import { watchAudioReads } from './reads/audio.ts';
import { watchCanvasReads } from './reads/canvas.ts';
import { watchFontReads } from './reads/fonts.ts';
import { watchHardwareReads } from './reads/hardware.ts';
import { reader } from './reads/read.ts';
import { watchStores } from './stores.ts';
import { teller } from './tell.ts';
import { watchWebStorage } from './web-storage.ts';
import { disguiseTexts } from './wrap.ts';

/** Put in by whoever injects it. */
declare const SAMTYKKE_HOOKS: HooksConfig;

const { binding, shift, gpc } = SAMTYKKE_HOOKS;
disguiseTexts();
setClock(shift);
if (gpc) sayGpc();
if (binding !== undefined) watch(binding);
else if (shift !== 0) watchCookies(() => undefined, shift);

function watch(name: string): void {
  // biome-ignore lint/suspicious/noExplicitAny: the protocol puts it there.
  const realm = globalThis as any;
  const send = realm[name];
  delete realm[name];
  if (typeof send !== 'function') return;
  const tell = teller(send);
  watchCookies(tell, shift);
  watchWebStorage(tell);
  watchStores(tell);
  watchBeacons(tell);
  watchLoads(tell);
  watchHints(tell);
  const read = reader(tell);
  watchCanvasReads(read);
  watchAudioReads(read);
  watchFontReads(read);
  watchHardwareReads(read);
}
