/** A front page of some weight, as a newspaper has it: what it loads, keeps and builds is what many sites do at once. */
import { type Answer, type AuditSite, auditSite } from '../test/support/audit-site.ts';

const ARTICLES = 120;
const PICTURES = 40;
const FRAMES = 3;
const PIXELS = 12;
const QUESTIONS = 8;

/** Code that is read and compiled and does little, as most of a bundle does. */
const BUNDLE = Array.from(
  { length: 2_000 },
  (_, index) =>
    `const part${index} = (given) => { const all = []; for (const each of given ?? []) all.push(each * ${index}); return all; };`,
).join('\n');

/** Builds the list of articles, and asks for its sizes as it goes on. */
const BUILD = `${BUNDLE}
const main = document.querySelector('main');
for (let index = 0; index < ${ARTICLES}; index++) {
  const article = document.createElement('article');
  article.setAttribute('class', 'card');
  article.setAttribute('data-index', String(index));
  article.setAttribute('aria-label', 'Concert ' + index);
  article.innerHTML = '<h2>Concert ' + index + '</h2><p>' + 'A long evening with many songs. '.repeat(4) + '</p>';
  const link = document.createElement('a');
  link.setAttribute('href', '/concert/' + index);
  link.append('Read on');
  article.append(link);
  if (index < ${PICTURES}) {
    const picture = document.createElement('img');
    picture.setAttribute('alt', '');
    picture.src = 'https://cdn.test/picture/' + index + '.svg';
    article.append(picture);
  }
  main.append(article);
  if (index % 10 === 0) article.style.minHeight = article.offsetHeight + 'px';
}`;

/** Reads and keeps what sites keep, in jobs of their own. */
const KEEP = `
for (let index = 0; index < 8; index++) document.cookie = 'choice' + index + '=' + Math.random() + '; max-age=86400; path=/';
for (let index = 0; index < 40; index++) if (!localStorage.getItem('key' + index)) localStorage.setItem('key' + index, 'x'.repeat(100));
let turn = 0;
const next = () => {
  localStorage.setItem('seen' + (turn % 5), String(Date.now()));
  sessionStorage.setItem('turn', String(turn));
  if (localStorage.getItem('key' + turn)?.length > 0 && turn++ < 30) setTimeout(next, 2);
};
next();
for (let index = 0; index < ${QUESTIONS}; index++)
  fetch('/api/' + index, index % 2 ? { method: 'POST', body: JSON.stringify({ seen: document.cookie }) } : {});`;

/** Draws a chart. */
const CHART = `
const context = document.querySelector('canvas').getContext('2d');
for (let index = 0; index < 300; index++) {
  context.fillStyle = index % 2 ? '#123' : '#456';
  context.fillRect(index, 100 - (index % 90), 1, index % 90);
  if (index % 10 === 0) context.fillText(String(index), index, 110 + context.measureText(String(index)).width / 9);
}`;

/** What another site's script does: pixels, and frames of a third. */
const ADS = `
for (let index = 0; index < ${PIXELS}; index++) new Image().src = 'https://tracker.test/pixel?n=' + index + '&at=' + Date.now();
for (let index = 0; index < ${FRAMES}; index++) {
  const frame = document.createElement('iframe');
  frame.title = 'Advertisement';
  frame.src = 'https://ads.test/frame?n=' + index;
  document.querySelector('aside').append(frame);
}`;

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Evening News</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/site.css"><link rel="preconnect" href="https://fonts.test">
<body><main></main><canvas width="300" height="120"></canvas><aside></aside>
${['/build.js', '/keep.js', '/chart.js', 'https://tracker.test/ads.js'].map((src) => `<script src="${src}"></script>`).join('')}
</body></html>`;

const script = (body: string): Answer => ({ type: 'text/javascript', body });

/** Pages of it are at `/1`, `/2` and so on, all alike. */
export function newsSite(pages: number): Promise<AuditSite> {
  const front: Answer = {
    body: page,
    headers: { 'set-cookie': ['session=1; HttpOnly; Secure', 'seen=1; Max-Age=60'] },
  };
  return auditSite({
    ...Object.fromEntries(Array.from({ length: pages }, (_, index) => [`shop.test/${index + 1}`, front])),
    'shop.test/site.css': { type: 'text/css', body: '.card { padding: 8px } img { width: 40px; height: 30px }' },
    'shop.test/build.js': script(BUILD),
    'shop.test/keep.js': script(KEEP),
    'shop.test/chart.js': script(CHART),
    'tracker.test/ads.js': script(ADS),
    'tracker.test/pixel': {
      type: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      headers: { 'set-cookie': 'visitor=1; SameSite=None; Secure; Max-Age=86400' },
    },
    'ads.test/frame': {
      body: `<!doctype html><title>Advertisement</title><body><script>document.cookie = 'shown=1; SameSite=None; Secure';
        new Image().src = '/shown?at=' + Date.now(); localStorage.setItem('shown', '1');</script>`,
    },
  });
}
