import { waysOf } from '../way.ts';

const make = (tag: string, rest: string): string => `const it = document.createElement('${tag}'); ${rest}`;
const SVG = "'http://www.w3.org/2000/svg'";
const XLINK = "'http://www.w3.org/1999/xlink'";
const svg = (tag: string, rest: string): string =>
  `const root = div.appendChild(document.createElementNS(${SVG}, 'svg'));
   const it = document.createElementNS(${SVG}, '${tag}'); ${rest}`;

const NAVIGATION = {
  by: 'nothing',
  cannot: 'navigation: no script can take it back, and no policy governs it',
} as const;

/** Elements that load, each by the property that says from where. */
export const ELEMENTS = waysOf(
  { group: 'Elements that load', leaves: 'request', by: 'guard', waits: true },
  {
    'img-src': ['`img.src`', `new Image().src = '$url';`, { waits: false }],
    'img-src-in-page': ['`img.src`, in the page', make('img', `div.append(it); it.src = '$url';`)],
    'img-undeclared': [
      '`img.src` of a host that nobody declared',
      `new Image().src = '$other';`,
      { closed: 'nobody declared the host', waits: false },
    ],
    'img-srcset': ['`img.srcset`', make('img', `it.srcset = '$url 1x'; div.append(it);`)],
    'img-lazy': [
      '`img.loading`',
      make(
        'img',
        `it.loading = 'lazy'; it.style.cssText = 'position: fixed; top: 0'; it.src = '$url'; div.append(it);`,
      ),
    ],
    'img-relative': ['without a scheme', make('img', `it.src = '$url'.replace('http:', ''); div.append(it);`)],
    'picture-source': [
      '`source.srcset` of a picture',
      `div.innerHTML = '<picture><source><img></picture>'; div.querySelector('source').srcset = '$url';`,
    ],
    'input-image': ['`input.src`', make('input', `it.type = 'image'; it.src = '$url'; div.append(it);`)],
    'input-image-later': [
      '`input.type` after it',
      make('input', `it.src = '$url'; it.type = 'image'; div.append(it);`),
    ],
    'script-src': ['`script.src`', make('script', `it.src = '$url'; div.append(it);`)],
    'script-module': ['of a module', make('script', `it.type = 'module'; it.src = '$url'; div.append(it);`)],
    'script-later': ['`script.src` when it is in the page', make('script', `div.append(it); it.src = '$url';`)],
    'script-before': [
      'before the first script of the page',
      `const first = document.getElementsByTagName('script')[0] ?? div.firstChild;
       const it = document.createElement('script'); it.async = true; it.src = '$url';
       (first?.parentNode ?? div).insertBefore(it, first ?? null);`,
    ],
    'iframe-src': ['`iframe.src`', make('iframe', `it.src = '$url'; div.append(it);`)],
    'iframe-later': ['`iframe.src` when it is in the page', make('iframe', `div.append(it); it.src = '$url';`)],
    'iframe-srcdoc': ['`iframe.srcdoc`', make('iframe', `it.srcdoc = '<img src="$url">'; div.append(it);`)],
    'iframe-srcdoc-script': [
      'a script in `iframe.srcdoc`',
      make('iframe', `it.srcdoc = '<script src="$url"></scr' + 'ipt>'; div.append(it);`),
    ],
    'iframe-location': [
      'where a frame is sent',
      make('iframe', `div.append(it); it.contentWindow.location = '$url';`),
      { by: 'policy', waits: false, cannot: 'navigation: no script can take it back' },
    ],
    'embed-src': ['`embed.src`', make('embed', `it.src = '$url'; div.append(it);`)],
    'object-data': ['`object.data`', make('object', `it.data = '$url'; div.append(it);`)],
    'video-src': ['`video.src`', make('video', `it.preload = 'auto'; it.src = '$url'; div.append(it);`)],
    'video-poster': ['`video.poster`', make('video', `it.poster = '$url'; div.append(it);`)],
    'audio-src': ['`audio.src`', make('audio', `it.preload = 'auto'; it.src = '$url'; div.append(it);`)],
    'audio-class': ['`new Audio`', `new Audio('$url').load();`, { waits: false }],
    'media-source': [
      '`source.src` of a video',
      `div.innerHTML = '<video preload="auto"></video>';
       const it = document.createElement('source'); it.src = '$url'; div.firstChild.append(it);`,
    ],
    'track-src': [
      '`track.src`',
      `div.innerHTML = '<video crossorigin></video>';
       const it = document.createElement('track'); it.default = true; it.src = '$url'; div.firstChild.append(it);
       it.track.mode = 'showing';`,
    ],
    'style-sheet': [
      '`link.href` of a style sheet',
      make('link', `it.rel = 'stylesheet'; it.href = '$url'; div.append(it);`),
    ],
    'style-sheet-later': [
      '`link.rel` after it',
      make('link', `it.href = '$url'; div.append(it); it.rel = 'stylesheet';`),
    ],
    preload: [
      '`link`: preload',
      make('link', `it.rel = 'preload'; it.as = 'image'; it.href = '$url'; div.append(it);`),
    ],
    'preload-script': [
      '`link`: preload of a script',
      make('link', `it.rel = 'preload'; it.as = 'script'; it.href = '$url'; document.head.append(it);`),
    ],
    'preload-set': [
      '`link.imageSrcset`',
      make('link', `it.rel = 'preload'; it.as = 'image'; it.imageSrcset = '$url 1x'; div.append(it);`),
      { waits: false },
    ],
    'module-preload': [
      '`link`: modulepreload',
      make('link', `it.rel = 'modulepreload'; it.href = '$url'; div.append(it);`),
    ],
    prefetch: ['`link`: prefetch', make('link', `it.rel = 'prefetch'; it.href = '$url'; div.append(it);`)],
    icon: [
      '`link`: icon',
      make('link', `it.rel = 'icon'; it.href = '$url'; document.head.append(it);`),
      { byWindow: true },
    ],
    dictionary: [
      '`link`: compression-dictionary',
      make(
        'link',
        `it.rel = 'compression-dictionary'; it.crossOrigin = ''; it.href = '$url'; document.head.append(it);`,
      ),
    ],
    'body-background': ['`body.background`', `document.body.background = '$url';`],
    'table-background': [
      '`background` of a table',
      make('table', `it.setAttribute('background', '$url'); div.append(it);`),
    ],
    'cell-background': [
      '`background` of a cell',
      `div.innerHTML = '<table><tr><td>x</td></tr></table>'; div.querySelector('td').setAttribute('background', '$url');`,
    ],
    'svg-image': ['`image` in SVG', svg('image', `it.setAttribute('href', '$url'); root.append(it);`)],
    'svg-image-xlink': [
      '`image` in SVG, `xlink:href`',
      svg('image', `it.setAttributeNS(${XLINK}, 'xlink:href', '$url'); root.append(it);`),
    ],
    'svg-image-value': [
      '`image.href.baseVal`',
      svg('image', `root.append(it); it.href.baseVal = '$url';`),
      { waits: false },
    ],
    'svg-script': ['`script` in SVG', svg('script', `it.setAttribute('href', '$url'); root.append(it);`)],
    'svg-script-value': [
      '`script.href.baseVal` in SVG',
      svg('script', `it.href.baseVal = '$url'; root.append(it);`),
      { waits: false },
    ],
    'svg-filter': [
      '`feImage`',
      `div.innerHTML = '<svg width="9" height="9"><filter id="f$name"><feImage></feImage></filter>' +
         '<rect width="9" height="9" filter="url(#f$name)"></rect></svg>';
       div.querySelector('feImage').setAttribute('href', '$url');`,
    ],
    'svg-set': [
      '`set` in SVG',
      svg(
        'image',
        `root.append(it); const set = document.createElementNS(${SVG}, 'set');
        set.setAttribute('attributeName', 'href'); set.setAttribute('to', '$url'); it.append(set);`,
      ),
      { waits: false },
    ],
    // It ends: as long as one runs, the page with all its ways is drawn again for each frame.
    'svg-animate': [
      '`animate` in SVG',
      svg(
        'image',
        `root.append(it); const animate = document.createElementNS(${SVG}, 'animate');
        animate.setAttribute('attributeName', 'href'); animate.setAttribute('values', '$url;$url');
        animate.setAttribute('dur', '1s'); animate.setAttribute('fill', 'freeze'); it.append(animate);`,
      ),
      { waits: false },
    ],
    'form-submit': [
      '`form.submit`',
      make(
        'form',
        `div.innerHTML = '<iframe name="t$name"></iframe>'; it.target = 't$name'; it.action = '$url';
        div.append(it); it.submit();`,
      ),
      { waits: false },
    ],
    'form-request-submit': [
      '`form.requestSubmit`',
      make(
        'form',
        `div.innerHTML = '<iframe name="t$name"></iframe>'; it.target = 't$name'; it.method = 'post';
        it.action = '$url'; div.append(it); it.requestSubmit();`,
      ),
      { waits: false },
    ],
    'form-action-of-button': [
      '`button.formAction`',
      make(
        'form',
        `div.innerHTML = '<iframe name="t$name"></iframe>'; it.target = 't$name'; div.append(it);
        const button = document.createElement('button'); button.formAction = '$url'; it.append(button); button.click();`,
      ),
      { waits: false },
    ],
    'form-action-of-input': [
      '`input.formAction`',
      make(
        'form',
        `div.innerHTML = '<iframe name="t$name"></iframe>'; it.target = 't$name'; div.append(it);
        const input = document.createElement('input'); input.type = 'submit'; input.formAction = '$url';
        it.append(input); input.click();`,
      ),
      { waits: false },
    ],
    ping: ['`a.ping`', make('a', `it.href = '#x'; it.ping = '$url'; div.append(it); it.click();`), { waits: false }],
    'ping-area': [
      '`area.ping`',
      make('area', `it.href = '#x'; it.ping = '$url'; div.append(it); it.click();`),
      { waits: false },
    ],
    'link-visit': [
      'a click on a link to a new window',
      make('a', `it.href = '$url'; it.target = '_blank'; div.append(it); it.click();`),
      { ...NAVIGATION, stage: 'window', waits: false },
    ],
    'window-open': ['`window.open`', `window.open('$url');`, { ...NAVIGATION, stage: 'window', waits: false }],
  },
);

