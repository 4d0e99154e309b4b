/** Who asks the visitor of a planted site: a consent tool that is not ours, or ours in report mode. */
import type { Registry } from '../../../src/registry/index.ts';
import { consentServer, sqliteStore } from '../../../src/server/index.ts';
import { SECRET } from '../server.ts';
import { type BannerStyle, bannerScript, HONEST } from './banner.ts';
import { SITE } from './part.ts';

export interface ConsentTool {
  /** Whether a visitor has agreed to a category. */
  has(request: Request, category: string): boolean;
  /** What stands first in the head, first in the body, and in the footer of a page. */
  parts(request: Request): { readonly head: string; readonly body: string; readonly footer: string };
  /** The page's own view of the choice: defines `window.shopConsent`. */
  readonly script: string;
  /** Answers what is its own, and lets the site answer the rest. */
  answer(request: Request, site: (request: Request) => Promise<Response>): Promise<Response>;
  stop(): Promise<void>;
}

/** `f1.a0.m0.p0`: what a visitor has said, in a form that tells no two visitors apart. */
export const FOREIGN_CHOICE = 'shop_consent';

/** A hand-made tool, as a shop's own developer writes it. */
export function foreignTool(style: BannerStyle = HONEST): ConsentTool {
  const again = `<a href="#cookies" id="cookie-settings">${style.words.again}</a>`;
  return {
    has: (request, category) => {
      const kept = new RegExp(`(?:^|; )${FOREIGN_CHOICE}=([\\w.]*)`).exec(request.headers.get('cookie') ?? '')?.[1];
      if (kept !== undefined) return kept.split('.').includes(`${category[0]}1`);
      const isFree = category === 'functionality' || request.headers.get('sec-gpc') !== '1';
      return style.model === 'opt-out' && isFree;
    },
    parts: () => ({ head: '', body: '', footer: style.again === 'footer' ? again : '' }),
    script: bannerScript(FOREIGN_CHOICE, style),
    answer: (request, site) => site(request),
    stop: async () => undefined,
  };
}

/** Ours, behind `protect`: in report mode what departs goes on departing. */
export async function samtykkeTool(registry: Registry): Promise<ConsentTool> {
  const store = sqliteStore({ path: ':memory:' });
  const consent = await consentServer({ registry, store, secrets: [SECRET], requestsPerMinute: 0 });
  return {
    has: (request, category) => consent.visit(request, 'en').allows(category),
    parts: (request) => {
      const { head, banner } = consent.visit(request, 'en');
      const manage = consent.manageAddress('en', new URL(request.url).pathname);
      return { head, body: banner, footer: `<a href="${manage}" data-samtykke-manage>Cookie settings</a>` };
    },
    script: OURS_SCRIPT,
    answer: async (request, site) => {
      if (new URL(request.url).hostname !== SITE) return site(request);
      return consent.handles(request) ? consent.fetch(request) : consent.protect(request, site);
    },
    stop: async () => {
      await consent.close();
      await store.close();
    },
  };
}

/** The same view of the choice as a hand-made tool gives. */
const OURS_SCRIPT = `window.shopConsent = {
  has: (category) => samtykke.allows(category),
  refused: (category) => /(?:^|; )consent=/.test(document.cookie) && !samtykke.allows(category),
  onChange: (run) => document.addEventListener('samtykke:change', run),
};`;
