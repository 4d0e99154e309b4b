import { waysOf } from '../way.ts';

const cannot = 'no script can see what a style sheet loads; the policy header can';
const sheet = (css: string): string =>
  `const it = document.createElement('style'); it.textContent = ${JSON.stringify(css)}; document.head.append(it);
   div.className = 'c$name'; div.textContent = 'x';`;

/** What CSS loads. */
export const STYLES = waysOf(
  { group: 'Style sheets', leaves: 'request', by: 'policy', cannot },
  {
    'style-background': ['`style.backgroundImage`', `div.style.backgroundImage = 'url($url)';`],
    'style-text': ['`style.cssText`', `div.style.cssText = 'background: url($url)';`],
    'style-property': ['`style.setProperty`', `div.style.setProperty('background', 'url($url)');`],
    'style-attribute': ['`setAttribute` of `style`', `div.setAttribute('style', 'background: url($url)');`],
    'style-html': ['`style` in HTML', `div.innerHTML = '<p style="background: url($url)">x</p>';`],
    'style-map': [
      '`attributeStyleMap`',
      `div.attributeStyleMap.set('background-image', 'url($url)');`,
      { needs: 'Element.prototype.attributeStyleMap !== null && self.StylePropertyMap' },
    ],
    'style-variable': ['a variable', `div.style.cssText = '--x: url($url); background: var(--x)';`],
    'style-image-set': ['`image-set`', `div.style.backgroundImage = 'image-set("$url" 1x)';`],
    'style-list': ['`list-style-image`', `div.innerHTML = '<ul><li style="list-style-image: url($url)">x</ul>';`],
    'style-border': ['`border-image`', `div.style.cssText = 'border: 3px solid; border-image: url($url) 3';`],
    'style-mask': ['`mask-image`', `div.textContent = 'x'; div.style.maskImage = 'url($url)';`],
    'style-shape': ['`shape-outside`', `div.style.cssText = 'float: left; shape-outside: url($url)';`],
    'style-content': ['`content`', sheet('.c$name::before { content: url($url) }')],
    'style-sheet-text': ['a `style` element', sheet('.c$name { background: url($url) }')],
    'style-sheet-import': ['`@import`', sheet('@import "$url";')],
    'style-sheet-font': [
      '`@font-face`',
      sheet('@font-face { font-family: f$name; src: url($url) } .c$name { font-family: f$name }'),
    ],
    'style-sheet-data': [
      'a style sheet of a `data:` address',
      `div.innerHTML = '<link rel="stylesheet" href="data:text/css,' + encodeURIComponent('@import "$url"') + '">';`,
    ],
    'style-sheet-own': [
      "a style sheet of the site's own that imports",
      `div.innerHTML = '<link rel="stylesheet" href="$file">';`,
      { file: 'content-type: text/css\n\n@import "$url";' },
    ],
    'style-rule': [
      '`insertRule`',
      `const it = document.head.appendChild(document.createElement('style'));
       it.sheet.insertRule('.c$name { background: url($url) }'); div.className = 'c$name';`,
    ],
    'style-constructed': [
      '`adoptedStyleSheets`',
      `const sheet = new CSSStyleSheet(); sheet.replaceSync('.c$name { background: url($url) }');
       document.adoptedStyleSheets.push(sheet); div.className = 'c$name';`,
    ],
    'style-shadow': [
      'in a shadow tree',
      `div.attachShadow({ mode: 'closed' }).innerHTML = '<style>p { background: url($url) }</style><p>x</p>';`,
    ],
    'style-animation': [
      'an animation',
      `div.textContent = 'x'; div.animate([{ backgroundImage: 'url($url)' }, { backgroundImage: 'none' }], 1000);`,
    ],
    'style-key-frames': [
      '`@keyframes`',
      sheet('@keyframes k$name { from { background-image: url($url) } } .c$name { animation: k$name 1s }'),
    ],
    'font-face': ['`FontFace`', `await new FontFace('f$name', 'url($url)').load().catch(() => {});`],
    'style-svg-sheet': ['`style` in SVG', `div.innerHTML = '<svg><style>@import "$url";</style></svg>';`],
    'style-svg-fill': [
      '`mask` of an element in SVG',
      `div.innerHTML = '<svg><rect width="9" height="9" mask="url($url#x)"/></svg>';`,
    ],
  },
);
