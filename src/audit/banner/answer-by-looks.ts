/** Answers a banner by what its buttons say. */
import type { Page } from 'playwright-core';
import type { Control } from '../observation.ts';
import { choicesOf, isChoice } from './category.ts';
import type { BannerConfig, Wish } from './config.ts';
import { type Banner, findBanner } from './find.ts';
import { meansAll } from './meaning.ts';
import { failed, type Outcome } from './outcome.ts';
import { pressControl, pressSelectors, quoted, type Tell } from './press.ts';
import { putChoices } from './put-choices.ts';
import { openSettings } from './settings.ts';
import { isSameText } from './topic.ts';

/** What is to be done with a banner as it stands. */
type Move =
  | { readonly kind: 'press'; readonly index: number }
  | { readonly kind: 'selectors'; readonly selectors: readonly string[] }
  /** Put the choices, then keep them. */
  | { readonly kind: 'choose'; readonly index: number | undefined }
  | { readonly kind: 'settings' }
  | { readonly kind: 'none'; readonly reason: string };

/** Ours: first layer, second layer, 'are you sure?'; who asks more often does not want an answer. */
const MOST_LAYERS = 4;

/** Answers layer by layer until nothing asks any more. */
export async function answerByLooks(first: Banner, wish: Wish, config: BannerConfig, tell: Tell): Promise<Outcome> {
  let banner = first;
  let isSecond = false;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const move = moveFor(banner, wish, config, isSecond);
    if (move.kind === 'none') return failed(move.reason);
    if (move.kind === 'settings') {
      const panel = await openSettings(banner, config, tell);
      if (!panel) return failed(noSecondLayer(banner));
      banner = panel;
      isSecond = true;
      continue;
    }
    const isStill = await documentOf(banner.page);
    const problem = await make(move, banner, wish, config, tell);
    if (problem !== undefined) return failed(problem);
    const next = await whatIsLeft(banner, config);
    if (!next) return { ok: true };
    if (isSameText(next.seen.text, banner.seen.text)) return stays(wish, isStill);
    banner = next;
  }
  return failed('the banner asks again after every answer');
}

/** Who has said no has said it: a page that was loaded anew by that, and asks at once, asks again. */
async function stays(wish: Wish, isStill: () => Promise<boolean>): Promise<Outcome> {
  if (isDenial(wish) && !(await isStill())) return { ok: true };
  return failed('the banner stays in view after it was answered');
}

const isDenial = ({ kind }: Wish): boolean => kind === 'refuse' || kind === 'withdraw';

/** @returns what tells later whether the document that is open now still is. */
async function documentOf(page: Page): Promise<() => Promise<boolean>> {
  const document = await page.evaluateHandle('document');
  return () =>
    document.evaluate('true').then(
      () => true,
      () => false,
    );
}

function noSecondLayer({ controls }: Banner): string {
  const name = controls.find(({ means }) => means === 'settings')?.text ?? '';
  return `nothing opens behind ${quoted(name)}`;
}

async function make(
  move: Exclude<Move, { readonly kind: 'none' | 'settings' }>,
  banner: Banner,
  wish: Wish,
  config: BannerConfig,
  tell: Tell,
): Promise<string | undefined> {
  if (move.kind === 'selectors') {
    await pressSelectors(banner.page, move.selectors, tell);
    return undefined;
  }
  if (move.kind === 'choose') {
    const problem = await putChoices(banner, wish, config, tell);
    if (problem !== undefined) return problem;
  }
  const { save } = config.selectors ?? {};
  if (move.index !== undefined) await pressControl(banner, move.index, tell);
  else if (save) await pressSelectors(banner.page, save, tell);
  return undefined;
}

function moveFor(banner: Banner, wish: Wish, config: BannerConfig, isSecond: boolean): Move {
  if (wish.kind === 'accept') return moveToAccept(banner, config, isSecond);
  if (wish.kind === 'only') return moveToOnly(banner, wish, config, isSecond);
  return moveToRefuse(banner, config, isSecond);
}

function moveToAccept(banner: Banner, { selectors }: BannerConfig, isSecond: boolean): Move {
  if (selectors?.accept) return { kind: 'selectors', selectors: selectors.accept };
  const index = indexOf(banner, 'accept', meansAll);
  if (index !== undefined) return { kind: 'press', index };
  if (!isSecond && mayOpen(banner, selectors)) return { kind: 'settings' };
  return { kind: 'none', reason: `the banner has nothing that accepts: ${named(banner)}` };
}

