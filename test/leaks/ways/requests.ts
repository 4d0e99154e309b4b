import { waysOf } from '../way.ts';

const PLAIN_SOCKET = 'the policy names no `ws:`, see [policy headers](policy-headers.md)';
const UNDECLARED = 'nobody declared the host';

/** What a script sends by itself. */
export const REQUESTS = waysOf(
  { group: 'Requests by script', leaves: 'request', by: 'guard' },
  {
    fetch: ['`fetch`', `await fetch('$url');`],
    'fetch-undeclared': ['`fetch` of a host that nobody declared', `await fetch('$other');`, { closed: UNDECLARED }],
    'fetch-request': ['`fetch` of a `Request`', `await fetch(new Request('$url', { method: 'POST', body: 'x' }));`],
    'fetch-url': ['`fetch` of a `URL`', `await fetch(new URL('$url'));`],
    'fetch-object': ['`fetch` of an object for a text', `await fetch({ toString: () => '$url' });`],
    'fetch-relative': ['`fetch` without a scheme', `await fetch('$url'.replace('http:', ''));`],
    'fetch-login': [
      '`fetch` in another spelling',
      `await fetch('$url'.replace('//', '\\\\\\\\').replace('http', ' HTTP'));`,
    ],
    'fetch-no-cors': ['`fetch`, without CORS', `await fetch('$url', { mode: 'no-cors', method: 'POST', body: 'x' });`],
    'fetch-keepalive': ['`fetch`, kept alive', `await fetch('$url', { keepalive: true, credentials: 'include' });`],
    'fetch-call': ['`fetch.call`', `await fetch.call(undefined, '$url');`],
    'fetch-reflect': ['`Reflect.apply`', `await Reflect.apply(window.fetch, window, ['$url']);`],
    'fetch-later': ['`fetchLater`', `fetchLater('$url', { activateAfter: 0 });`, { needs: 'self.fetchLater' }],
    beacon: ['`sendBeacon`', `navigator.sendBeacon('$url', 'x');`],
    'beacon-form': ['`sendBeacon` of a form', `navigator.sendBeacon('$url', new FormData());`],
    'beacon-method': ["`Navigator`'s own method", `Navigator.prototype.sendBeacon.call(navigator, '$url');`],
    xhr: ['`XMLHttpRequest`', `const xhr = new XMLHttpRequest(); xhr.open('GET', '$url'); xhr.send();`],
    'xhr-post': [
      '`XMLHttpRequest`, posted',
      `const xhr = new XMLHttpRequest(); xhr.open('POST', '$url'); xhr.send('x');`,
    ],
    'xhr-blocking': [
      '`XMLHttpRequest`, blocking',
      `const xhr = new XMLHttpRequest(); xhr.open('GET', '$url', false); xhr.send();`,
    ],
    'xhr-method': [
      "`XMLHttpRequest`'s own method",
      `const xhr = new XMLHttpRequest(); XMLHttpRequest.prototype.open.call(xhr, 'GET', new URL('$url')); xhr.send();`,
    ],
    'xhr-heir': [
      'a class that extends it',
      `const xhr = new (class extends XMLHttpRequest {})(); xhr.open('GET', '$url'); xhr.send();`,
    ],
    'web-socket': ['`WebSocket`', `new WebSocket('$url'.replace('http', 'ws'));`, { closedByServer: PLAIN_SOCKET }],
    'web-socket-http': [
      '`WebSocket` of an http address',
      `new WebSocket(new URL('$url'), 'x');`,
      { closedByServer: PLAIN_SOCKET },
    ],
    'web-socket-class': [
      'a class that extends it',
      `new (class extends WebSocket {})('$url'.replace('http', 'ws'));`,
      { closedByServer: PLAIN_SOCKET },
    ],
    'web-socket-constructor': [
      "`WebSocket`'s constructor, of its prototype",
      `new WebSocket.prototype.constructor('$url'.replace('http', 'ws'));`,
      { closedByServer: PLAIN_SOCKET },
    ],
    'web-socket-stream': [
      '`WebSocketStream`',
      `await new WebSocketStream('$url'.replace('http', 'ws')).opened;`,
      { needs: 'self.WebSocketStream', closedByServer: PLAIN_SOCKET },
    ],
    'event-source': ['`EventSource`', `new EventSource('$url');`],
    'event-source-reflect': [
      '`EventSource` by `Reflect.construct`',
      `Reflect.construct(EventSource, ['$url', { withCredentials: true }]);`,
    ],
    'web-transport': [
      '`WebTransport`',
      `new WebTransport('https://$socket/x').ready.catch(() => {});`,
      { needs: 'self.WebTransport' },
    ],
    stun: [
      '`RTCPeerConnection`, STUN',
      `const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:$socket' }] });
       peer.createDataChannel('x'); await peer.setLocalDescription();`,
    ],
    'stun-list': [
      'STUN in a list',
      `const peer = new RTCPeerConnection({ iceServers: [{ urls: ['stun:$socket'] }] });
       peer.createDataChannel('x'); await peer.setLocalDescription();`,
    ],
    'stun-later': [
      'STUN by `setConfiguration`',
      `const peer = new RTCPeerConnection(); peer.setConfiguration({ iceServers: [{ urls: 'stun:$socket' }] });
       peer.createDataChannel('x'); await peer.setLocalDescription();`,
    ],
    turn: [
      'TURN',
      `const peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:$socket', username: 'x', credential: 'x' }] });
       peer.createDataChannel('x'); await peer.setLocalDescription();`,
    ],
    'turn-tcp': [
      'TURN over TCP',
      `const peer = new RTCPeerConnection({
         iceServers: [{ urls: 'turn:$socket?transport=tcp', username: 'x', credential: 'x' }] });
       peer.createDataChannel('x'); await peer.setLocalDescription();`,
    ],
    'stun-old-name': [
      '`webkitRTCPeerConnection`',
      `const peer = new webkitRTCPeerConnection({ iceServers: [{ urls: 'stun:$socket' }] });
       peer.createDataChannel('x'); await peer.setLocalDescription();`,
      { needs: 'self.webkitRTCPeerConnection' },
    ],
    'peer-candidate': [
      "a peer's own address",
      `const peer = new RTCPeerConnection(); const other = new RTCPeerConnection();
       peer.createDataChannel('x'); await peer.setLocalDescription();
       await other.setRemoteDescription(peer.localDescription); await other.setLocalDescription();
       await peer.setRemoteDescription(other.localDescription);
       const [host, port] = '$socket'.split(':');
       await peer.addIceCandidate({ candidate: 'candidate:1 1 udp 2122260223 ' + host + ' ' + port + ' typ host', sdpMid: '0' });`,
    ],
    'cache-add': ['`Cache.add`', `await (await caches.open('assets')).add('$url');`],
    'cache-add-all': ['`Cache.addAll`', `await (await caches.open('assets')).addAll(['$url']);`],
    'sign-in': [
      'sign-in with another site (FedCM)',
      `navigator.credentials.get({ identity: { providers: [{ configURL: '$url', clientId: 'x' }] } }).catch(() => {});`,
      { needs: 'self.IdentityCredential' },
    ],
    'wasm-stream': ['`WebAssembly.compileStreaming`', `await WebAssembly.compileStreaming(fetch('$url'));`],
    'audio-worklet': [
      '`audioWorklet.addModule`',
      `await new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule('$url');`,
      { needs: 'self.AudioWorklet' },
    ],
    'paint-worklet': [
      '`CSS.paintWorklet.addModule`',
      `await CSS.paintWorklet.addModule('$url');`,
      { needs: 'CSS.paintWorklet' },
    ],
    'shared-worklet': [
      '`sharedStorage.worklet.addModule`',
      `await sharedStorage.worklet.addModule('$url');`,
      { needs: 'self.sharedStorage' },
    ],
    'iframe-print': ['`fetch` in a timer of a text', `setTimeout("fetch('$url')");`],
  },
);

