import { type AddressKind, add, call, exec, indexOf } from '../decision/index.ts';
import type { Ask } from './cookies.ts';
import {
  type Arguments,
  accessor,
  addressName,
  guardClass,
  guardMethod,
  isNone,
  isOwnText,
  put,
  type Realm,
  readText,
  wholeAddress,
} from './natives.ts';
import { NOWHERE } from './nowhere.ts';

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
  // biome-ignore lint/suspicious/noExplicitAny: not every browser has each.
  const method = (owner: any, name: string, index = 0): void =>
    guardMethod(owner, name, (native, self, args) => call(native, self, lead('beacon', args, index)));
  const made = (name: string, kind: AddressKind = 'beacon'): void =>
    guardClass(realm, name, (args) => lead(kind, args, 0));

  method(realm, 'fetch');
  method(realm, 'fetchLater');
  method(realm.Navigator.prototype, 'sendBeacon');
  method(realm.XMLHttpRequest.prototype, 'open', 1);
  method(realm.Worklet?.prototype, 'addModule');
  method(realm.Cache?.prototype, 'add');
  guardMethod(realm.Cache?.prototype, 'addAll', async (native, self, args) => {
    const given = args[0];
    const list: object[] = [];
    for (let at = 0; at < given?.length; at++) add(list, lead('beacon', [given[at]], 0)[0]);
    return call(native, self, [listed(list)]);
  });
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
  // biome-ignore lint/suspicious/noExplicitAny: not every browser has each.
  const { RTCPeerConnection, CredentialsContainer } = realm as any;
  guardMethod(RTCPeerConnection?.prototype, 'setConfiguration', (native, self, args) => {
    peers(args);
    return call(native, self, args);
  });
  // Of each way to pay that is an address its maker is asked.
  const mayPayBy = (method: string): boolean => indexOf(method, ':') < 0 || mayAsk(method);
  guardClass(realm, 'PaymentRequest', (args) => {
    put(args, 0, allowedIn(args[0], 'supportedMethods', mayPayBy, `https:${NOWHERE}`));
  });
  // A peer can be anybody at any address: the registry allows all of them or none.
  const peer = (name: string): void =>
    guardMethod(RTCPeerConnection?.prototype, name, async (native, self, args) => {
      if (!mayReach('beacon', 'webrtc:')) throw new NativeException('no peer is allowed now', 'NotAllowedError');
      return call(native, self, args);
    });
  peer('setRemoteDescription');
  peer('addIceCandidate');
  // Signing in with another site asks that site, whoever the visitor is.
  guardMethod(CredentialsContainer?.prototype, 'get', async (native, self, args) => {
    put(args, 0, withProviders(args[0], mayAsk));
    return call(native, self, args);
  });
}

const NativeException = DOMException;

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

// biome-ignore lint/suspicious/noExplicitAny: a page's own object, which may hold anything.
function withProviders(given: any, mayAsk: (url: string) => boolean): object {
  const options = { __proto__: null, ...given };
  if (isNone(options.identity)) return options;
  const { providers, ...others } = { __proto__: null, ...options.identity };
  options.identity = { __proto__: null, ...others, providers: allowedIn(providers, 'configURL', mayAsk) };
  return options;
}

/**
 * Of a list those whose address may be asked; it is read once.
 *
 * @param instead what stands in the place of one that may not; without it such a one is left out.
 */
// biome-ignore lint/suspicious/noExplicitAny: as above.
function allowedIn(list: any, name: string, mayAsk: (url: string) => boolean, instead?: string): object {
  const kept: object[] = [];
  for (let index = 0; index < list?.length; index++) {
    const each = { __proto__: null, ...list[index] };
    each[name] = `${each[name]}`;
    if (!mayAsk(each[name])) {
      if (!instead) continue;
      // Each another, since a browser takes none twice.
      each[name] = `${instead}/${index}`;
    }
    add(kept, each);
  }
  return listed(kept);
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
function withServers(given: any, mayServe: (url: string) => boolean): object {
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
