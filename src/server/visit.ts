import { type State, stateOf } from '../decision/index.ts';
import type { RequestFacts } from '../filter/index.ts';
import type { Language } from '../registry/index.ts';
import {
  declarative,
  type HiddenFields,
  HOOKS,
  type Html,
  html,
  PAGE_RULE,
  raw,
  renderBanner,
} from '../render/index.ts';
import { mendHeaders } from './choice-cookie.ts';
import { cspSource, type Site } from './site.ts';

/** What a page of the site needs for one request: state, guard, banner, and the headers that go with them. */
export interface Visit {
  readonly facts: RequestFacts;
  readonly state: State;
  /** Goes first into `<head>`: the guard, inline, so that the first paint waits for nothing. */
  readonly head: string;
  /** Goes first into `<body>`, after a skip link: the banner, or nothing when nothing is asked. */
  readonly banner: string;
  /** Sources that the page's `Content-Security-Policy` must allow. */
  readonly csp: { readonly script: readonly string[]; readonly style: readonly string[] };
  /** `Set-Cookie` headers to send along. */
  readonly setCookie: readonly string[];
  /** Whether every part of a purpose, or the one of a provider, is allowed. */
  allows(purpose: string, provider?: string): boolean;
}

const PAGE_RULE_SOURCE = cspSource(PAGE_RULE);

/** Prepares a page for a request in a language. */
export function visitOf(site: Site, request: Request, language: Language): Visit {
  const facts = site.factsOf(request);
  const { table } = site.history;
  const state = stateOf(table, facts, site.seconds());
  const guard = site.guard(facts);
  return {
    facts,
    state,
    head: html`<script>${raw(guard.code)}</script><style>${raw(PAGE_RULE)}</style>`.html,
    banner: bannerFor(site, state, language, { return: pathOf(request) }).html,
    csp: { script: ["'self'", guard.source], style: ["'self'", site.styleSource, PAGE_RULE_SOURCE] },
    setCookie: mendHeaders(site, request, facts),
    allows: (purpose, provider) => {
      const own = table.parts.flatMap((part, index) => {
        const isMeant = table.purposes[part.purpose]?.id === purpose;
        const isNamed = provider === undefined || table.providers[part.provider]?.id === provider;
        return isMeant && isNamed ? [state.parts[index]?.allowed] : [];
      });
      return own.length > 0 && own.every(Boolean);
    },
  };
}

function bannerFor(site: Site, { ask, ...state }: State, language: Language, hidden: HiddenFields): Html {
  if (ask === 'nothing') return html``;
  return declarative(HOOKS.banner, renderBanner(site.view(language), { ...state, ask }, hidden));
}

/** Path and query of a request: where its form leads back to. */
function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}
