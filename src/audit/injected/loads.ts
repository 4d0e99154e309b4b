import { apply, classOf, getterOf, lowered, matches, type Native, plain, readBy, sliced, words } from './natives.ts';
import { baseAddress, type Tell } from './tell.ts';
import { wrapClass, wrapMethod, wrapSetter } from './wrap.ts';

/** Elements that fetch in a later turn, when no stack says any more who has asked; each with what says from where. */
const LATE = [
  ['HTMLImageElement', 'src'],
  ['HTMLImageElement', 'srcset'],
  ['HTMLSourceElement', 'src'],
  ['HTMLSourceElement', 'srcset'],
  ['HTMLMediaElement', 'src'],
  ['HTMLVideoElement', 'poster'],
  ['HTMLInputElement', 'src'],
  ['HTMLEmbedElement', 'src'],
  ['HTMLObjectElement', 'data'],
  ['HTMLTrackElement', 'src'],
] as const;

/** The same attributes, of these elements. */
const LATE_TAGS = ['IMG', 'SOURCE', 'VIDEO', 'AUDIO', 'INPUT', 'EMBED', 'OBJECT', 'TRACK'];
const LATE_ATTRIBUTES = ['src', 'srcset', 'poster', 'data'];

const tagOf = getterOf(classOf('Element')?.prototype, 'tagName');

/** @param name of the attribute, where it is one. */
type Load = (url: unknown, here: Native, name?: string) => void;

/** Whether anything leaves the page for it: pictures in the text itself are many and long. A list may begin with one. */
function isFetched(url: string, name: string | undefined): boolean {
  const scheme = lowered(sliced(url, 0, 5));
  return name === 'srcset' || (scheme !== 'data:' && scheme !== 'blob:');
}

/** Who makes the browser fetch where the protocol does not tell. */
export function watchLoads(tell: Tell): void {
  const load: Load = (url, here, name) => {
    if (typeof url !== 'string' && !(url instanceof URL)) return;
    const text = `${url}`;
    if (isFetched(text, name)) tell({ kind: 'load', url: text, base: baseAddress() }, here);
  };
  for (const [owner, name] of LATE)
    wrapSetter(classOf(owner)?.prototype, name, (native, self, args, here) => {
      load(args[0], here, name);
      return apply(native, self, args);
    });
  wrapMethod(classOf('Element')?.prototype, 'setAttribute', (native, self, args, here) => {
    const name = typeof args[0] === 'string' ? lowered(args[0]) : undefined;
    if (isOf(LATE_ATTRIBUTES, name) && isOf(LATE_TAGS, readBy(tagOf, self))) load(args[1], here, name);
    return apply(native, self, args);
  });
  for (const name of ['Worker', 'SharedWorker', 'EventSource', 'Audio'])
    wrapClass(name, (make, args, here) => {
      load(args[0], here);
      return make();
    });
  wrapMethod(classOf('Worklet')?.prototype, 'addModule', (native, self, args, here) => {
    load(args[0], here);
    return apply(native, self, args);
  });
  watchMarkup(load);
  watchPeers(tell);
}

/** Ours: longer texts are a page's own content, and are not read. */
const MAX_MARKUP = 100_000;
const LOADING = /<(?:img|iframe|video|audio|source|input|embed|object|image)\b/i;
const ADDRESS = /\s(src|srcset|poster|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;
const { replace } = String.prototype;

/** What a script writes as a text of HTML is fetched when the text is read. */
function watchMarkup(load: Load): void {
  const read = (text: unknown, here: Native): void => {
    if (typeof text !== 'string' || text.length > MAX_MARKUP || !matches(LOADING, text)) return;
    apply(replace, text, [
      ADDRESS,
      (_whole: string, name: string, double?: string, single?: string, bare?: string): string => {
        load(double ?? single ?? bare, here, lowered(name));
        return '';
      },
    ]);
  };
  for (const [owner, name] of [
    ['Element', 'innerHTML'],
    ['Element', 'outerHTML'],
    ['ShadowRoot', 'innerHTML'],
  ] as const)
    wrapSetter(classOf(owner)?.prototype, name, (native, self, args, here) => {
      read(args[0], here);
      return apply(native, self, args);
    });
  wrapMethod(classOf('Element')?.prototype, 'insertAdjacentHTML', (native, self, args, here) => {
    read(args[1], here);
    return apply(native, self, args);
  });
}

function isOf(list: readonly string[], value: string | undefined): boolean {
  for (let index = 0; index < list.length; index++) if (list[index] === value) return true;
  return false;
}

const peers = classOf('RTCPeerConnection')?.prototype as RTCPeerConnection | undefined;
const { getConfiguration } = peers ?? {};

/** Once a connection describes itself it asks its servers, of which the protocol tells nothing. */
function watchPeers(tell: Tell): void {
  // What it is told of another one it tries to reach.
  wrapMethod(peers, 'addIceCandidate', (native, self, args, here) => {
    const [host, port] = candidatePlace(plain(args[0], 'candidate') ?? readBy(candidateOf, args[0]));
    if (host !== undefined) tell({ kind: 'peer', url: `stun:${host}:${port}` }, here);
    return apply(native, self, args);
  });
  wrapMethod(peers, 'setLocalDescription', (native, self, args, here) => {
    for (const url of serversOf(self)) tell({ kind: 'peer', url }, here);
    return apply(native, self, args);
  });
}

const candidateOf = getterOf(classOf('RTCIceCandidate')?.prototype, 'candidate');

/** RFC 8839 5.1: `candidate:1 1 udp 2122260223 192.0.2.1 54400 typ host` */
function candidatePlace(candidate: unknown): readonly [host?: string, port?: string] {
  const parts = typeof candidate === 'string' ? words(candidate) : [];
  return parts.length > 5 ? [parts[4] as string, parts[5] as string] : [];
}

function serversOf(peer: unknown): readonly string[] {
  const found: string[] = [];
  const servers = plain(readBy<object>(getConfiguration, peer), 'iceServers') as readonly object[] | undefined;
  for (let index = 0; index < (servers?.length ?? 0); index++) {
    const urls = plain(servers?.[index], 'urls') as string | readonly string[] | undefined;
    const each = typeof urls === 'string' ? [urls] : (urls ?? []);
    for (let position = 0; position < each.length; position++) found[found.length] = `${each[position]}`;
  }
  return found;
}
