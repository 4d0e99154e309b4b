import { waysOf } from '../way.ts';

const AHEAD =
  'asked for by the parser or the preload scanner before a script can object: mark it up, or have the server make it inert';
/** Loaded so late that the guard sees the element before: in Chromium always, in Firefox mostly. */
const SEEN = { by: 'guard', inFirefox: 'either' } as const;

/** What the page's own HTML holds. */
export const HTML = [
  ...waysOf(
    { group: "In the page's HTML", leaves: 'request', by: 'server', stage: 'markup', cannot: AHEAD },
    {
      'static-script': ['a script', '<script src="$url"></script>'],
      'static-async': ['a script, `async`', '<script async src="$url"></script>'],
      'static-defer': ['a script, `defer`', '<script defer src="$url"></script>'],
      'static-module': ['a module', '<script type="module" src="$url"></script>'],
      'static-sheet': ['a style sheet', '<link rel="stylesheet" href="$url">'],
      'static-preload': ['a preload', '<link rel="preload" as="image" href="$url">'],
      'static-module-preload': ['a modulepreload', '<link rel="modulepreload" href="$url">'],
      'static-prefetch': ['a prefetch', '<link rel="prefetch" href="$url">'],
      'static-img': ['a picture', '<img src="$url" alt="">'],
      'static-set': ['a set of pictures', '<img srcset="$url 1x" alt="">'],
      'static-lazy': ['a lazy picture', '<img loading="lazy" src="$url" alt="">', SEEN],
      'static-source': ['a source of a picture', '<picture><source srcset="$url"><img alt=""></picture>'],
      'static-old-image': ['`image`, which means `img`', '<image src="$url">'],
      'static-frame': ['a frame', '<iframe src="$url"></iframe>'],
      'static-srcdoc': ["a picture in a frame's text", '<iframe srcdoc="<img src=$url>"></iframe>', SEEN],
      'static-video': ['a video', '<video preload="auto" src="$url"></video>', SEEN],
      'static-poster': ['a poster', '<video poster="$url"></video>'],
      'static-audio': ['a source of a sound', '<audio preload="auto"><source src="$url"></audio>', SEEN],
      'static-object': ['an object', '<object data="$url"></object>', SEEN],
      'static-embed': ['an embed', '<embed src="$url">', SEEN],
      'static-input': ['a picture as a button', '<input type="image" src="$url" alt="">'],
      'static-background': ['a background', '<table background="$url"><tr><td>x</td></tr></table>', SEEN],
      'static-svg': ['a picture in SVG', '<svg><image href="$url" width="9" height="9"/></svg>'],
      'static-svg-script': ['a script in SVG', '<svg><script href="$url"></script></svg>'],
      'static-svg-set': [
        'SVG that sets',
        '<svg><image width="9" height="9"><set attributeName="href" to="$url"/></image></svg>',
        SEEN,
      ],
      'static-references': ['an address with references', '<img src="&#104;ttp:$rest" alt="">'],
      'static-scheme': ['an address without a scheme', '<img src="$rest" alt="">'],
      'static-shadow': ['a shadow tree', '<p><template shadowrootmode="open"><img src="$url" alt=""></template></p>'],
      'static-style': ['a `style` attribute', '<p style="background: url($url)">x</p>'],
      'static-style-element': ['a `style` element', '<style>h1 { background: url($url) }</style>'],
      'static-style-import': ['`@import`', '<style>@import "$url";</style>'],
      'static-import': ['`import` of an inline module', '<script type="module">import "$url";</script>'],
      'static-rules': [
        'speculation rules',
        '<script type="speculationrules">{ "prefetch": [{ "urls": ["$url"], "eagerness": "immediate" }] }</script>',
        {
          needs: "HTMLScriptElement.supports?.('speculationrules')",
          closedByServer: 'rules by which a browser reads ahead are taken out of the markup',
        },
      ],
    },
  ),
  ...waysOf(
    { group: "In the page's HTML", leaves: 'request', by: 'guard', stage: 'markup' },
    {
      'static-fetch': ['an inline script: `fetch`', '<script>fetch("$url")</script>'],
      'static-handler': ['a handler', '<img src="data:," onerror="new Image().src = \'$url\'" alt="">'],
      'static-write': ['`document.write` of a picture', `<script>document.write('<img src="$url">')</script>`],
      'static-write-script': [
        '`document.write` of a script',
        `<script>document.write('<script src="$url"><\\/script>')</script>`,
      ],
      'static-write-pieces': [
        '`document.write` in pieces',
        `<script>document.write('<img al'); document.write('t="" sr'); document.write('c="$url">');</script>`,
      ],
    },
  ),
  ...waysOf(
    { group: "In the page's HTML", leaves: 'cookie', by: 'guard', stage: 'markup' },
    {
      'static-cookie': [
        'an inline script: cookie',
        '<script>document.cookie = "$name=1; path=/; max-age=3600"</script>',
      ],
      'static-module-cookie': [
        'an inline module: cookie',
        '<script type="module">document.cookie = "$name=1"</script>',
      ],
      'static-srcdoc-cookie': [
        "a script in a frame's text: cookie",
        `<iframe srcdoc="<script>document.cookie = '$name=1; path=/'</script>"></iframe>`,
      ],
      'static-javascript': [
        'a frame of a `javascript:` address',
        `<iframe src="javascript:void(document.cookie = '$name=1; path=/')"></iframe>`,
        { closed: 'no registry can name what runs there' },
      ],
    },
  ),
  ...waysOf(
    { group: "In the page's HTML", leaves: 'localStorage', by: 'guard', stage: 'markup' },
    { 'static-storage': ['an inline script: storage', '<script>localStorage.setItem("$name", "1")</script>'] },
  ),
];

