import { html } from '../../../src/render/index.ts';
import { actionAddress } from '../addresses.ts';
import { hidden } from '../controls.ts';
import { standInHeaders, standInPage } from '../stand-in-page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';

/**
 * What stands here in the place of somebody's wallet app. It is asked by its address, as apps are: by whom, and with
 * which nonce. That is for nobody else: no script of another company is in it, and the next page hears only of the origin.
 */
export function walletPage({ language, url }: Visit): Response {
  const { wallet, walletText, showOver, showUnder } = SITE_STRINGS[language].age;
  const page = standInPage({
    language,
    title: wallet,
    main: html`<p>${walletText}</p>
      <form method="post" action="${actionAddress(language, 'show-age')}">
        ${['audience', 'nonce'].map((each) => hidden(each, url.searchParams.get(each) ?? ''))}
        <div class="buttons">
          <button class="quiet" name="show" value="over">${showOver}</button>
          <button class="quiet" name="show" value="under">${showUnder}</button>
        </div>
      </form>`,
  });
  return new Response(page, { headers: { ...standInHeaders(url.href), 'referrer-policy': 'strict-origin' } });
}
