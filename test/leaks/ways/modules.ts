import { waysOf } from '../way.ts';

const MODULES = 'no script sees what a module imports; the policy header does';
const REDIRECT = 'no script sees where an allowed address leads to; the policy header does';
const inline = (type: string, text: string): string =>
  `const it = document.createElement('script'); it.type = '${type}'; it.textContent = ${JSON.stringify(text)}; div.append(it);`;
const own = (text: string): string => `content-type: text/javascript\n\n${text}`;
const REDIRECTED = 'status: 302\nlocation: $url\naccess-control-allow-origin: *\n\n';

/** What modules import, and where the site's own addresses lead to. */
export const MODULES_AND_REDIRECTS = [
  ...waysOf(
    { group: 'Modules', leaves: 'request', by: 'policy', cannot: MODULES },
    {
      import: ['`import()`', `await import('$url');`],
      'import-json': ['`import()` of JSON', `await import('$url', { with: { type: 'json' } });`],
      'import-eval': ['`import()` in `eval`', `await eval("import('$url')");`],
      'import-timer': ['`import()` in a timer of a text', `setTimeout("import('$url')");`],
      'import-inline': ['`import` of an inline module', inline('module', `import '$url';`)],
      'import-in-script': ['`import()` of an inline script', inline('', `import('$url');`)],
      'import-data': ['`import` of a `data:` module', `await import("data:text/javascript,import '$url'");`],
      'import-blob': [
        '`import` of a blob',
        `await import(URL.createObjectURL(new Blob(["import '$url'"], { type: 'text/javascript' })));`,
      ],
      'import-own': [
        "`import` of a module of the site's own",
        `await import('$file');`,
        { file: own(`import '$url';`) },
      ],
      'import-map': [
        'an import map',
        `${inline('importmap', '{ "imports": { "x$name": "$url" } }')} await import('x$name');`,
      ],
      'import-css': [
        '`import()` of a style sheet',
        `await import('$url', { with: { type: 'css' } });`,
        { needs: 'self.CSSStyleSheet && self.chrome' },
      ],
    },
  ),
  ...waysOf(
    { group: 'Redirects', leaves: 'request', by: 'policy', cannot: REDIRECT, file: REDIRECTED },
    {
      'redirect-fetch': ['of `fetch`', `await fetch('$file');`],
      'redirect-beacon': ['of `sendBeacon`', `navigator.sendBeacon('$file');`],
      'redirect-img': ['of a picture', `new Image().src = '$file';`],
      'redirect-script': [
        'of a script',
        `const it = document.createElement('script'); it.src = '$file'; div.append(it);`,
      ],
      'redirect-frame': ['of a frame', `div.innerHTML = '<iframe src="$file"></iframe>';`],
      'redirect-sheet': ['of a style sheet', `div.innerHTML = '<link rel="stylesheet" href="$file">';`],
      'redirect-import': ['of a module', `await import('$file');`],
      'redirect-event-source': ['of an `EventSource`', `new EventSource('$file');`],
      'redirect-form': [
        'of a form',
        `div.innerHTML = '<iframe name="t$name"></iframe><form action="$file" target="t$name"></form>';
         div.querySelector('form').submit();`,
      ],
      'redirect-ping': ['of a ping', `div.innerHTML = '<a href="#x" ping="$file">x</a>'; div.firstChild.click();`],
      'redirect-audio': ['of a sound', `new Audio('$file').load();`],
      'redirect-xhr': [
        'of `XMLHttpRequest`',
        `const xhr = new XMLHttpRequest(); xhr.open('GET', '$file'); xhr.send();`,
      ],
    },
  ),
  ...waysOf(
    {
      group: 'Rules by which a browser reads ahead',
      leaves: 'request',
      by: 'guard',
      needs: "HTMLScriptElement.supports?.('speculationrules')",
    },
    {
      'rules-prefetch': [
        'speculation rules: prefetch',
        inline(
          'speculationrules',
          '{ "prefetch": [{ "source": "list", "urls": ["$url"], "eagerness": "immediate" }] }',
        ),
      ],
      'rules-prerender': [
        'speculation rules: prerender',
        inline(
          'speculationrules',
          '{ "prerender": [{ "source": "list", "urls": ["$url"], "eagerness": "immediate" }] }',
        ),
      ],
      'rules-html': [
        'speculation rules in a fragment',
        `div.append(document.createRange().createContextualFragment('<script type="speculationrules">' +
           '{ "prefetch": [{ "urls": ["$url"], "eagerness": "immediate" }] }<' + '/script>'));`,
      ],
    },
  ),
  ...waysOf(
    { group: "The site's own server", leaves: 'request', by: 'nothing' },
    {
      'own-proxy': [
        "an address of the site's own that passes data on",
        `await fetch('$file');`,
        { file: 'proxy: $url\n\n', cannot: "the site's own server sends it; nothing of it can be seen in the browser" },
      ],
    },
  ),
  ...waysOf(
    { group: "Other sites' frames", leaves: 'request', by: 'nothing' },
    {
      'other-frame': [
        'a frame of another origin that is allowed',
        `div.innerHTML = '<iframe src="$elsewhere"></iframe>';`,
        {
          file: 'content-type: text/html\n\n<img src="$url">',
          cannot: 'another origin: no script and no policy of the page reaches into it',
        },
      ],
    },
  ),
];
