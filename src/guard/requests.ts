import { type AddressKind, add, call, exec, indexOf, slice } from '../decision/index.ts';
import type { Ask } from './cookies.ts';
import {
  type Arguments,
  accessor,
  addressName,
  guardClass,
  guardMethod,
  guardSetter,
  isNone,
  isOwnText,
  put,
  type Realm,
  readText,
  wholeAddress,
} from './natives.ts';
import { NOWHERE } from './nowhere.ts';

// biome-ignore lint/suspicious/noExplicitAny: a class that not every browser has, or a page's own object, which may hold anything.
type Any = any;

/** Lets what scripts send and connect to go only where it may go. */
export function guardRequests(realm: Realm, ask: Ask): void {
  const mayReach = (kind: AddressKind, name: string): boolean => ask({ kind, name }).kind !== 'denied';

  /** Reads the address among the arguments once; in the place of one that is refused it puts another. */
  const lead = (kind: AddressKind, args: Arguments, index: number): Arguments => {
    if (args.length <= index) return args;
    const given = args[index];
    const request = requestAddress(given);
    const { text, said } = request === undefined ? readText(given) : { text: request, said: given };
    // What starts as a worker from a text of the page's own has no guard in it, and none that could be put there.
    const isOwn = kind === 'script' && isOwnText(text, realm.document);
    const name = isOwn ? 'blob:' : addressName(text, realm.document);
    // As it was decided on: what comes next may move the page, or its base.
    const whole = said === text ? wholeAddress(text, realm.document) : said;
    put(args, index, mayReach(kind, name) ? whole : (exec(SOCKET, text) ? 'wss:' : 'https:') + NOWHERE);
    return args;
  };
  const method = (owner: Any, name: string, index = 0): void =>
    guardMethod(owner, name, (native, self, args) => call(native, self, lead('beacon', args, index)));
  const made = (name: string, kind: AddressKind = 'beacon'): void =>
    guardClass(realm, name, (args) => lead(kind, args, 0));

  method(realm, 'fetch');
  method(realm, 'fetchLater');
  method(realm.Navigator.prototype, 'sendBeacon');
  method(realm.XMLHttpRequest.prototype, 'open', 1);
  method(realm.Worklet?.prototype, 'addModule');
  method(realm.Cache?.prototype, 'add');
  const leadEach = (given: Any): object => {
    const list: object[] = [];
    for (let at = 0; at < given?.length; at++) add(list, lead('beacon', [given[at]], 0)[0]);
    return listed(list);
  };
  guardMethod(realm.Cache?.prototype, 'addAll', async (native, self, args) => call(native, self, [leadEach(args[0])]));
  made('WebSocket');
  made('WebSocketStream');
  made('WebTransport');
  made('EventSource');
  made('Audio');
  made('Worker', 'script');
  made('SharedWorker', 'script');

  const mayServe = (url: string): boolean => mayReach('beacon', `${exec(SERVER, url)?.[1] ?? url}/`);
  const mayAsk = (url: string): boolean => mayReach('beacon', addressName(url));
  const peers = (args: Arguments): void => {
    put(args, 0, withServers(args[0], mayServe));
  };
  guardClass(realm, 'RTCPeerConnection', peers);
  guardClass(realm, 'webkitRTCPeerConnection', peers);
  const { RTCPeerConnection, CredentialsContainer, PublicKeyCredential, MediaMetadata } = realm as Any;
  const { ServiceWorkerRegistration, BackgroundFetchManager } = realm as Any;
  guardMethod(RTCPeerConnection?.prototype, 'setConfiguration', (native, self, args) => {
    peers(args);
    return call(native, self, args);
  });
  // Of each way to pay that is an address its maker is asked.
  const mayPayBy = (method: string): boolean => indexOf(method, ':') < 0 || mayAsk(method);
  guardClass(realm, 'PaymentRequest', (args) => {
    put(args, 0, led(args[0], '* supportedMethods', mayPayBy));
  });
  // What is refused or cannot be read is said as browsers say it there: by the promise.
  const promising = (owner: Any, name: string, change: (args: Arguments) => void): void =>
    guardMethod(owner, name, async (native, self, args) => {
      change(args);
      return call(native, self, args);
    });
  // A peer can be anybody at any address: the registry allows all of them or none.
  const peer = (name: string): void =>
    promising(RTCPeerConnection?.prototype, name, () => {
      if (!mayReach('beacon', 'webrtc:')) throw new NativeException('no peer is allowed now', 'NotAllowedError');
    });
  peer('setRemoteDescription');
  peer('addIceCandidate');
  // Signing in with another site asks that site, whoever the visitor is; so does a key that is said to be another site's
  // (Web Authentication 5.11, 'related origins').
  const mayBe = (site: string): boolean =>
    site === hostname || slice(hostname, -site.length - 1) === `.${site}` || mayAsk(`https://${site}`);
  const signal = (name: string): void =>
    promising(PublicKeyCredential, name, (args) => put(args, 0, led(args[0], 'rpId', mayBe)));
  promising(CredentialsContainer?.prototype, 'get', (args) => {
    put(args, 0, led(led(args[0], 'identity providers * configURL', mayAsk), 'publicKey rpId', mayBe));
  });
  promising(CredentialsContainer?.prototype, 'create', (args) => {
    put(args, 0, led(args[0], 'publicKey rp id', mayBe));
  });
  signal('signalUnknownCredential');
  signal('signalAllAcceptedCredentials');
  signal('signalCurrentUserDetails');

  // Pictures that the browser shows outside of the page.
  const noticed = (args: Arguments): void => {
    if (args.length > 1)
      put(
        args,
        1,
        led(led(led(led(args[1], 'icon', mayAsk), 'image', mayAsk), 'badge', mayAsk), 'actions * icon', mayAsk),
      );
  };
  guardClass(realm, 'Notification', noticed);
  promising(ServiceWorkerRegistration?.prototype, 'showNotification', noticed);
  guardClass(realm, 'MediaMetadata', (args) => {
    put(args, 0, led(led(args[0], 'artwork * src', mayAsk), 'chapterInfo * artwork * src', mayAsk));
  });
  guardSetter(MediaMetadata?.prototype, 'artwork', (native, self, args) =>
    call(native, self, [led(args[0], '* src', mayAsk)]),
  );
  promising(BackgroundFetchManager?.prototype, 'fetch', (args) => {
    const given = args[1];
    if (typeof given === 'object' && requestAddress(given) === undefined) put(args, 1, leadEach(given));
    else lead('beacon', args, 1);
    put(args, 2, led(args[2], 'icons * src', mayAsk));
  });
}

