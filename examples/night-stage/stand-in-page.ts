/** A page of those whom the demo works with, who are not the site: in its own dress, and as well kept. */
import { createHash } from 'node:crypto';
import type { Language } from '../../src/registry/index.ts';
import { type Html, html, htmlLanguage, raw } from '../../src/render/index.ts';

export interface StandInPage {
  readonly language: Language;
  readonly title: string;
  readonly main: Html;
}

const STYLE = `
:root{--accent:#23408a;--surface:#fff;--text:#1b1a20;--edge:#767380;--wrong:#a3122a;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--surface:#16151a;--text:#f1f0f4;--edge:#8b8896;--wrong:#ffb3bd}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:var(--surface);color:var(--text);overflow-wrap:break-word}
main{max-width:32rem;margin:0 auto;padding:64px 24px;display:grid;gap:16px}
h1,p{margin:0}
h1{font-size:2em;line-height:1.25;font-weight:650;text-wrap:balance}
form{display:grid;gap:8px}
label{font-weight:600}
input:not([type=hidden]){font:inherit;width:100%;min-height:48px;padding:8px 16px;border:1px solid var(--edge);border-radius:8px;
background:var(--surface);color:inherit}
[aria-invalid]{border-color:var(--wrong)}
.wrong{color:var(--wrong);font-weight:600}
.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-block-start:8px}
button{font:inherit;font-weight:600;min-height:48px;padding:8px 24px;border:2px solid transparent;border-radius:8px;
background:var(--accent);color:#fff;cursor:pointer}
button.quiet{background:transparent;color:inherit;border-color:var(--edge)}
button:hover{text-decoration:underline}
a{display:inline-block;padding-block:12px;color:inherit;text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--text);outline-offset:2px}
@media(max-width:640px){main{padding:32px 16px}h1{font-size:1.625em}}
@media(forced-colors:active){button{border-color:CanvasText}}
`;
const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

export const standInPage = ({ language, title, main }: StandInPage): string =>
  html`<!doctype html>
    <html lang="${htmlLanguage(language)}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>${title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body><main><h1>${title}</h1>${main}</main></body>
    </html>`.html;

/**
 * The headers of such a page.
 *
 * @param site where its forms lead back to, besides its own server: browsers follow `form-action` through redirects.
 */
export const standInHeaders = (site: string): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${STYLE_SOURCE}`,
    `form-action 'self' ${new URL(site).origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
});
