import { grantsOf } from '../decision/index.ts';
import type { Language } from '../registry/index.ts';
import { declarative, HOOKS, html, renderPanel, STRINGS } from '../render/index.ts';
import { safePath } from './choice-input.ts';
import { ownPage } from './own-page.ts';
import type { Site } from './site.ts';

/** 'Manage consent' as a page of its own, which works by plain form. */
export function choicePage(site: Site, request: Request, language: Language, outcome?: 'notSaved'): Response {
  const strings = STRINGS[language].interface;
  const returnTo =
    safePath(new URL(request.url).searchParams.get('return') ?? undefined) ?? site.addresses(language).policy;
  const back = encodeURIComponent(returnTo);
  return ownPage(site, request, {
    language,
    title: strings.settings,
    hasBanner: false,
    status: outcome ? 503 : 200,
    inLanguage: (other) => `${site.addresses(other).choice}?language=${other}&return=${back}`,
    main: ({ facts, state }) => {
      const panelState = {
        before: grantsOf(facts.choice),
        signalHonoured: state.signalHonoured,
        optOut: facts.rules.model !== 'opt-in',
      };
      const hidden = { return: returnTo, key: crypto.randomUUID() };
      const panel = declarative(HOOKS.panel, renderPanel(site.view(language), panelState, 'page', hidden));
      return html`
        ${outcome && html`<p role="alert">${strings.statusNotSaved}</p>`}
        ${panel}
        <p><a href="${returnTo}">${strings.backToSite}</a></p>`;
    },
  });
}
