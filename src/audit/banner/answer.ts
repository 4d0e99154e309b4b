import type { Page } from 'playwright-core';
import { inTime } from '../in-time.ts';
import type { Answered } from '../observation.ts';
import { answerByLooks } from './answer-by-looks.ts';
import { answerByRule, bannerByRule } from './answer-by-rule.ts';
import { answerOwn } from './answer-own.ts';
import type { BannerConfig, Wish } from './config.ts';
import { awaitBanner, findBanner } from './find.ts';
import type { Attempt } from './outcome.ts';
import { withdraw } from './withdrawal.ts';

/** Ours: so long an answer may take in all, in milliseconds; a banner with a page for its second layer takes some 20 seconds. */
const PATIENCE = 120_000;

/**
 * Answers the banner of an opened page as a visitor would, or, for `withdraw`, opens what the site offers for it.
 * `answered` is said only where what was asked is gone afterwards. Never throws for what a page does.
 */
export async function answerBanner(page: Page, wish: Wish, config: BannerConfig): Promise<Answered> {
  const actions: string[] = [];
  const tell = (action: string): void => void actions.push(action);
  try {
    const doing = (wish.kind === 'withdraw' ? withdraw : answer)(page, wish, config, tell);
    const answered = await inTime(doing, PATIENCE);
    if (answered === undefined) return { kind: 'no-banner' };
    const { by, outcome } = answered;
    return outcome.ok ? { kind: 'answered', by, actions } : { kind: 'could-not', reason: outcome.reason, actions };
  } catch (error) {
    return { kind: 'could-not', reason: reasonOf(error), actions };
  }
}

async function answer(
  page: Page,
  wish: Wish,
  config: BannerConfig,
  tell: (action: string) => void,
): Promise<Attempt | undefined> {
  const banner = await awaitBanner(page, config);
  if (banner?.found === 'own') return { by: 'own', outcome: await answerOwn(page, wish, config, tell) };
  if (banner?.found !== 'selector' && (wish.kind === 'accept' || wish.kind === 'refuse')) {
    const byRule = await answerByRule(page, wish.kind, config, banner, tell);
    if (byRule) return byRule;
  }
  // A rule that came to nothing may have changed what is in view.
  const changed = banner && config.autoconsent && (await findBanner(page, config).catch(() => undefined));
  const now = banner ? (changed ?? banner) : await bannerByRule(page, config);
  return now && { by: now.found, outcome: await answerByLooks(now, wish, config, tell) };
}

/** One line of what went wrong, without what only who drives the browser understands. */
function reasonOf(error: unknown): string {
  const line = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  if (/closed|crashed/i.test(line)) return 'the page went away while it was answered';
  if (/timeout/i.test(line)) return 'what was to be pressed did not come into reach';
  return line.replace(/^\w+(?:\.\w+)*: /, '');
}