/** The forms in which an address reaches an element. */
export const FORMS = waysOf(
  { group: 'Forms of an attribute', leaves: 'request', by: 'guard' },
  {
    attribute: ['`setAttribute`', make('img', `it.setAttribute('src', '$url');`)],
    'attribute-capital': ['`setAttribute`, in capitals', make('img', `it.setAttribute('SRC', '$url');`)],
    'attribute-method': [
      "`Element`'s own method",
      make('img', `Element.prototype.setAttribute.call(it, 'src', '$url');`),
    ],
    'attribute-ns': ['`setAttributeNS`', make('img', `it.setAttributeNS(null, 'src', '$url');`)],
    'attribute-node': [
      '`setAttributeNode`',
      make('img', `const attr = document.createAttribute('src'); attr.value = '$url'; it.setAttributeNode(attr);`),
    ],
    'attribute-node-ns': [
      '`setAttributeNodeNS`',
      make(
        'img',
        `const attr = document.createAttributeNS(null, 'src'); attr.nodeValue = '$url'; it.setAttributeNodeNS(attr);`,
      ),
    ],
    'named-item': [
      '`attributes.setNamedItem`',
      make(
        'img',
        `const attr = document.createAttribute('src'); attr.textContent = '$url'; it.attributes.setNamedItem(attr);`,
      ),
    ],
    'named-item-ns': [
      '`attributes.setNamedItemNS`',
      make(
        'img',
        `const attr = document.createAttributeNS(null, 'src'); attr.value = '$url'; it.attributes.setNamedItemNS(attr);`,
      ),
    ],
    'attribute-value': [
      '`Attr.value`',
      make('img', `it.setAttribute('src', 'data:,'); it.getAttributeNode('src').value = '$url';`),
    ],
    'attribute-node-value': [
      '`Attr.nodeValue`',
      make('img', `it.setAttribute('src', 'data:,'); it.attributes.src.nodeValue = '$url';`),
    ],
    'attribute-text': [
      '`Attr.textContent`',
      make('img', `it.setAttribute('src', 'data:,'); it.attributes[0].textContent = '$url';`),
    ],
    'attribute-moved': [
      'an attribute node of another element',
      `const from = document.createElement('p'); from.setAttribute('src', '$url');
       const attr = from.getAttributeNode('src'); from.removeAttributeNode(attr);
       document.createElement('img').setAttributeNode(attr);`,
    ],
    'attribute-script-node': [
      "a script's attribute node",
      make(
        'script',
        `const attr = document.createAttribute('src'); attr.value = '$url'; it.setAttributeNode(attr); div.append(it);`,
      ),
    ],
    'attribute-frame-node': [
      "a frame's attribute node",
      make(
        'iframe',
        `const attr = document.createAttribute('src'); it.setAttributeNode(attr); attr.value = '$url'; div.append(it);`,
      ),
    ],
    'property-setter': [
      "the prototype's setter",
      make('img', `Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').set.call(it, '$url');`),
    ],
    'property-reflect': ['`Reflect.set`', make('img', `Reflect.set(it, 'src', '$url');`)],
    'property-assign': ['`Object.assign`', `Object.assign(new Image(), { src: '$url' });`],
    'property-object': ['an object for a text', make('img', `it.src = { toString: () => '$url' };`)],
    'property-url': ['a `URL` for a text', make('img', `it.src = new URL('$url');`)],
    clone: [
      '`cloneNode`',
      `const from = document.createElement('template');
       from.innerHTML = '<img src="$url">'; div.append(from.content.cloneNode(true));`,
    ],
    'template-moved': [
      'out of a template',
      `const from = document.createElement('template');
       from.innerHTML = '<img src="$url">'; div.append(from.content);`,
    ],
    'template-node': [
      'a node of a template',
      `const from = document.createElement('template');
       from.content.append(from.content.ownerDocument.createElement('img'));
       from.content.firstChild.src = '$url'; div.append(from.content.firstChild);`,
    ],
    'import-node': [
      '`importNode`',
      `const from = document.implementation.createHTMLDocument();
       from.body.innerHTML = '<img src="$url">'; div.append(document.importNode(from.body.firstChild, true));`,
    ],
    'adopt-node': [
      '`adoptNode`',
      `const from = document.implementation.createHTMLDocument();
       const it = from.createElement('img'); it.src = '$url'; div.append(document.adoptNode(it));`,
    ],
    'adopted-parsed': [
      'out of a parsed document',
      `const from = new DOMParser().parseFromString('<img src="$url">', 'text/html');
       div.append(from.body.firstChild);`,
    ],
    'adopted-xml': [
      'out of a parsed XML document',
      `const from = new DOMParser().parseFromString(
         '<img xmlns="http://www.w3.org/1999/xhtml" src="$url"/>', 'application/xml');
       div.append(from.documentElement);`,
    ],
    'adopted-script': [
      'a script out of another document',
      `const from = document.implementation.createHTMLDocument();
       const it = from.createElement('script'); it.src = '$url'; div.append(it);`,
    ],
    'adopted-frame': [
      'a frame out of another document',
      `const from = document.implementation.createHTMLDocument();
       from.body.innerHTML = '<p><iframe src="$url"></iframe></p>'; div.append(from.body.firstChild);`,
    ],
    'adopted-answer': [
      'out of an answer that is a document',
      `const xhr = new XMLHttpRequest();
       xhr.open('GET', '$file'); xhr.responseType = 'document'; xhr.send();
       await new Promise((done) => { xhr.onload = done; }); div.append(xhr.response.querySelector('img'));`,
      { file: 'content-type: text/html\n\n<img src="$url">' },
    ],
    transformed: [
      'out of an XSL transformation',
      `const sheet = new DOMParser().parseFromString(
         '<x:stylesheet version="1.0" xmlns:x="http://www.w3.org/1999/XSL/Transform"><x:template match="/">' +
         '<img src="$url"/></x:template></x:stylesheet>', 'application/xml');
       const processor = new XSLTProcessor(); processor.importStylesheet(sheet);
       div.append(processor.transformToFragment(sheet, document));`,
      { needs: 'self.XSLTProcessor' },
    ],
    'shadow-tree': [
      'in a shadow tree',
      make('img', `it.src = '$url'; div.attachShadow({ mode: 'closed' }).append(it);`),
    ],
    'late-base': [
      'a relative address, and another base after it',
      make(
        'iframe',
        `it.src = new URL('$url').pathname; const base = document.createElement('base');
        base.href = '$url'; document.head.prepend(base); div.append(it);`,
      ),
      { stage: 'frame' },
    ],
    base: [
      'a relative address on another base',
      make('base', `it.href = '$url'; document.head.prepend(it); new Image().src = new URL('$url').pathname;`),
      { stage: 'frame' },
    ],
    refresh: [
      '`meta`: refresh',
      make('meta', `it.httpEquiv = 'refresh'; it.content = '0; url=$url'; document.head.append(it);`),
      { stage: 'alone' },
    ],
    'refresh-later': [
      '`meta`: refresh, its attribute last',
      make(
        'meta',
        `it.setAttribute('content', '0;$url'); document.head.append(it); it.setAttribute('http-equiv', 'Refresh');`,
      ),
      { stage: 'alone' },
    ],
    'frame-set': [
      '`frame.src`',
      `const set = document.createElement('frameset'); const it = document.createElement('frame');
       document.body.replaceWith(set); it.src = '$url'; set.append(it);`,
      { stage: 'frame' },
    ],
    location: ['`location`', `location.href = '$url';`, { ...NAVIGATION, stage: 'alone' }],
    navigation: [
      '`navigation.navigate`',
      `navigation.navigate('$url');`,
      { ...NAVIGATION, stage: 'alone', needs: 'self.navigation' },
    ],
  },
);

