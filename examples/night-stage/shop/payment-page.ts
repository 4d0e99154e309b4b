import type { Money } from '../../../src/features/purchase/index.ts';
import type { Language } from '../../../src/registry/index.ts';
import { fill, html } from '../../../src/render/index.ts';
import { standInPage } from '../stand-in-page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import { priceText } from './price.ts';

/** The page of the payment service that asks: both answers are of one size. */
export function askingPage(language: Language, amount: Money, action: string): string {
  const { testPayment, testPaymentNote, pay, decline } = SITE_STRINGS[language].shop;
  const price = priceText(language, amount);
  const main = html`<p>${testPaymentNote}</p>
    <form method="post" action="${action}">
      <div class="buttons">
        <button name="answer" value="pay">${fill(pay, { price })}</button>
        <button class="quiet" name="answer" value="decline">${decline}</button>
      </div>
    </form>`;
  return standInPage({ language, title: testPayment, main });
}

/** The page of a payment that is over, or was never there. */
export function endedPage(language: Language): string {
  const { testPayment, unknown } = SITE_STRINGS[language].shop;
  return standInPage({ language, title: testPayment, main: html`<p>${unknown}</p>` });
}
