import { createHash } from 'node:crypto';
import type { Money } from '../../../src/features/purchase/index.ts';
import type { Language } from '../../../src/registry/index.ts';
import { fill, type Html, html, htmlLanguage, raw } from '../../../src/render/index.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { priceText } from './price.ts';

const STYLE = `
:root{color-scheme:light dark}
body{max-width:32rem;margin:64px auto;padding-inline:24px;font:16px/1.5 system-ui,sans-serif;overflow-wrap:break-word}
h1{font-size:1.5em;line-height:1.25}
form{display:flex;flex-wrap:wrap;gap:16px}
button{font:inherit;font-weight:600;min-height:48px;padding:8px 24px;border:2px solid;border-radius:8px;
background:Canvas;color:CanvasText;cursor:pointer}
:focus-visible{outline:3px solid CanvasText;outline-offset:2px}
`;

/** A page of the payment service that asks: both answers look alike. */
export function askingPage(language: Language, amount: Money, action: string): string {
  const { testPayment, testPaymentNote, pay, decline } = SITE_STRINGS[language].shop;
  const price = priceText(language, amount);
  return document(
    language,
    testPayment,
    html`<p>${testPaymentNote}</p>
      <form method="post" action="${action}">
        <button name="answer" value="pay">${fill(pay, { price })}</button>
        <button name="answer" value="decline">${decline}</button>
      </form>`,
  );
}

/** The page of a payment that is over, or was never there. */
export const endedPage = (language: Language): string => {
  const { testPayment, unknown } = SITE_STRINGS[language].shop;
  return document(language, testPayment, html`<p>${unknown}</p>`);
};

const document = (language: Language, title: string, main: Html): string =>
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

/** @param siteOrigin where the answer to a payment leads back to: a browser holds redirects of a form against this too. */
export const pageHeaders = (siteOrigin: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    `form-action 'self' ${siteOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  // The address names a payment.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
});
