import { html } from '../../../src/render/index.ts';
import { actionAddress, walletAddress } from '../addresses.ts';
import { hidden } from '../controls.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';

/**
 * What stands here in the place of somebody's wallet app. It is asked by its address, as apps are: by whom, and with
 * which nonce.
 */
export function walletPage({ language, url }: Visit): Page {
  const { wallet, walletText, showOver, showUnder } = SITE_STRINGS[language].age;
  return {
    title: wallet,
    place: 'late',
    inLanguage: (other) => walletAddress(other) + url.search,
    main: html`<div class="narrow">
      <h1>${wallet}</h1>
      <p>${walletText}</p>
      <form class="choices equal" method="post" action="${actionAddress(language, 'show-age')}">
        ${['audience', 'nonce'].map((each) => hidden(each, url.searchParams.get(each) ?? ''))}
        <button class="button quiet" name="show" value="over">${showOver}</button>
        <button class="button quiet" name="show" value="under">${showUnder}</button>
      </form>
    </div>`,
  };
}