function moveToRefuse(banner: Banner, { selectors }: BannerConfig, isSecond: boolean): Move {
  if (selectors?.refuse) return { kind: 'selectors', selectors: selectors.refuse };
  const refuse = indexOf(banner, 'refuse', meansAll);
  if (refuse !== undefined) return { kind: 'press', index: refuse };
  const save = keeping(banner, selectors, isSecond);
  if (save && banner.seen.controls.some(isChoice)) return { kind: 'choose', ...save };
  if (!isSecond && mayOpen(banner, selectors)) return { kind: 'settings' };
  // Ours: who only closes it has not agreed (EDPB 05/2020), and the site is held to that.
  const close = indexOf(banner, 'close');
  if (close !== undefined && !isSecond) return { kind: 'press', index: close };
  return { kind: 'none', reason: `the banner offers no refusal: ${named(banner)}` };
}

function moveToOnly(
  banner: Banner,
  wish: Extract<Wish, { readonly kind: 'only' }>,
  { selectors }: BannerConfig,
  isSecond: boolean,
): Move {
  const save = keeping(banner, selectors, isSecond);
  const isThere = choicesOf(banner.seen.controls, wish).size > 0 || isSecond;
  if (save && isThere) return { kind: 'choose', ...save };
  if (!isSecond && mayOpen(banner, selectors)) return { kind: 'settings' };
  return { kind: 'none', reason: `the banner offers no choice by category: ${named(banner)}` };
}

const mayOpen = (banner: Banner, selectors: BannerConfig['selectors']): boolean =>
  selectors?.settings !== undefined || banner.controls.some(({ means }) => means === 'settings');

/** What keeps the choices of a panel: 'save', or in a second layer an 'OK' that does not speak of all. */
function keeping(
  banner: Banner,
  selectors: BannerConfig['selectors'],
  isSecond: boolean,
): { readonly index: number | undefined } | undefined {
  if (selectors?.save) return { index: undefined };
  const save = indexOf(banner, 'save');
  if (save !== undefined) return { index: save };
  const plainOk = isSecond ? indexWhere(banner, ({ means, text }) => means === 'accept' && !meansAll(text)) : undefined;
  return plainOk === undefined ? undefined : { index: plainOk };
}

/** @param prefers which of several is meant, by its words; a button goes before a link. */
function indexOf(banner: Banner, means: Control['means'], prefers: (text: string) => boolean = () => false) {
  const is = (control: Control): boolean => control.means === means && !control.disabled;
  return (
    indexWhere(banner, (each) => is(each) && prefers(each.text)) ??
    indexWhere(banner, (each) => is(each) && each.isButton) ??
    indexWhere(banner, is)
  );
}

function indexWhere({ controls }: Banner, is: (control: Control) => boolean): number | undefined {
  const index = controls.findIndex(is);
  return index < 0 ? undefined : index;
}

/** What a banner offers, in its own words. */
function named({ controls }: Banner): string {
  const names = controls.filter(({ means }) => means !== 'policy').map(({ text }) => quoted(text));
  return names.length > 0 ? `it has ${[...new Set(names)].slice(0, 8).join(', ')}` : 'it has nothing to press';
}

/** So long a banner may take to go, in milliseconds. */
const GONE_TIMEOUT = 6_000;
const LOOK_EVERY = 250;

type Sight = Banner | 'nothing' | 'unknown';

/** What can be seen now; `unknown` while the page is on its way elsewhere. */
const look = (page: Page, config: BannerConfig): Promise<Sight> =>
  findBanner(page, config).then(
    (banner) => banner ?? 'nothing',
    () => 'unknown',
  );

/**
 * What still asks after an answer; nothing where it is gone, and stays so for two looks. What looks as before has until
 * the end to go: many fade.
 */
async function whatIsLeft(before: Banner, config: BannerConfig): Promise<Banner | undefined> {
  const until = Date.now() + GONE_TIMEOUT;
  let last: Sight = 'unknown';
  for (;;) {
    await before.page.waitForTimeout(LOOK_EVERY);
    const now = await look(before.page, config);
    const isSettled = isSameSight(now, last) && !isSameSight(now, before);
    if (isSettled || Date.now() >= until) return typeof now === 'string' ? undefined : now;
    last = now;
  }
}

function isSameSight(a: Sight, b: Sight): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b && a !== 'unknown';
  return isSameText(a.seen.text, b.seen.text);
}
