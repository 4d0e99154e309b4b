import type { Page } from 'playwright-core';
import type { BannerConfig } from './config.ts';
import type { Attempt } from './outcome.ts';
import type { Tell } from './press.ts';

export async function answerByRule(
  _page: Page,
  _wish: 'accept' | 'refuse',
  _config: BannerConfig,
  _tell: Tell,
): Promise<Attempt | undefined> {
  return undefined;
}
