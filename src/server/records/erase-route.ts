import { z } from 'zod';
import { refusalOf } from '../../decision/index.ts';
import { choiceHeader, deletionHeaders } from '../choice-cookie.ts';
import { isForm } from '../choice-input.ts';
import { languageFor } from '../language.ts';
import { isOtherSite } from '../origins.ts';
import { problem } from '../problem.ts';
import { fromJson, readBody } from '../read-body.ts';
import { recordAddress, type Site } from '../site.ts';
import { StoreUnavailable } from '../stores/index.ts';
import { consentIdSchema } from './consent-id.ts';
import { type Erased, eraseConsent } from './erase.ts';

export const eraseSchema = z.object({
  consentId: consentIdSchema.meta({ description: 'Whoever knows it may erase what belongs to it' }),
});

/** A consent ID, and nothing else that could be needed. */
const MOST_BYTES = 4_096;

/**
 * `POST …/erase`: erases all records of a consent ID, by form or JSON. Who knows the ID may: it stands in the visitor's
 * cookie and receipts, and nowhere else. In the browser that it is the consent of, the consent ends with it, since
 * nothing shows it any more.
 */
export async function postErase(site: Site, request: Request): Promise<Response> {
  if (isOtherSite(site, request)) return problem('other-site', 'erase on a page of the site itself');
  const { consentId, to } = await readForm(site, request);
  if (consentId === undefined) return answered(to, { kind: 'invalid' });
  try {
    const done = await eraseConsent(site.store, site.name, consentId, 'visitor', site.clock());
    const answer = answered(to, done);
    if (done.kind === 'erased')
      for (const each of endHere(site, request, consentId)) answer.headers.append('set-cookie', each);
    return answer;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return answered(to, { kind: 'failed' });
  }
}

interface Wish {
  /** `undefined` for what is none. */
  readonly consentId: string | undefined;
  /** The page that a form came from, in its language; `undefined` where a script asks. */
  readonly to: string | undefined;
}

async function readForm(site: Site, request: Request): Promise<Wish> {
  const text = (await readBody(request, MOST_BYTES)) ?? '';
  const form = isForm(request) ? new URLSearchParams(text) : undefined;
  const language = form && languageFor(request, site.registry.site.languages, form.get('language') ?? undefined);
  return {
    consentId: eraseSchema.safeParse(form ? Object.fromEntries(form) : fromJson(text)).data?.consentId,
    to: language && recordAddress(site, language),
  };
}

/** For who reads it on a page, or asks by a script. */
function answered(to: string | undefined, done: Erased | { readonly kind: 'failed' | 'invalid' }): Response {
  if (to !== undefined) {
    // What is said on the page is told by one word, and nobody's number stands in the address.
    return new Response(null, {
      status: 303,
      headers: { location: `${to}&done=${done.kind}`, 'cache-control': 'no-store' },
    });
  }
  switch (done.kind) {
    case 'erased':
      return Response.json({ erased: done.records }, { headers: { 'cache-control': 'no-store' } });
    case 'held':
      return problem('held', done.reason);
    case 'invalid':
      return problem('invalid-erasure', 'consentId: a UUID is expected');
    case 'failed':
      return problem('not-stored', 'send it again', { 'retry-after': '1' });
  }
}

/** The cookies of the browser whose consent has lost its record. */
function endHere(site: Site, request: Request, consentId: string): readonly string[] {
  const facts = site.factsOf(request);
  if (facts.choice?.id !== consentId) return [];
  const refusal = refusalOf(site.history.table, site.seconds(), facts.signals);
  return [choiceHeader(site, request, refusal, facts), ...deletionHeaders(site, request, refusal, facts)];
}
