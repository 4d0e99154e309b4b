import { LIVE, type Step } from './adapter.ts';

/** Google's tag: one script for all of its products, which the first that may run loads. */
export const GTAG_SCRIPT = 'https://www.googletagmanager.com/gtag/js?id={id}';
export const GTAG_START: readonly Step[] = [
  { stub: 'gtag', queue: 'dataLayer' },
  { call: 'gtag', args: ['js', LIVE.date] },
  { call: 'gtag', args: ['config', '{id}'] },
];
