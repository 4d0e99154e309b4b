import { type Choice, choiceCookieValue, encodeChoice, makeChoice, refusalOf, replyOf } from '../decision/index.ts';
import { choicePairs, declaredCookie, expire } from './cookies.ts';
import { now, type Page } from './page.ts';
import type { SurfaceReply } from './reply.ts';

/** Set by the build: whether a server takes choices; without one the page writes the choice cookie itself. */
declare const SAMTYKKE_HAS_SERVER: boolean;

/** What became of a reply. */
export interface Saved {
  readonly kept: boolean;
  /** Why it is not kept, for the visitor. */
  readonly text?: string;
  /** Consent ID of the record. */
  readonly consentId?: string | null;
}

/**
 * Keeps a reply. With a server it counts as kept when the server has stored it durably, and not before:
 * then the answer brings the signed cookie. A refusal holds in this browser from the first moment on.
 * Never throws.
 */
export async function save(page: Page, reply: SurfaceReply): Promise<Saved> {
  return SAMTYKKE_HAS_SERVER ? saveThere(page, reply) : saveHere(page, reply);
}

/** As long as somebody waits for an answer. */
const PATIENCE_MILLISECONDS = 5_000;

let current: AbortController | undefined;

/** Ends what is still on its way: the last answer counts. */
function begin(): AbortSignal {
  current?.abort();
  const controller = new AbortController();
  current = controller;
  setTimeout(() => controller.abort(), PATIENCE_MILLISECONDS);
  return controller.signal;
}

async function saveThere(page: Page, reply: SurfaceReply): Promise<Saved> {
  const { handle, view } = page;
  const signal = begin();
  const refuses = reply.choice === 'refuse';
  if (refuses) hold(page);
  else await sendHeld(page, signal);
  const taken = await send(page, reply, signal);
  const held = handle.facts().choice;
  // A browser that keeps no cookies keeps no choice.
  if (taken && held) return { kept: true, consentId: taken.consentId };
  if (current?.signal !== signal) return { kept: false };
  const { statusRefusalNotSaved, statusNotSavedEarlier, statusNotSaved } = view.strings;
  return { kept: false, text: held ? (refuses ? statusRefusalNotSaved : statusNotSavedEarlier) : statusNotSaved };
}

/** 128 bits. `randomUUID` is not there for a page without TLS (Web Cryptography 10.1: `[SecureContext]`). */
const randomId = (): string => crypto.getRandomValues(new BigUint64Array(2)).join('-');

interface Taken {
  readonly consentId: string | null;
}

/** @returns nothing when the server does not take it, or not in time. */
async function send(page: Page, reply: SurfaceReply, signal: AbortSignal): Promise<Taken | undefined> {
  const { registry, language } = page.view;
  // One key for all tries, so that a retry never makes two records.
  const body = JSON.stringify({ ...reply, key: randomId(), registry, language });
  for (const wait of [0, 500, 1500]) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (signal.aborted) return undefined;
    const answer = await post(page, body, signal);
    if (answer === 'again') continue;
    page.handle.refresh();
    return answer;
  }
  return undefined;
}

/** @returns nothing when the server does not take it. */
async function post({ handle }: Page, body: string, signal: AbortSignal): Promise<Taken | 'again' | undefined> {
  try {
    const response = await handle.post('choice', body, signal);
    if (response.ok) return await response.json();
    return response.status >= 500 ? 'again' : undefined;
  } catch {
    return 'again';
  }
}

/** Keeps a refusal before the server knows of it: unsigned, with the ID of the consent that it ends. */
function hold(page: Page): void {
  const { choice, signals } = page.handle.facts();
  writeChoice(page, { ...refusalOf(page.handle.table, now(), signals), id: choice?.id });
}

/** What holds of a refusal that the server has not taken yet is sent again, until it has. */
export async function sendHeld(page: Page, signal?: AbortSignal): Promise<void> {
  if (!SAMTYKKE_HAS_SERVER) return;
  // What no server has signed ends where the signature would begin.
  const isHeld = choicePairs(page).some((pair) => pair.endsWith('.'));
  if (isHeld) await send(page, refusal('api'), signal ?? begin());
}

/** Everything optional refused, with nothing of ours to answer on. */
export const refusal = (surface: SurfaceReply['surface']): SurfaceReply => ({
  choice: 'refuse',
  surface,
  asked: [],
  answers: {},
  receipt: false,
});

/** A site without a server: the cookie is the only record. Browsers may shorten the life of what script sets. */
function saveHere(page: Page, reply: SurfaceReply): Saved {
  const { handle, view } = page;
  const { signals, minor } = handle.facts();
  const context = {
    at: now(),
    signals,
    minor,
    id: randomId(),
    wantsReceipt: reply.receipt,
  };
  writeChoice(page, makeChoice(handle.table, page.state(''), replyOf(reply), context));
  return handle.facts().choice ? { kept: true } : { kept: false, text: view.strings.statusNotSaved };
}

/** Writes the choice cookie, and leaves no other one beside it. */
function writeChoice(page: Page, choice: Choice): void {
  const { choiceCookie } = page.handle.table;
  const entry = declaredCookie(page, choiceCookie);
  const value = choiceCookieValue(encodeChoice(choice), '');
  const domain = entry?.domain ? `;domain=${entry.domain}` : '';
  const secure = location.protocol === 'https:' ? ';secure' : '';
  page.handle.writeCookie(
    `${choiceCookie}=${value};path=${entry?.path ?? '/'};max-age=${entry?.lifetimeSeconds ?? 0}${domain}${secure};samesite=lax`,
  );
  // Afterwards: a page that stops us in between must not undo a refusal.
  expire(page, choiceCookie, true);
  page.handle.refresh();
}
