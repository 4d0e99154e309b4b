import { waysOf } from '../way.ts';

const html = (text: string): string => `div.innerHTML = ${JSON.stringify(text)};`;
const IMG = '<img src="$url">';

/** Texts of HTML that a script has parsed, and the ways to have them parsed. */
export const MARKUP = waysOf(
  { group: 'HTML from a text', leaves: 'request', by: 'guard' },
  {
    'inner-html': ['`innerHTML`', html(IMG), { waits: true }],
    'inner-html-setter': [
      "the prototype's setter",
      `Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML').set.call(div, '${IMG}');`,
    ],
    'inner-html-loose': [
      '`innerHTML` of an element outside of the page',
      `document.createElement('div').innerHTML = '${IMG}';`,
    ],
    'inner-html-object': ['`innerHTML` of an object for a text', `div.innerHTML = { toString: () => '${IMG}' };`],
    'outer-html': ['`outerHTML`', `div.outerHTML = '${IMG}';`],
    'adjacent-html': ['`insertAdjacentHTML`', `div.insertAdjacentHTML('afterend', '${IMG}');`],
    'set-html': [
      '`setHTML`',
      `div.setHTML('${IMG}', { sanitizer: { elements: ['img'], attributes: ['src'] } });`,
      { needs: 'Element.prototype.setHTML' },
    ],
    'set-html-unsafe': [
      '`setHTMLUnsafe`',
      `div.setHTMLUnsafe('${IMG}');`,
      { needs: 'Element.prototype.setHTMLUnsafe' },
    ],
    'shadow-html': ['`innerHTML` of a shadow root', `div.attachShadow({ mode: 'closed' }).innerHTML = '${IMG}';`],
    'shadow-html-unsafe': [
      '`setHTMLUnsafe` of a shadow root',
      `div.attachShadow({ mode: 'open' }).setHTMLUnsafe('${IMG}');`,
      { needs: 'Element.prototype.setHTMLUnsafe' },
    ],
    'declared-shadow': [
      'a shadow tree in HTML',
      `div.setHTMLUnsafe('<p><template shadowrootmode="open">${IMG}</template></p>');`,
      { needs: 'Element.prototype.setHTMLUnsafe' },
    ],
    fragment: ['`createContextualFragment`', `div.append(document.createRange().createContextualFragment('${IMG}'));`],
    'parse-html': [
      '`Document.parseHTMLUnsafe`',
      `div.append(Document.parseHTMLUnsafe('${IMG}').body.firstChild);`,
      { needs: 'Document.parseHTMLUnsafe' },
    ],
    'edited-html': [
      "`execCommand('insertHTML')`",
      `div.contentEditable = 'true'; div.focus(); getSelection().selectAllChildren(div);
       document.execCommand('insertHTML', false, '${IMG}');`,
    ],
    'edited-image': [
      "`execCommand('insertImage')`",
      `div.contentEditable = 'true'; div.textContent = 'x'; div.focus(); getSelection().selectAllChildren(div);
       document.execCommand('insertImage', false, '$url');`,
    ],
    written: ['`document.write`', `document.write('${IMG}'); document.close();`, { stage: 'frame' }],
    'written-line': [
      '`document.writeln`',
      `document.open(); document.writeln('<p>', '${IMG}'); document.close();`,
      { stage: 'frame' },
    ],
    'written-pieces': [
      '`document.write` in pieces',
      `document.open(); document.write('<im'); document.write('g s'); document.write('rc="$url'); document.write('">');
       document.close();`,
      { stage: 'frame' },
    ],
    'written-in-frame': [
      '`write` of a frame',
      `const frame = div.appendChild(document.createElement('iframe'));
       frame.contentDocument.write('${IMG}'); frame.contentDocument.close();`,
    ],
    'html-script': [
      'a script',
      `div.append(document.createRange().createContextualFragment('<script src="$url"></scr' + 'ipt>'));`,
    ],
    'html-frame': ['a frame', html('<iframe src="$url"></iframe>'), { waits: true }],
    'html-srcdoc': ["a frame's text", html('<iframe srcdoc="<img src=$url>"></iframe>'), { waits: true }],
    'html-srcdoc-references': [
      "a frame's text, with references",
      html('<iframe srcdoc="&lt;img src=&quot;$url&quot;&gt;"></iframe>'),
    ],
    'html-sheet': ['a style sheet', html('<link rel="stylesheet" href="$url">')],
    'html-preload': ['a preload', html('<link rel="preload" as="image" href="$url">')],
    'html-set': ['a set of pictures', html('<img srcset="$url 1x, $url 2x">')],
    'html-source': ['a source of a picture', html('<picture><source srcset="$url"><img></picture>')],
    'html-video': ['a video', html('<video preload="auto" src="$url"></video>')],
    'html-poster': ['a poster', html('<video poster="$url"></video>')],
    'html-audio': ['a source of a sound', html('<audio preload="auto"><source src="$url"></audio>')],
    'html-object': ['an object', html('<object data="$url"></object>')],
    'html-embed': ['an embed', html('<embed src="$url">')],
    'html-input': ['a picture as a button', html('<input type="image" src="$url">')],
    'html-background': ['a background', html('<table background="$url"><tr><td>x</td></tr></table>')],
    'html-svg': ['SVG', html('<svg><image href="$url" width="9" height="9"/></svg>')],
    'html-svg-xlink': ['SVG, `xlink:href`', html('<svg><image xlink:href="$url" width="9" height="9"/></svg>')],
    'html-svg-set': [
      'SVG that sets',
      html('<svg><image width="9" height="9"><set attributeName="href" to="$url"/></image></svg>'),
    ],
    'html-foreign': ['HTML in SVG', html('<svg><foreignObject><img src="$url"></foreignObject></svg>')],
    'html-math': ['HTML in MathML', html('<math><mtext><img src="$url"></mtext></math>')],
    'html-old-image': ['`image`, which means `img`', html('<image src="$url">')],
    'html-form': [
      'a form',
      `div.innerHTML = '<iframe name="t$name"></iframe><form action="$url" target="t$name"></form>';
       div.querySelector('form').submit();`,
    ],
    'html-button': [
      "a button's own address",
      `div.innerHTML = '<iframe name="t$name"></iframe><form target="t$name"><button formaction="$url"></button></form>';
       div.querySelector('button').click();`,
    ],
    'html-ping': ['a ping', `div.innerHTML = '<a href="#x" ping="$url">x</a>'; div.firstChild.click();`],
    'html-unquoted': ['without quotes', html('<img src=$url>')],
    'html-single': ['in single quotes', html("<IMG SRC='$url'>")],
    'html-slashes': ['with slashes for spaces', html('<img/alt=""/src="$url"/>')],
    'html-lines': ['with line breaks', html('<img\n\tsrc\n=\n"\n$url\n">')],
    'html-references': [
      'with references',
      `div.innerHTML = '<img src="' + '$url'.replace('h', '&#x68;').replace(':', '&colon;') + '">';`,
    ],
    'html-twice': ['named twice', html('<img src="$url" src="data:,">')],
    'html-loose-quote': ['after a loose quote', html('<p title="a>"><img alt=\'"\' src="$url">')],
    'html-comment': ['after a comment that ends early', html('<!--><img src="$url"><!-- -->')],
    'html-broken-tag': ['after a tag that never ends', html('<b <img src="$url" <i><img src="$url">')],
    'html-title': [
      'after a text that only looks like a tag',
      html('<textarea><img src="data:,"></textarea ><img src="$url">'),
    ],
    'html-cdata': ['after CDATA', html('<svg><![CDATA[<img src=">]]></svg><img src="$url">')],
    'html-template': [
      'a template, cloned',
      `div.innerHTML = '<template>${IMG}</template>';
       div.append(document.importNode(div.firstChild.content, true));`,
    ],
    'html-noscript': [
      '`noscript` in a document without script',
      `
       const from = new DOMParser().parseFromString('<noscript>${IMG}</noscript>', 'text/html');
       div.append(from.querySelector('img'));`,
    ],
    'html-in-svg': [
      '`innerHTML` of SVG',
      `const root = div.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
       root.innerHTML = '<image href="$url" width="9" height="9"/>';`,
    ],
    'html-handler': ['a handler', html(`<img src="data:," onerror="new Image().src='$url'">`)],
  },
);