const OWN_WORKER =
  "a worker whose file is the site's own follows the policy of that file's answer, and no script of the page reaches into it";
const START = 'await new Promise((done) => setTimeout(done, 300));';
const blob = (text: string): string =>
  `const text = URL.createObjectURL(new Blob([${JSON.stringify(text)}], { type: 'text/javascript' }));`;
const js = (text: string): string => `content-type: text/javascript\n\n${text}`;

/** What a worker sends: of a text of the page's own making, or of a file of the site's own. */
export const WORKERS = [
  ...waysOf(
    { group: 'Workers', leaves: 'request', by: 'guard' },
    {
      'worker-blob': ['`Worker` of a blob', `${blob("fetch('$url')")} new Worker(text); ${START}`],
      'worker-blob-import': ['`importScripts` in it', `${blob("importScripts('$url')")} new Worker(text); ${START}`],
      'worker-blob-module': [
        '`Worker` of a blob, a module',
        `${blob("import('$url')")} new Worker(text, { type: 'module' }); ${START}`,
      ],
      'worker-data': ['`Worker` of a `data:` address', `new Worker("data:text/javascript,fetch('$url')"); ${START}`],
      'shared-worker-blob': ['`SharedWorker` of a blob', `${blob("fetch('$url')")} new SharedWorker(text); ${START}`],
      'worker-reflect': [
        '`Reflect.construct` of a blob',
        `${blob("new WebSocket('$url'.replace('http', 'ws'))")} Reflect.construct(Worker, [text]); ${START}`,
        { closedByServer: PLAIN_SOCKET },
      ],
      'worker-constructor': [
        "`Worker`'s constructor, of its prototype",
        `${blob("fetch('$url')")} new Worker.prototype.constructor(text); ${START}`,
      ],
    },
  ),
  ...waysOf(
    { group: 'Workers', leaves: 'request', by: 'server', cannot: OWN_WORKER },
    {
      'own-worker': [
        "`fetch` in a worker of the site's own",
        `new Worker('$file'); ${START}`,
        { file: js(`fetch('$url');`) },
      ],
      'own-worker-import': [
        '`importScripts` in it',
        `new Worker('$file'); ${START}`,
        { file: js(`importScripts('$url');`) },
      ],
      'own-worker-socket': [
        '`WebSocket` in it',
        `new Worker('$file'); ${START}`,
        { file: js(`new WebSocket('$url'.replace('http', 'ws'));`), closedByServer: PLAIN_SOCKET },
      ],
      'own-worker-xhr': [
        '`XMLHttpRequest` in it',
        `new Worker('$file'); ${START}`,
        { file: js(`const xhr = new XMLHttpRequest(); xhr.open('GET', '$url'); xhr.send();`) },
      ],
      'own-worker-module': [
        'a module that imports',
        `new Worker('$file', { type: 'module' }); ${START}`,
        // HTML, 'fetch a module worker script graph': what it imports is fetched for the page. Firefox goes by the
        // policy of the worker's file.
        { by: 'policy', byInFirefox: 'server', file: js(`import '$url';`) },
      ],
      'own-shared-worker': [
        "`fetch` in a shared worker of the site's own",
        `new SharedWorker('$file'); ${START}`,
        { file: js(`fetch('$url');`) },
      ],
      'own-worker-nested': [
        'a worker of a blob in it',
        `new Worker('$file'); ${START}`,
        { file: js(`new Worker(URL.createObjectURL(new Blob(["fetch('$url')"])));`) },
      ],
    },
  ),
  ...waysOf(
    { group: 'Workers', leaves: 'request', by: 'guard' },
    {
      'own-service-worker': [
        '`fetch` in a service worker',
        `await navigator.serviceWorker.register('$file', { scope: '$file/x' }); ${START}`,
        { file: js(`self.addEventListener('install', (event) => event.waitUntil(fetch('$url')));`) },
      ],
    },
  ),
];
