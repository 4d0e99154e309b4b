import { waysOf } from '../way.ts';

const UNDECLARED = 'nobody declared it';

/** By script, in the page's own realm. */
export const COOKIES = waysOf(
  { group: 'Cookies by script', leaves: 'cookie', by: 'guard' },
  {
    'cookie-property': ['`document.cookie`', `document.cookie = '$name=1; path=/; max-age=3600';`],
    'cookie-session': ['for the session', `document.cookie = '$name=1';`],
    'cookie-expires': [
      'with a date',
      `document.cookie = '$name=1; expires=' + new Date(Date.now() + 3.6e6).toUTCString();`,
    ],
    'cookie-secure': [
      '`Secure`, for other sites too',
      `document.cookie = '$name=1; path=/; secure; samesite=none; max-age=3600';`,
    ],
    'cookie-partitioned': [
      '`Partitioned`',
      `document.cookie = '$name=1; path=/; secure; samesite=none; partitioned; max-age=3600';`,
    ],
    'cookie-host-prefix': ['prefix `__Host-`', `document.cookie = '__Host-$name=1; path=/; secure; max-age=3600';`],
    'cookie-secure-prefix': ['prefix `__Secure-`', `document.cookie = '__Secure-$name=1; path=/; secure';`],
    'cookie-path': ['for another path', `document.cookie = '$name=1; path=/deep/er; max-age=3600';`],
    'cookie-spaces': ['with spaces around', `document.cookie = ' \\t$name \\t= 1 ;\\tPATH = / ; Max-Age = 3600';`],
    'cookie-undeclared': ['a name that nobody declared', `document.cookie = 'rogue_$name=1';`, { closed: UNDECLARED }],
    'cookie-nameless': ['without a name', `document.cookie = 'nameless_$name';`, { closed: UNDECLARED }],
    'cookie-setter': [
      "the prototype's setter",
      `Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call(document, '$name=1');`,
    ],
    'cookie-lookup-setter': ['`__lookupSetter__`', `document.__lookupSetter__('cookie').call(document, '$name=1');`],
    'cookie-reflect': ['`Reflect.set`', `Reflect.set(document, 'cookie', '$name=1');`],
    'cookie-assign': ['`Object.assign`', `Object.assign(document, { cookie: '$name=1' });`],
    'cookie-heir': [
      'an object that inherits from the document',
      `Reflect.set(Object.create(document), 'cookie', '$name=1', document);`,
    ],
    'cookie-object': ['an object for a text', `document.cookie = { toString: () => '$name=1' };`],
    'cookie-timer': [
      'a text given to `setTimeout`',
      `setTimeout("document.cookie = '$name=1'"); await new Promise((done) => setTimeout(done, 50));`,
    ],
    'cookie-handler': [
      'an event handler in an attribute',
      `div.setAttribute('onclick', "document.cookie = '$name=1'"); div.click();`,
    ],
    'cookie-inline': [
      'an inline script',
      `const script = document.createElement('script'); script.text = "document.cookie = '$name=1'"; div.append(script);`,
    ],
    'cookie-error-handler': [
      'an error handler in `innerHTML`',
      `div.innerHTML = '<img src="data:," onerror="document.cookie = \\'$name=1\\'">';
       await new Promise((done) => setTimeout(done, 200));`,
    ],
    'cookie-svg-script': [
      'an inline script in SVG',
      `const script = document.createElementNS('http://www.w3.org/2000/svg', 'script');
       script.textContent = "document.cookie = '$name=1'";
       div.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg')).append(script);`,
    ],
    'cookie-contextual-script': [
      'an inline script in a fragment',
      `div.append(document.createRange().createContextualFragment("<script>document.cookie = '$name=1'<\\/script>"));`,
    ],
    'cookie-javascript-link': [
      'a link to `javascript:`',
      `div.innerHTML = '<a href="javascript:void(document.cookie = \\'$name=1\\')">x</a>'; div.firstChild.click();
       await new Promise((done) => setTimeout(done, 100));`,
    ],
    'cookie-module-blob': [
      'a module of a text of its own',
      `await import(URL.createObjectURL(new Blob(["document.cookie = '$name=1'"], { type: 'text/javascript' })));`,
    ],
    'cookie-store': ['`cookieStore.set`', `await cookieStore.set('$name', '1');`, { needs: 'self.cookieStore' }],
    'cookie-store-object': [
      '`cookieStore.set` of an object',
      `await cookieStore.set({ name: '$name', value: '1', expires: Date.now() + 3.6e6, sameSite: 'lax' });`,
      { needs: 'self.cookieStore' },
    ],
    'cookie-store-partitioned': [
      '`cookieStore.set`, partitioned',
      `await cookieStore.set({ name: '$name', value: '1', sameSite: 'none', partitioned: true });`,
      { needs: 'self.cookieStore' },
    ],
    'cookie-store-method': [
      "`CookieStore`'s own method",
      `await CookieStore.prototype.set.call(cookieStore, '$name', '1');`,
      { needs: 'self.cookieStore' },
    ],
    'cookie-store-undeclared': [
      '`cookieStore.set`, a name that nobody declared',
      `await cookieStore.set('rogue_$name', '1');`,
      { needs: 'self.cookieStore', closed: UNDECLARED },
    ],
  },
);