const NativeException = DOMException;
const { hostname } = location;

const { get: addressOf } = accessor(Request.prototype, 'url');

/** Where a `Request` goes; absent for anything else. */
function requestAddress(value: unknown): string | undefined {
  try {
    return typeof value === 'object' ? call<string>(addressOf, value) : undefined;
  } catch {
    return undefined;
  }
}

const SOCKET = /^\s*wss?:/i;
/** RFC 7064 and 7065: the host of a server that tells a browser its address, or passes its data on. */
const SERVER = /^\s*(?:stun|turn)s?:([^:?]*|\[[^\]]*\])(?:[:?]|$)/i;

/** Counts what leads nowhere: some addresses a browser takes only once. */
let lost = 0;

/**
 * What a page gives, read once into objects of our own; an address in it that may not be asked leads nowhere.
 *
 * @param path names of properties, down to the address; `*` stands for each of a list.
 */
function led(given: Any, path: string, mayAsk: (text: string) => boolean): Any {
  if (isNone(given)) return given;
  if (path === '') {
    const text = `${given}`;
    return mayAsk(text) ? text : `https:${NOWHERE}/${lost++}`;
  }
  const end = indexOf(`${path} `, ' ');
  const name = slice(path, 0, end);
  const rest = slice(path, end + 1);
  if (name !== '*') {
    const copy = { __proto__: null, ...given };
    copy[name] = led(copy[name], rest, mayAsk);
    return copy;
  }
  const list: object[] = [];
  for (let index = 0; index < given.length; index++) add(list, led(given[index], rest, mayAsk));
  return listed(list);
}

function withServers(given: Any, mayServe: (url: string) => boolean): object {
  const { iceServers: servers, ...others } = { __proto__: null, ...given };
  const kept: object[] = [];
  for (let index = 0; index < servers?.length; index++) {
    const { urls, ...login } = { __proto__: null, ...servers[index] };
    const count = typeof urls === 'string' ? 1 : urls?.length;
    for (let at = 0; at < count; at++) {
      const url = `${count === 1 && typeof urls === 'string' ? urls : urls[at]}`;
      if (mayServe(url)) add(kept, { __proto__: null, ...login, urls: url });
    }
  }
  return { __proto__: null, ...others, iceServers: listed(kept) };
}

const { iterator } = Symbol;

/** A list that browsers read by a way of our own, and not by one that a page can put on arrays. */
const listed = (list: readonly object[]): object => ({
  __proto__: null,
  [iterator]: () => {
    let at = 0;
    return { __proto__: null, next: () => ({ __proto__: null, value: list[at], done: at++ >= list.length }) };
  },
});
