/**
 * Who checks cards, at the demo's payment service. A visitor says there how it ends, so that each end can be seen; the
 * site hears of it from the service and never from a page.
 */
import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { safePath } from '../../../src/filter/index.ts';
import { LANGUAGES, type Language } from '../../../src/registry/index.ts';
import { html } from '../../../src/render/index.ts';
import { serviceAt } from '../shop/ask-service.ts';
import { standInHeaders, standInPage } from '../stand-in-page.ts';
import { SITE_STRINGS } from '../strings/index.ts';

type CardCheckState = 'pending' | 'works' | 'fails';

/** The port of the site to who checks cards. */
export interface CardChecker {
  /** Opens a check. @returns `undefined` when it cannot be reached. */
  open(language: Language, returnTo: string): Promise<CardCheck | undefined>;
  /** How far a check is; one that is not known has failed. @returns `undefined` when it cannot be reached. */
  state(check: string): Promise<CardCheckState | undefined>;
}

interface CardCheck {
  readonly id: string;
  /** Where the member goes to. */
  readonly address: string;
}

interface OpenedCheck {
  readonly language: Language;
  readonly returnTo: string;
  state: CardCheckState;
}

/**
 * @param site an address of the site, which its visitors come back to.
 * @param fromSite lets through what the site asks for, and nobody else.
 */
export function cardCheckRoutes(site: string, fromSite: MiddlewareHandler): Hono {
  const checks = new Map<string, OpenedCheck>();
  const app = new Hono();
  app.post('/', fromSite, async (c) => {
    const { language, returnTo } = (await c.req.json()) as { language: string; returnTo: string };
    const id = randomUUID();
    checks.set(id, {
      language: LANGUAGES.find((each) => each === language) ?? 'en',
      returnTo: new URL(safePath(returnTo) ?? '/', site).href,
      state: 'pending',
    });
    return c.json({ id, address: new URL(`/checks/${id}`, c.req.url).href });
  });
  app.get('/:id/state', fromSite, (c) => c.json({ state: checks.get(c.req.param('id'))?.state ?? 'fails' }));
  app.get('/:id', (c) => {
    const check = checks.get(c.req.param('id'));
    if (!check) return c.redirect(new URL('/', site).href, 303);
    if (check.state !== 'pending') return c.redirect(check.returnTo, 303);
    return c.body(checkPage(check), 200, standInHeaders(site));
  });
  app.post('/:id', csrf(), async (c) => {
    const check = checks.get(c.req.param('id'));
    const { answer } = await c.req.parseBody();
    if (check?.state === 'pending' && (answer === 'works' || answer === 'fails')) check.state = answer;
    return c.redirect(check?.returnTo ?? new URL('/', site).href, 303);
  });
  return app;
}

function checkPage({ language, returnTo }: OpenedCheck): string {
  const { account, shop } = SITE_STRINGS[language];
  return standInPage({
    language,
    title: account.cardBonus,
    main: html`<p>${shop.testPaymentNote}</p>
      <form method="post">
        <div class="buttons">
          <button name="answer" value="works">${account.cardAnswers.works}</button>
          <button class="quiet" name="answer" value="fails">${account.cardAnswers.fails}</button>
        </div>
      </form>
      <p><a href="${returnTo}">${account.account}</a></p>`,
  });
}

/** Card checks at such a service, for the site that has its secret. */
export function cardChecksAt(address: string, secret: string): CardChecker {
  const ask = serviceAt(address, secret);
  return {
    open: (language, returnTo) =>
      ask<CardCheck>('/checks', { method: 'POST', body: JSON.stringify({ language, returnTo }) }),
    state: async (check) => (await ask<{ state: CardCheckState }>(`/checks/${encodeURIComponent(check)}/state`))?.state,
  };
}
