import type { Context } from 'hono';
import type { RequestJar } from '../../src/features/index.ts';
import type { Member } from '../../src/features/sign-in/index.ts';
import { safePath } from '../../src/filter/index.ts';
import { LANGUAGES, type Language } from '../../src/registry/index.ts';
import type { ConsentServer } from '../../src/server/index.ts';
import { listAddress } from './addresses.ts';
import type { SiteFeatures } from './features.ts';
import type { PerformanceTest } from './third-parties/index.ts';

/** What every page of the site is made with. */
export interface Site {
  readonly consent: ConsentServer;
  readonly features: SiteFeatures;
  /** The scripts of other companies in each page's head, and the sources that its policy names for them. */
  readonly thirdParties: { readonly tags: string; readonly sources: string };
  readonly performance: PerformanceTest;
  /** Origins besides the site's own that its forms lead to: where visitors sign in, and where they pay. */
  readonly formTargets: readonly string[];
}

/** One request: who asks, in which language, and what they allow. */
export interface Visit {
  readonly site: Site;
  readonly request: Request;
  readonly url: URL;
  readonly language: Language;
  readonly jar: RequestJar;
  /** Who is signed in. */
  readonly member: Member | undefined;
  /** Why a sign-in has just ended that had not been ended here. */
  readonly revoked: 'reused' | 'stolen' | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  /** What stands in the path in the place of `:name`. */
  parameter(name: string): string;
}

/** Looks at a request: its language, its cookies, its member. */
export async function visitOf(site: Site, c: Context): Promise<Visit> {
  const request = c.req.raw;
  const url = new URL(request.url);
  const jar = site.consent.jar(request);
  const current = await site.features.members.current(jar);
  return {
    site,
    request,
    url,
    language: languageOf(site, url, jar, request.headers.get('accept-language')),
    jar,
    member: current.kind === 'member' ? current.member : undefined,
    revoked: current.kind === 'revoked' ? current.because : undefined,
    now: jar.gate.now,
    parameter: (name) => c.req.param(name) ?? '',
  };
}

/** The language that an address begins with; elsewhere the one that is remembered, or that the browser prefers. */
function languageOf({ features }: Site, { pathname }: URL, jar: RequestJar, header: string | null): Language {
  const named = LANGUAGES.find((each) => pathname.startsWith(`/${each}/`));
  return named ?? jar.use(features.language.resolve, { header }).language;
}

/** The address of a visit as a path: where a form leads back to. A page that answers a form has none of its own. */
export const pathOf = ({ url, request, language }: Visit): string =>
  (request.method === 'POST' ? undefined : safePath(url.pathname + url.search)) ?? listAddress(language);

/** Where a form of the site leads back to: a path of the site and nothing else. */
export const backTo = ({ language }: Visit, form: URLSearchParams): string =>
  safePath(form.get('returnTo') ?? undefined) ?? listAddress(language);
