import type { Language } from '../../../src/registry/index.ts';
import { html } from '../../../src/render/index.ts';
import { listAddress, paymentAddress } from '../addresses.ts';
import type { Page } from '../page.ts';
import { SITE_STRINGS } from '../strings/index.ts';
import type { Visit } from '../visit.ts';

/** What can come of a payment that is not that it was paid. */
const OUTCOMES = ['declined', 'under-way', 'elsewhere', 'unreachable', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const NAME = 'payment';

/** An address whose page says what came of a payment. */
export const withOutcome = (address: string, outcome: Outcome): string => `${address}?${NAME}=${outcome}`;

/** What the address of a page says came of a payment, in the words of its language. */
export function outcomeIn({ url, language }: Visit): string | undefined {
  const named = url.searchParams.get(NAME);
  const outcome = OUTCOMES.find((each) => each === named);
  return outcome && outcomeText(language, outcome);
}

function outcomeText(language: Language, outcome: Outcome): string {
  const { underWay, ...texts } = SITE_STRINGS[language].shop;
  return outcome === 'under-way' ? underWay : texts[outcome];
}

/** Where this browser has nothing else to show of a payment. */
export function paymentPage(visit: Visit): Page {
  const { language } = visit;
  const outcome = visit.parameter('outcome') === 'elsewhere' ? 'elsewhere' : 'unknown';
  const { shop, allConcerts } = SITE_STRINGS[language];
  return {
    title: shop.checkout,
    place: 'elsewhere',
    inLanguage: (other) => paymentAddress(other, outcome),
    main: html`<div class="narrow">
      <h1>${shop.checkout}</h1>
      <p>${outcomeText(language, outcome)}</p>
      <p><a class="button" href="${listAddress(language, 'all')}">${allConcerts}</a></p>
    </div>`,
  };
}
