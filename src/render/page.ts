import { direction, htmlLanguage } from './format.ts';
import { type Html, html, raw } from './html.ts';

/** A page of ours: the policy, 'manage consent', a record. */
export interface PageParts {
  readonly language: string;
  readonly title: string;
  readonly site: string;
  /** Goes into `<head>` first: guard and what it needs. */
  readonly head: Html;
  /** Goes first into `<body>`: the banner. */
  readonly banner: Html | undefined;
  readonly main: Html;
  /** Links at the end: to settings and policy, on every page. */
  readonly footer: readonly { readonly address: string; readonly text: string; readonly hook?: string }[];
  /** The same page in the other languages: tag, address, and the language's own name. */
  readonly languages: readonly { readonly language: string; readonly address: string }[];
  readonly languageLabel: string;
  /** Text of the link that leads past the banner and the header. */
  readonly skip: string;
  readonly home: string;
  readonly styleAddress: string;
}

/** A whole document. Everything in it is ours or escaped, so that a CSP without inline exceptions holds. */
export function renderPage(page: PageParts): string {
  const { language, title, site, home } = page;
  const document = html`<!doctype html>
    <html lang="${htmlLanguage(language)}" dir="${direction(language)}">
      <head>
        <meta charset="utf-8">
        ${page.head}
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>${title} · ${site}</title>
        <link rel="stylesheet" href="${page.styleAddress}">
        ${alternates(page)}
      </head>
      <body>
        <nav aria-label="${page.skip}"><a class="skip" href="#main">${page.skip}</a></nav>
        ${page.banner}
        <header><a href="${home}">${site}</a></header>
        <main id="main">${page.main}</main>
        <footer>
          <nav>${page.footer.map(footerLink)}</nav>
          ${languageLinks(page)}
        </footer>
      </body>
    </html>`;
  return document.html;
}

function footerLink({ address, text, hook }: PageParts['footer'][number]): Html {
  return html`<a href="${address}"${hook && raw(` ${hook}`)}>${text}</a> `;
}

function alternates({ languages }: PageParts): Html {
  return html`${languages.map(({ language, address }) => html`<link rel="alternate" hreflang="${htmlLanguage(language)}" href="${address}">`)}`;
}

function languageLinks({ languages, language: current, languageLabel }: PageParts): Html {
  if (languages.length < 2) return html``;
  const links = languages.map(({ language, address }) => {
    const tag = htmlLanguage(language);
    return html`<a href="${address}" lang="${tag}" hreflang="${tag}"${language === current && raw(' aria-current="page"')}>${nameOf(language)}</a> `;
  });
  return html`<nav aria-label="${languageLabel}">${links}</nav>`;
}

/** A language's name in itself: 'Norsk bokmål', '日本語'. */
export function nameOf(language: string): string {
  const name =
    new Intl.DisplayNames(htmlLanguage(language), { type: 'language' }).of(htmlLanguage(language)) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The style sheet of {@link renderPage}. */
export function pageStyle(accent: string): string {
  return `:root{--a:var(--samtykke-accent,${accent});color-scheme:light dark;--s:#fff;--t:#1b1a20;--m:#5d5a68;--l:#d8d6de;--z:#f6f5f8}
@media screen and (prefers-color-scheme:dark){:root{--s:#16151a;--t:#f1f0f4;--m:#b3b0be;--l:#3a3842;--z:#1f1e25}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.6 system-ui,sans-serif;background:var(--s);color:var(--t);overflow-wrap:break-word;hyphens:auto}
header,main,footer{max-width:64rem;margin-inline:auto;padding:16px 24px}
header{border-block-end:1px solid var(--l);font-weight:650}
footer{border-block-start:1px solid var(--l);color:var(--m);margin-block-start:48px}
footer nav{display:flex;flex-wrap:wrap;gap:8px 24px;margin-block:8px}
a{color:inherit;text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--t);outline-offset:2px}
.skip:not(:focus){position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
h1{font-size:clamp(1.5em,7vw,2em);line-height:1.2;margin:24px 0 8px}
h2{font-size:1.375em;line-height:1.3;margin:48px 0 8px}
h3{font-size:1.125em;line-height:1.4;margin:32px 0 8px}
p,li,dd{max-width:44rem}
.changed,.none,small{color:var(--m)}
nav[aria-label] h2{font-size:1em;margin:24px 0 8px}
nav ol{margin:0;padding-inline-start:24px}
.button{display:inline-flex;align-items:center;min-height:44px;padding:8px 16px;border:2px solid var(--t);border-radius:8px;background:var(--t);color:var(--s);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.quiet{background:none;color:inherit;border-width:1px;font-weight:400}
dl{margin:16px 0;display:grid;gap:8px}
dl>div{display:grid;grid-template-columns:minmax(10rem,16rem) 1fr;gap:4px 24px;border-block-start:1px solid var(--l);padding-block-start:8px}
dt{font-weight:600}dd{margin:0}
[data-samtykke-status]>dl{background:var(--z);border-inline-start:4px solid var(--a);padding:16px}
[data-samtykke-status]>dl>div:first-child{border:0;padding:0}
table{width:100%;border-collapse:collapse;margin:16px 0;font-size:.9375em}
th,td{text-align:start;vertical-align:top;padding:8px 16px 8px 0;border-block-end:1px solid var(--l)}
thead th,caption{font-size:.875em;color:var(--m);text-align:start}
[hidden]{display:none!important}
pre{font:.875em/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;hyphens:none;margin:8px 0;padding:12px 16px;background:var(--z);border:1px solid var(--l);border-radius:8px}
.ask{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;margin:24px 0}
.ask label{font-weight:600;flex:1 0 100%}
.ask input,.ask textarea{font:inherit;min-height:44px;min-width:0;max-width:100%;padding:8px 12px;border:1px solid var(--m);border-radius:8px;background:var(--s);color:var(--t)}
.ask input[name],.ask textarea{flex:1 1 18rem;font-family:ui-monospace,monospace}
[role=alert],[role=status]:not(:empty){border-inline-start:4px solid var(--a);padding-inline-start:12px}
.record{border:1px solid var(--l);border-radius:12px;padding:8px 24px 24px;margin-block:24px}
.record h2{margin-block:16px 8px}
.record details{margin-block:16px}
summary{display:list-item;min-height:32px;padding-block:4px;cursor:pointer;font-weight:600}
.picture{border:1px dashed var(--m);border-radius:8px;padding:16px;overflow:hidden;margin-block:8px}
.words{border-inline-start:4px solid var(--l);padding-inline-start:16px}.words p{margin-block:4px}
.actions{display:flex;flex-wrap:wrap;gap:8px}
code{font:.9375em/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
.changes{padding-inline-start:24px}
@media(max-width:720px){header,main,footer{padding-inline:16px}dl>div{grid-template-columns:1fr}
table,caption,tbody,tr,td,tbody th{display:block}thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
tr{border:1px solid var(--l);border-radius:8px;padding:8px 16px;margin-block:8px}th,td{border:0;padding:4px 0}
td::before{content:attr(data-label);color:var(--m)}}
@media(max-width:720px){.record{padding-inline:16px}.picture{padding:8px}}
@media print{nav,footer,.button,.ask{display:none}body{font-size:11pt}tr{break-inside:avoid}.record{border:0;padding:0}}`;
}
