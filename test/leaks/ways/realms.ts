import { type Way, waysOf } from '../way.ts';

const SANDBOXED = 'the server sandboxes what is no page, see [policy headers](policy-headers.md)';
const FRAME = `const frame = document.createElement('iframe');`;
const NAMED = `${FRAME} frame.name = 'n$name';`;
const APPENDED = `${FRAME} div.append(frame);`;
const UNNAMED = 'no registry can name what runs there';
const OWN_LOADED = 'await new Promise((done) => frame.addEventListener("load", done));';
/** A frame that waits for consent is not loaded. */
const LOADED = 'await new Promise((done) => { frame.addEventListener("load", done); setTimeout(done, 3000); });';
const last = 'window[window.length - 1]';

/** How a page gets hold of another realm of its own origin, with natives of its own. */
const ROUTES: Readonly<Record<string, readonly [what: string, code: string, more?: Partial<Way>]>> = {
  window: ['`contentWindow`', `${APPENDED} const realm = frame.contentWindow;`],
  document: ['`contentDocument`', `${APPENDED} const realm = frame.contentDocument.defaultView;`],
  index: ['by number, right after it is inserted', `${APPENDED} const realm = ${last};`],
  'frames-index': ['`frames` by number', `${APPENDED} const realm = frames[frames.length - 1];`],
  name: ['by its name', `${FRAME} frame.name = 'f$name'; div.append(frame); const realm = window['f$name'];`],
  html: ['a frame of `innerHTML`, by number', `div.innerHTML = '<iframe></iframe>'; const realm = ${last};`],
  'adjacent-html': [
    'a frame of `insertAdjacentHTML`',
    `div.insertAdjacentHTML('beforeend', '<p><iframe></iframe></p>'); const realm = ${last};`,
  ],
  contextual: [
    'a frame of a fragment',
    `div.append(document.createRange().createContextualFragment('<iframe></iframe>')); const realm = ${last};`,
  ],
  clone: ['a clone of a frame', `${FRAME} div.append(frame.cloneNode()); const realm = ${last};`],
  adopted: [
    'a frame of another document',
    `div.append(document.implementation.createHTMLDocument().createElement('iframe')); const realm = ${last};`,
  ],
  'replaced-children': ['a frame by `replaceChildren`', `${FRAME} div.replaceChildren(frame); const realm = ${last};`],
  range: [
    'a frame by `Range.insertNode`',
    `${FRAME} const range = new Range(); range.setStart(div, 0); range.insertNode(frame); const realm = ${last};`,
  ],
  shadow: [
    'a frame in a closed shadow tree',
    `${FRAME} div.attachShadow({ mode: 'closed' }).append(frame); const realm = frame.contentWindow;`,
  ],
  'onload-event': [
    "the window of the `load` event's target",
    `${FRAME} let realm; frame.onload = (event) => { realm = event.target.contentWindow; }; div.append(frame);`,
  ],
  'onload-index': [
    'by number, in its `load` event while it is inserted',
    `${FRAME} let realm; frame.onload = () => { realm ??= ${last}; }; div.append(frame);`,
  ],
  'element-reaction': [
    'by number, in an element that is inserted with it',
    `let realm; customElements.define('x-' + '$name'.replaceAll('_', '-'), class extends HTMLElement {
       connectedCallback() { realm ??= ${last}; } });
     const box = document.createDocumentFragment();
     box.append(document.createElement('iframe'), document.createElement('x-' + '$name'.replaceAll('_', '-')));
     div.append(box);`,
  ],
  'script-with-it': [
    'by number, in a script that is inserted with it',
    `const script = document.createElement('script'); script.text = 'window.r$name = ${last}';
     const box = document.createElement('div'); box.append(document.createElement('iframe'), script);
     div.append(box); const realm = window['r$name'];`,
  ],
  again: [
    'a frame that is taken out and put in again',
    `${APPENDED} frame.contentWindow; frame.remove(); div.append(frame); const realm = frame.contentWindow;`,
  ],
  'again-index': [
    'the same by number',
    `${APPENDED} ${last}; frame.remove(); div.append(frame); const realm = ${last};`,
  ],
  nested: [
    'a frame in a frame',
    `${APPENDED} const inner = frame.contentDocument.createElement('iframe');
     frame.contentDocument.body.append(inner); const realm = inner.contentWindow;`,
  ],
  'nested-index': [
    'the same by number',
    `${APPENDED} const { contentDocument } = frame;
     contentDocument.body.append(contentDocument.createElement('iframe')); const realm = frame.contentWindow[0];`,
  ],
  'nested-html': [
    'a frame of `innerHTML` in a frame',
    `${APPENDED} frame.contentDocument.body.innerHTML = '<iframe></iframe>'; const realm = frame.contentWindow[0];`,
  ],
  'written-nested': [
    'a frame that `write` puts into a frame',
    `${APPENDED} frame.contentDocument.write('<iframe></iframe>'); const realm = frame.contentWindow[0];`,
  ],
  'opened-document': [
    'a frame whose document is opened anew',
    `${APPENDED} frame.contentDocument.open(); frame.contentDocument.write('<p>x'); frame.contentDocument.close();
     const realm = ${last};`,
  ],
  srcdoc: [
    'a frame with a text',
    `${FRAME} frame.srcdoc = '<p>x</p>'; div.append(frame); ${LOADED}
     const realm = frame.contentWindow;`,
  ],
  blank: [
    'a frame that is sent to `about:blank`',
    `${FRAME} frame.src = 'about:blank?x'; div.append(frame);
     const realm = ${last};`,
  ],
  'sent-blank': [
    'a frame that is sent to `about:blank` later',
    `${NAMED} frame.src = '$file'; div.append(frame); ${OWN_LOADED} frame.contentWindow.location.replace('about:blank');
     ${LOADED} const realm = window['n$name'];`,
    { file: 'content-type: text/html\n\n<p>x' },
  ],
  'own-text': [
    "a frame with a text file of the site's own",
    `${NAMED} frame.src = '$file'; div.append(frame); ${OWN_LOADED} const realm = window['n$name'];`,
    { file: 'content-type: text/plain\n\nx', closedByServer: SANDBOXED },
  ],
  'own-image': [
    "an object with an SVG of the site's own",
    `const frame = document.createElement('object'); frame.type = 'image/svg+xml'; frame.data = '$file'; div.append(frame);
     ${LOADED} const realm = frame.getSVGDocument().defaultView;`,
    {
      file: `content-type: image/svg+xml\n\n<svg xmlns="http://www.w3.org/2000/svg"/>`,
      closedByServer: SANDBOXED,
    },
  ],
  blob: [
    'a frame of a blob',
    `${NAMED} frame.src = URL.createObjectURL(new Blob(['<p>x'], { type: 'text/html' })); div.append(frame);
     ${LOADED} const realm = window['n$name'];`,
    { leaves: 'localStorage' },
  ],
  object: [
    'an `object`',
    `const frame = document.createElement('object'); frame.data = 'about:blank'; div.append(frame);
     await new Promise((done) => setTimeout(done, 100)); const realm = frame.contentWindow;`,
  ],
  opened: ['`window.open`', `const realm = window.open('');`, { stage: 'window' }],
  'opened-named': [
    '`window.open` into a frame',
    `${FRAME} frame.name = 'o$name'; div.append(frame);
     const realm = window.open('', 'o$name');`,
  ],
  'opened-late': [
    '`window.open` of `about:blank`, by its name',
    `window.open('about:blank', 'w$name');
     const realm = window.open('', 'w$name');`,
    { stage: 'window' },
  ],
};