const insert = (how: string): string =>
  `const from = document.implementation.createHTMLDocument(); const it = from.createElement('img'); it.src = '$url';
   ${how}`;

/** The methods that put a node into a page; it comes from a document in which nothing loads. */
export const INSERTIONS = waysOf(
  { group: 'Methods that insert', leaves: 'request', by: 'guard' },
  {
    'append-child': ['`appendChild`', insert('div.appendChild(it);')],
    'insert-before': ['`insertBefore`', insert('div.insertBefore(it, null);')],
    'replace-child': ['`replaceChild`', insert('div.replaceChild(it, div.appendChild(document.createTextNode("x")));')],
    append: ['`append`', insert('div.append("x", it);')],
    prepend: ['`prepend`', insert('div.prepend(it);')],
    before: ['`before`', insert('div.before(it);')],
    after: ['`after`', insert('div.after(it);')],
    'replace-with': ['`replaceWith`', insert('div.replaceWith(it);')],
    'replace-children': ['`replaceChildren`', insert('div.replaceChildren(it);')],
    'insert-adjacent': ['`insertAdjacentElement`', insert(`div.insertAdjacentElement('beforeend', it);`)],
    'text-after': [
      '`after` of a text',
      insert(`const text = document.createTextNode('x'); div.append(text); text.after(it);`),
    ],
    'fragment-append': [
      'by a fragment',
      insert('const fragment = document.createDocumentFragment(); fragment.append(it); div.append(fragment);'),
    ],
    'range-insert': [
      '`Range.insertNode`',
      insert('const range = new Range(); range.setStart(div, 0); range.insertNode(it);'),
    ],
    'range-surround': [
      '`Range.surroundContents`',
      insert('const range = new Range(); range.selectNodeContents(div); range.surroundContents(it);'),
    ],
    'shadow-append': ['`append` of a shadow root', insert(`div.attachShadow({ mode: 'open' }).append(it);`)],
    'nested-append': [
      'below another node',
      insert(`const box = from.createElement('p'); box.append(it); div.append(box);`),
    ],
    'adopted-by-copy': [
      '`importNode` of a tree',
      insert(`const box = from.createElement('p'); box.append(it);
      div.append(document.importNode(box, true));`),
    ],
  },
);
