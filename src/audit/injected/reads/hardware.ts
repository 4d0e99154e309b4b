import { apply, atEndOfJob, classOf, type Native, SafeSet } from '../natives.ts';
import { stackBelow } from '../stack.ts';
import { wrapGetter, wrapMethod } from '../wrap.ts';
import type { Read } from './read.ts';

/** What says something of the machine, and nothing of what the visitor wants. */
const PROPERTIES = [
  ['Navigator', 'hardwareConcurrency'],
  ['Navigator', 'deviceMemory'],
  ['Navigator', 'maxTouchPoints'],
  ['Navigator', 'platform'],
  ['Navigator', 'plugins'],
  ['Navigator', 'mimeTypes'],
  ['WorkerNavigator', 'hardwareConcurrency'],
  ['WorkerNavigator', 'deviceMemory'],
  ['WorkerNavigator', 'platform'],
  ['Screen', 'colorDepth'],
  ['Screen', 'pixelDepth'],
] as const;

/** Ours: the number of processors alone chooses how many workers to start, the memory alone how much to load. */
const TELLING = ['hardwareConcurrency', 'deviceMemory'];
/** Ours: or so many of all of them in one go. */
const MANY = 4;

/** Reads that describe the machine. */
export function watchHardwareReads(read: Read): void {
  const job = new Job(read);
  for (const [owner, name] of PROPERTIES)
    wrapGetter(classOf(owner)?.prototype, name, (native, self, args, here) => {
      job.note(name, here);
      return apply(native, self, args);
    });
  for (const [owner, method, what] of [
    ['MediaDevices', 'enumerateDevices', 'media-devices'],
    ['Navigator', 'getBattery', 'battery'],
    ['GPUAdapter', 'requestAdapterInfo', 'gpu'],
  ] as const)
    wrapMethod(classOf(owner)?.prototype, method, (native, self, args, here) => {
      read(what, `${owner}.${method}`, here);
      return apply(native, self, args);
    });
  wrapGetter(classOf('GPUAdapter')?.prototype, 'info', (native, self, args, here) => {
    read('gpu', 'GPUAdapter.info', here);
    return apply(native, self, args);
  });
}

/** What the script that runs now has read so far. */
class Job {
  readonly #read: Read;
  #names = new SafeSet<string>();
  #list = '';
  #isOpen = false;
  /** Of the read that made it telling. */
  #stack: string | undefined;

  constructor(read: Read) {
    this.#read = read;
  }

  note(name: string, here: Native): void {
    if (!this.#isOpen) {
      this.#isOpen = true;
      atEndOfJob(() => this.#end());
    }
    if (!this.#names.add(name)) return;
    this.#list += `${this.#list && ', '}${name}`;
    if (this.#stack === undefined && this.#isTelling()) this.#stack = stackBelow(here);
  }

  #isTelling(): boolean {
    const both = this.#names.has(TELLING[0] as string) && this.#names.has(TELLING[1] as string);
    return both || this.#names.size >= MANY;
  }

  #end(): void {
    if (this.#stack !== undefined) this.#read('hardware', this.#list, undefined, this.#stack);
    this.#stack = undefined;
    this.#isOpen = false;
    this.#names = new SafeSet();
    this.#list = '';
  }
}
