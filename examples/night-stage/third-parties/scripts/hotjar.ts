import { SECONDS, scriptOf } from './script.ts';

/** What lives a year: whom it follows, and what of its own they have answered or put away. */
const FOR_A_YEAR = [
  '_hjClosedSurveyInvites',
  '_hjDonePolls',
  '_hjDoneTestersWidgets',
  '_hjIncludedInPageviewSample',
  '_hjIncludedInSample',
  '_hjMinimizedPolls',
  '_hjMinimizedTestersWidgets',
  '_hjShownFeedbackMessage',
] as const;
const FOR_AN_HOUR = ['_hjAbsoluteSessionInProgress', '_hjIncludedInSessionSample'] as const;
const FOR_THE_VISIT = [
  '_hjFirstSeen',
  '_hjSessionRejected',
  '_hjSessionResumed',
  '_hjSessionTooLarge',
  '_hjTLDTest',
] as const;

/**
 * Hotjar, which documents no way to be told of consent: it goes on until somebody stops it. Ours: it sets at once what
 * the real one sets by and by, as polls are answered and recordings grow.
 */
export const hotjarScript = (id: string): string =>
  scriptOf(
    'Hotjar',
    `
  const keepAll = () => {
    keepOnce('_hjid', crypto.randomUUID(), ${SECONDS.year});
    for (const name of ${JSON.stringify(FOR_A_YEAR)}) keepOnce(name, 1, ${SECONDS.year});
    for (const name of ${JSON.stringify(FOR_AN_HOUR)}) keepOnce(name, 1, ${SECONDS.hour});
    for (const name of ${JSON.stringify(FOR_THE_VISIT)}) keepOnce(name, 1);
  };
  const hit = (what, send) => {
    keepAll();
    send('/api/v2/client/sites/${id}/visit-data', { what, visitor: read('_hjid') ?? '', url: location.href });
  };
  window.hj = () => undefined;
  hit('page', sendFetch);
  addEventListener('click', () => hit('click', sendBeacon), true);
`,
  );

/** By this attribute the chat knows what opens it in the page. */
export const SUPPORT_CHAT = 'data-support-chat';

/** The support chat, which tells Hotjar whether it was used. */
export const CHAT_SCRIPT = scriptOf(
  'the support chat',
  `
  const isUsed = () => read('hj_supportchat') === 'used';
  if (!isUsed()) keep('hj_supportchat', 'unused');
  sendBeacon('/chat/state', { used: isUsed() });
  addEventListener('click', ({ target }) => {
    if (isUsed() || !target.closest?.('[${SUPPORT_CHAT}]')) return;
    keep('hj_supportchat', 'used');
    sendBeacon('/chat/state', { used: true });
  });
`,
);