const SERVERS = "a cookie of the site's own server: only the server can hold it back";
/** By the page's script, as it arrives. */
const REMOVED = { isRemoved: true } as const;
const cookie = (more: string): string => `set-cookie: $name=1; Path=/; Max-Age=3600${more}`;
const answered = (more: string): Partial<{ file: string }> => ({
  file: `content-type: text/plain\naccess-control-allow-origin: *\n${cookie(more)}\n\nx`,
});

/** What the site's server says in the headers of its answers. */
export const ANSWERS = [
  ...waysOf(
    { group: 'Cookies of the server', leaves: 'cookie', by: 'server', stage: 'answer', cannot: SERVERS },
    {
      'page-cookie': ['with the page', cookie(''), REMOVED],
      'page-cookie-session': ['for the session', 'set-cookie: $name=1', REMOVED],
      'page-cookie-http-only': ['`HttpOnly`', cookie('; HttpOnly')],
      'page-cookie-secure': ['`Secure`, for other sites too', cookie('; Secure; SameSite=None'), REMOVED],
      'page-cookie-partitioned': ['`Partitioned`', cookie('; Secure; HttpOnly; SameSite=None; Partitioned')],
      'page-cookie-host': ['prefix `__Host-`', 'set-cookie: __Host-$name=1; Path=/; Secure; HttpOnly; Max-Age=3600'],
      'page-cookie-secure-prefix': ['prefix `__Secure-`', 'set-cookie: __Secure-$name=1; Path=/; Secure', REMOVED],
      'page-cookie-expires': ['with a date', 'set-cookie: $name=1; Expires=Fri, 31-Dec-2038 23:59:59 GMT', REMOVED],
      'page-cookie-path': ['for another path', 'set-cookie: $name=1; Path=/deep/er; HttpOnly'],
      'page-cookie-undeclared': [
        'a name that nobody declared',
        'set-cookie: rogue_$name=1; HttpOnly',
        { closed: 'nobody declared it' },
      ],
      'page-cookie-nameless': [
        'without a name',
        'set-cookie: nameless_$name',
        { closed: 'nobody declared it', inFirefox: 'stopped' },
      ],
    },
  ),
  ...waysOf(
    { group: 'Cookies of the server', leaves: 'cookie', by: 'server', cannot: SERVERS },
    {
      'image-cookie': [
        'with a picture',
        `const it = new Image(); it.src = '$file'; await new Promise((done) => { it.onload = it.onerror = done; });`,
        answered('; HttpOnly'),
      ],
      'fetch-cookie': ['with an answer to `fetch`', `await fetch('$file');`, { ...answered(''), isSwept: true }],
      'fetch-cookie-partitioned': [
        '`Partitioned`, with an answer to `fetch`',
        `await fetch('$file');`,
        { ...answered('; Secure; SameSite=None; Partitioned'), isSwept: true },
      ],
      'xhr-cookie': [
        'with an answer to `XMLHttpRequest`',
        `const xhr = new XMLHttpRequest(); xhr.open('GET', '$file', false); xhr.send();`,
        answered('; HttpOnly'),
      ],
      'beacon-cookie': [
        'with an answer to `sendBeacon`',
        `navigator.sendBeacon('$file', 'x'); await new Promise((done) => setTimeout(done, 200));`,
        answered('; HttpOnly'),
      ],
      'redirect-cookie': [
        'with a redirect',
        `await fetch('$file');`,
        { file: `status: 302\nlocation: /\n${cookie('; HttpOnly')}\n\n` },
      ],
      'script-cookie': [
        'with a script',
        `const it = document.createElement('script'); it.src = '$file'; div.append(it);
         await new Promise((done) => { it.onload = it.onerror = done; });`,
        { file: `content-type: text/javascript\n${cookie('; HttpOnly')}\n\n` },
      ],
      'sheet-cookie': [
        'with a style sheet',
        `div.innerHTML = '<link rel="stylesheet" href="$file">';
         await new Promise((done) => { div.firstChild.onload = div.firstChild.onerror = done; });`,
        { file: `content-type: text/css\n${cookie('; HttpOnly')}\n\n` },
      ],
      'frame-cookie': [
        'with a frame',
        `div.innerHTML = '<iframe src="$file"></iframe>'; await new Promise((done) => setTimeout(done, 200));`,
        { file: `content-type: text/html\n${cookie('; HttpOnly')}\n\nx` },
      ],
      'missing-cookie': [
        'with an answer that is an error',
        `await fetch('$file');`,
        { file: `status: 404\ncontent-type: text/plain\n${cookie('; HttpOnly')}\n\nx` },
      ],
      'empty-cookie': [
        'with an answer that is empty',
        `await fetch('$file');`,
        { file: `status: 204\n${cookie('; HttpOnly')}\n\n` },
      ],
    },
  ),
  ...waysOf(
    {
      group: 'Headers that lead elsewhere',
      leaves: 'request',
      by: 'server',
      stage: 'answer',
      cannot: "a header of the site's own answer: the browser acts on it before any script runs",
    },
    {
      'header-preload': ['`Link`: preload', 'link: <$url>; rel=preload; as=image'],
      'header-module-preload': ['`Link`: modulepreload', 'link: <$url>; rel=modulepreload'],
      'header-prefetch': ['`Link`: prefetch', 'link: <$url>; rel=prefetch'],
      'header-reports': [
        "reports of a policy of the site's own",
        `content-security-policy-report-only: img-src 'none'; report-uri $url`,
      ],
    },
  ),
  ...waysOf(
    {
      group: 'Headers that lead elsewhere',
      leaves: 'request',
      by: 'server',
      cannot: "a header of the site's own answer",
    },
    {
      'header-refresh': [
        '`Refresh` of a frame',
        `div.innerHTML = '<iframe src="$file"></iframe>'; await new Promise((done) => setTimeout(done, 300));`,
        // The page's policy is asked about where its frames go, too.
        { by: 'policy', file: 'content-type: text/html\nrefresh: 0; url=$url\n\nx' },
      ],
      'header-link-of-frame': [
        "`Link` of a frame's page",
        `div.innerHTML = '<iframe src="$file"></iframe>'; await new Promise((done) => setTimeout(done, 300));`,
        { file: 'content-type: text/html\nlink: <$url>; rel=preload; as=style\n\nx' },
      ],
    },
  ),
];
