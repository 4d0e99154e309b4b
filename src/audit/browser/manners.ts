/** What the browser is told of its visitor. */
import type { Command, Target, Targets, Watcher } from './targets.ts';

const watcherOf = (prepare: (target: Target) => readonly Command[]): Watcher => ({
  prepare,
  attached: () => undefined,
  event: () => undefined,
  detached: () => undefined,
  ended: () => undefined,
});

/** Each tab believes that it is looked at, as that of a visitor is. */
export const haveFocus = (): Watcher =>
  watcherOf(({ kind }) =>
    kind === 'page' ? [{ method: 'Emulation.setFocusEmulationEnabled', params: { enabled: true } }] : [],
  );

/** Lets no page run a script; what stands in `noscript` is shown. */
export const forbidScripts = (): Watcher =>
  watcherOf(({ kind }) =>
    kind === 'page' || kind === 'frame'
      ? [{ method: 'Emulation.setScriptExecutionDisabled', params: { value: true } }]
      : [],
  );

/** What a phone says of itself besides its name: client hints. Brands and version stay those of the browser. */
const PHONE_HINTS = { platform: 'Android', platformVersion: '10.0.0', architecture: '', model: 'K', mobile: true };

/** Says, in each realm and with each request, that it is a phone; its pages can be touched. */
export const bePhone = (userAgent: string): Watcher =>
  watcherOf(({ kind }) => [
    ...(kind === 'worklet' ? [] : [saying(userAgent)]),
    ...(kind === 'page' || kind === 'frame' ? [TOUCHED] : []),
  ]);

const saying = (userAgent: string): Command => ({
  method: 'Emulation.setUserAgentOverride',
  params: { userAgent, userAgentMetadata: PHONE_HINTS },
});
const TOUCHED: Command = { method: 'Emulation.setTouchEmulationEnabled', params: { enabled: true, maxTouchPoints: 5 } };

/**
 * Sends the signal of Global Privacy Control where the browser does not do so by itself: a Chromium that knows it was
 * started with it. From outside it reaches every request but the first one of a window that a page opens, and that for
 * the script of a service worker.
 */
export async function signalGpc(targets: Targets): Promise<void> {
  const tab = targets.all().find(({ kind }) => kind === 'page');
  const expression = 'navigator.globalPrivacyControl';
  const { result } = await targets.send<{ result: { value?: unknown } }>(tab, 'Runtime.evaluate', { expression });
  if (result.value === true) return;
  targets.setHooks({ gpc: true });
  targets.watch(
    watcherOf(() => [
      { method: 'Network.enable' },
      { method: 'Network.setExtraHTTPHeaders', params: { headers: { 'Sec-GPC': '1' } } },
    ]),
  );
}