/** One guard is put into a realm as a whole: what its cookies show of a way to it, its requests need not show again. */
const REQUESTED: ReadonlySet<string> = new Set([
  'window',
  'index',
  'onload-index',
  'nested-index',
  'again-index',
  'srcdoc',
  'blob',
]);

const ACTS = {
  cookie: `realm.document.cookie = '$name=1; path=/; max-age=3600';`,
  localStorage: `realm.localStorage.setItem('$name', '1');`,
  request: `await realm.fetch('$url');`,
} as const;

const routes = (leaves: keyof typeof ACTS): readonly Way[] =>
  waysOf(
    { group: 'Other realms', leaves, by: 'guard' },
    Object.fromEntries(
      Object.entries(ROUTES)
        .filter(([id]) => leaves === 'cookie' || REQUESTED.has(id))
        .map(([id, [what, code, more]]) => {
          const kept = leaves === 'cookie' ? (more?.leaves ?? leaves) : leaves;
          const name = kept === 'localStorage' ? 'storage' : leaves;
          return [
            `realm-${id}-${leaves}`,
            [`${what}: ${name}`, `${code} ${ACTS[kept as keyof typeof ACTS]}`, { ...more, leaves: kept }] as const,
          ];
        }),
    ),
  );

const run = (leaves: 'cookie' | 'request'): string =>
  leaves === 'cookie' ? `document.cookie='$name=1;path=/'` : `new Image().src='$url'`;

/** Scripts that run in another realm by themselves, or that take its natives for the page. */
const SCRIPTS = [
  ...waysOf(
    { group: 'Other realms', leaves: 'cookie', by: 'guard' },
    {
      'frame-script': [
        'an inline script in a frame',
        `${APPENDED} const script = frame.contentDocument.createElement('script'); script.text = "${run('cookie')}";
         frame.contentDocument.body.append(script);`,
      ],
      'frame-written-script': [
        'an inline script written into a frame',
        `${APPENDED} frame.contentDocument.write("<script>${run('cookie')}</scr" + "ipt>");`,
      ],
      'frame-srcdoc-script': [
        "an inline script of a frame's text",
        `${FRAME} frame.srcdoc = "<script>${run('cookie')}</scr" + "ipt>"; div.append(frame); ${LOADED}`,
      ],
      'frame-srcdoc-html-script': [
        'the same in HTML',
        `div.innerHTML = "<iframe srcdoc=\\"<script>${run('cookie')}</scr" + "ipt>\\"></iframe>";
         await new Promise((done) => setTimeout(done, 200));`,
      ],
      'frame-srcdoc-handler': [
        "a handler in a frame's text",
        `${FRAME} frame.srcdoc = "<img src='data:,' onerror=\\"${run('cookie')}\\">"; div.append(frame); ${LOADED}`,
      ],
      'frame-javascript': [
        'a frame of a `javascript:` address',
        `${FRAME} frame.src = "javascript:void(${run('cookie')})"; div.append(frame);
         await new Promise((done) => setTimeout(done, 100));`,
        { closed: UNNAMED },
      ],
      'frame-eval': ['`eval` of a frame', `${APPENDED} frame.contentWindow.eval("${run('cookie')}");`],
      'frame-function': ['`Function` of a frame, by number', `${APPENDED} ${last}.Function("${run('cookie')}")();`],
      'frame-setter': [
        "a frame's setter, for the page's document",
        `${APPENDED} const { prototype } = ${last}.Document;
         Object.getOwnPropertyDescriptor(prototype, 'cookie').set.call(document, '$name=1');`,
      ],
      'frame-timer': [
        'a timer of a frame',
        `${APPENDED} ${last}.setTimeout("${run('cookie')}"); await new Promise((done) => setTimeout(done, 50));`,
      ],
      'opened-script': [
        'an inline script written into a new window',
        `const { document: other } = window.open('');
         other.write("<script>${run('cookie')}</scr" + "ipt>"); other.close();`,
        { stage: 'window' },
      ],
      'opened-own': [
        "a new window with a text file of the site's own",
        `const opened = window.open('$file');
         while (opened.location.href === 'about:blank') await new Promise((done) => setTimeout(done, 50));
         opened.document.cookie = '$name=1; path=/';`,
        { stage: 'window', file: 'content-type: text/plain\n\nx', closedByServer: SANDBOXED },
      ],
      'own-svg-script': [
        "a script in an SVG of the site's own",
        `div.innerHTML = '<iframe src="$file"></iframe>'; await new Promise((done) => setTimeout(done, 300));`,
        {
          closedByServer: SANDBOXED,
          file: `content-type: image/svg+xml\n\n<svg xmlns="http://www.w3.org/2000/svg"><script>${run('cookie')}</script></svg>`,
        },
      ],
    },
  ),
  ...waysOf(
    { group: 'Other realms', leaves: 'request', by: 'guard' },
    {
      'frame-image': ["a frame's `Image`", `${APPENDED} new (${last}.Image)().src = '$url';`],
      'frame-element': [
        'an element of a frame',
        `${APPENDED} const it = ${last}.document.createElement('img'); it.setAttribute('src', '$url'); div.append(it);`,
      ],
      'frame-html': ['`innerHTML` in a frame', `${APPENDED} ${last}.document.body.innerHTML = '<img src="$url">';`],
      'frame-fetch': ["a frame's `fetch`, for the page", `${APPENDED} await ${last}.fetch.call(window, '$url');`],
      'frame-attribute': [
        "a frame's `setAttribute`, for an element of the page",
        `${APPENDED} ${last}.Element.prototype.setAttribute.call(new Image(), 'src', '$url');`,
      ],
      'frame-xhr': [
        "a frame's `XMLHttpRequest`",
        `${APPENDED} const xhr = new (${last}.XMLHttpRequest)(); xhr.open('GET', '$url'); xhr.send();`,
      ],
      'frame-socket': [
        "a frame's `WebSocket`",
        `${APPENDED} new (${last}.WebSocket)('$url'.replace('http', 'ws'));`,
        { closedByServer: 'the policy names no `ws:`, see [policy headers](policy-headers.md)' },
      ],
      'frame-beacon': ["a frame's `sendBeacon`", `${APPENDED} ${last}.navigator.sendBeacon('$url');`],
      'frame-request': ['a `Request` of a frame', `${APPENDED} await fetch(new (${last}.Request)('$url'));`],
      'frame-worker': [
        "a frame's `Worker`",
        `${APPENDED} const text = URL.createObjectURL(new Blob(["fetch('$url')"], { type: 'text/javascript' }));
         new (${last}.Worker)(text); await new Promise((done) => setTimeout(done, 300));`,
      ],
      'frame-parser': [
        "a frame's `DOMParser`",
        `${APPENDED} const from = new (${last}.DOMParser)().parseFromString('<img src="$url">', 'text/html');
         ${last}.document.body.append(from.body.firstChild);`,
      ],
      'frame-data': [
        'a script of a frame of a `data:` address',
        `${FRAME} frame.src = "data:text/html,<script>${run('request')}</scr" + "ipt>"; div.append(frame);`,
      ],
      'frame-blob': [
        'a script of a frame of a blob',
        `${FRAME} frame.src = URL.createObjectURL(new Blob(["<script>${run('request')}</scr" + "ipt>"],
           { type: 'text/html' })); div.append(frame);`,
      ],
      'frame-javascript-text': [
        'what a `javascript:` address of a frame says',
        `${FRAME} frame.src = "javascript:'<img src=$url>'"; div.append(frame);`,
        { closed: UNNAMED },
      ],
      'frame-peer': [
        "a frame's `RTCPeerConnection`",
        `${APPENDED} const peer = new (${last}.RTCPeerConnection)({ iceServers: [{ urls: 'stun:$socket' }] });
         peer.createDataChannel('x'); await peer.setLocalDescription();`,
      ],
      'frame-sandboxed': [
        'a script of a sandboxed frame',
        `${FRAME} frame.sandbox = 'allow-scripts'; frame.srcdoc = "<script>${run('request')}</scr" + "ipt>"; div.append(frame);`,
        { closed: 'its origin has no cookies, so the guard in it finds no choice' },
      ],
    },
  ),
  ...waysOf(
    { group: 'Other realms', leaves: 'indexedDB', by: 'guard' },
    {
      'frame-database': [
        "a frame's `indexedDB`",
        `${APPENDED} const request = ${last}.indexedDB.open('$name'); await new Promise((done) => { request.onsuccess = done; });`,
      ],
    },
  ),
  ...waysOf(
    { group: 'Other realms', leaves: 'localStorage', by: 'guard' },
    {
      'frame-storage-property': [
        "a frame's `localStorage`, by a property",
        `${APPENDED} ${last}.localStorage['$name'] = '1';`,
      ],
      'frame-storage-method': [
        "a frame's `setItem`, for the page's storage",
        `${APPENDED} ${last}.Storage.prototype.setItem.call(localStorage, '$name', '1');`,
      ],
      'frame-storage-getter': [
        "a frame's getter of `localStorage`, for the page",
        `${APPENDED} Object.getOwnPropertyDescriptor(${last}, 'localStorage').get.call(window).setItem('$name', '1');`,
      ],
      'blob-storage': [
        'a script of a frame of a blob',
        `${FRAME} frame.src = URL.createObjectURL(new Blob(["<script>localStorage['$name'] = '1'</scr" + "ipt>"],
           { type: 'text/html' })); div.append(frame); ${LOADED}`,
      ],
    },
  ),
];

export const REALMS = [...routes('cookie'), ...routes('request'), ...SCRIPTS];
