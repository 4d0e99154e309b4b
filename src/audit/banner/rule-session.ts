/** Runs the script of autoconsent in the frames of a page, in a world of its own: the page's scripts see nothing of it. */
import type { CDPSession, Frame, Page } from 'playwright-core';
import type { Autoconsent, AutoconsentRule } from './autoconsent.ts';

export type RuleWish = 'accept' | 'refuse';

/** Rules at work in a page; to be stopped by who started them. */
export interface RuleSession {
  /** Name of the rule whose banner is in view; nothing where none is in time. */
  popup(patienceMilliseconds: number): Promise<string | undefined>;
  /** Answers the banner that was found. Whether the rule says that it did, and by how many clicks. */
  answer(patienceMilliseconds: number): Promise<{ readonly isDone: boolean; readonly clicks: number }>;
  stop(): Promise<void>;
}

const WORLD = 'samtykke-autoconsent';
const BINDING = 'samtykkeAutoconsentSend';

/** The script expects its way to the outside under this name, in its own world. */
const SHIM = `globalThis.autoconsentSendMessage = (message) => { ${BINDING}(JSON.stringify(message)); return Promise.resolve(); };`;

/** Messages of the script, as far as they are listened to. */
interface Message {
  readonly type: string;
  readonly id?: string;
  readonly url?: string;
  readonly code?: string;
  readonly cmp?: string;
  readonly result?: boolean;
  readonly state?: { readonly clicks?: number };
}

/** One frame that the script runs in. */
interface Place {
  readonly session: CDPSession;
  readonly context: number;
  readonly frameId: string;
  /** Whether it is the page itself. */
  readonly isTop: boolean;
}

/** What has come of it so far. Written by `HEAR` and `answerOf` only. */
interface Heard {
  popups: { readonly cmp: string; readonly place: Place }[];
  /** Whether a rule knows the consent tool, in view or not. */
  isKnown: boolean;
  isDone: boolean;
  hasFailed: boolean;
  clicks: number;
  /** Whether a banner that comes into view is answered at once: a tool may show several after one another. */
  isAnswering: boolean;
}

export async function startRules(page: Page, autoconsent: Autoconsent, wish: RuleWish): Promise<RuleSession> {
  const talk: Talk = {
    heard: { popups: [], isKnown: false, isDone: false, hasFailed: false, clicks: 0, isAnswering: false },
    rules: usableRules(autoconsent.rules, wish),
    order: { type: wish === 'accept' ? 'optIn' : 'optOut' },
  };
  const stop = await runInFrames(page, autoconsent.script, (place, main, message) => {
    // What a frame says that goes away meanwhile is of no use.
    void HEAR[message.type]?.(talk, place, message, main)?.catch(() => undefined);
  });
  return { popup: (patience) => popupOf(talk, patience), answer: (patience) => answerOf(talk, patience), stop };
}

/** What is said between here and the script. */
interface Talk {
  readonly heard: Heard;
  readonly rules: readonly AutoconsentRule[];
  /** What makes the script answer. */
  readonly order: { readonly type: 'optIn' | 'optOut' };
}

type HearOne = (talk: Talk, place: Place, message: Message, main: number | undefined) => Promise<void> | undefined;

const keepResult: HearOne = ({ heard }, _, { result }) => {
  if (result === false) heard.hasFailed = true;
  return undefined;
};

/** What is done about each message of the script; of others nothing. */
const HEAR: Readonly<Record<string, HearOne>> = {
  init: ({ rules }, place, { url = '' }) =>
    tell(place, { type: 'initResp', config: CONFIG, rules: { autoconsent: rulesFor(rules, url, place.isTop) } }),
  eval: async (_, place, { id, code = '' }, main) =>
    tell(place, { type: 'evalResp', id, result: await evaluate(place, main, code) }),
  cmpDetected: ({ heard }) => {
    heard.isKnown = true;
    return undefined;
  },
  popupFound: ({ heard, order }, place, { cmp = '' }) => {
    heard.popups.push({ cmp, place });
    return heard.isAnswering ? tell(place, order) : undefined;
  },
  optInResult: keepResult,
  optOutResult: keepResult,
  autoconsentDone: ({ heard }) => {
    heard.isDone = true;
    return undefined;
  },
  report: ({ heard }, _, { state }) => {
    heard.clicks = Math.max(heard.clicks, state?.clicks ?? 0);
    return undefined;
  },
};

async function popupOf({ heard }: Talk, patience: number): Promise<string | undefined> {
  await until(DETECT_PATIENCE, () => heard.isKnown);
  if (heard.isKnown) await until(patience, () => heard.popups.length > 0);
  return heard.popups[0]?.cmp;
}

async function answerOf({ heard, order }: Talk, patience: number): ReturnType<RuleSession['answer']> {
  heard.isAnswering = true;
  for (const { place } of heard.popups) await tell(place, order).catch(() => undefined);
  await until(patience, () => heard.isDone || heard.hasFailed);
  return { isDone: heard.isDone && !heard.hasFailed, clicks: heard.clicks };
}

/**
 * Starts the script in every frame, and in those that come later.
 *
 * @returns what ends it.
 */
async function runInFrames(page: Page, script: string, hear: Hear): Promise<() => Promise<void>> {
  const sessions: CDPSession[] = [];
  const enter = async (frame: Frame): Promise<void> => {
    const isPage = frame === page.mainFrame();
    // Throws for a frame of the same process as its page: that one was entered with the page.
    const session = await page.context().newCDPSession(isPage ? page : frame);
    sessions.push(session);
    await inject(session, script, isPage, hear);
  };
  const follow = (frame: Frame): void => void enter(frame).catch(() => undefined);
  await enter(page.mainFrame());
  for (const frame of page.frames().slice(1)) await enter(frame).catch(() => undefined);
  page.on('framenavigated', follow);
  return async () => {
    page.off('framenavigated', follow);
    await Promise.all(sessions.map((each) => each.detach().catch(() => undefined)));
  };
}

/**
 * Ours: nothing is hidden in the place of an answer, and nothing is guessed: the package's own heuristic would take
 * 'got it' for a refusal where there is none.
 */
const CONFIG = {
  enabled: true,
  autoAction: null,
  disabledCmps: [],
  enablePrehide: false,
  enableCosmeticRules: false,
  enableGeneratedRules: true,
  enableHeuristicDetection: false,
  heuristicMode: 'off',
  detectRetries: 8,
  isMainWorld: false,
  visualTest: false,
} as const;

/** Rules that really answer: not those that only hide, and not those that cannot do what is wished. */
function usableRules(rules: readonly AutoconsentRule[], wish: RuleWish): readonly AutoconsentRule[] {
  return rules.filter((rule) => {
    const steps = wish === 'accept' ? rule.optIn : rule.optOut;
    return (
      rule.cosmetic !== true && steps !== undefined && steps.length > 0 && !JSON.stringify(steps).includes('"hide"')
    );
  });
}

/** By the address and by where a rule may run; it may run in the page itself where it says nothing. */
function rulesFor(rules: readonly AutoconsentRule[], url: string, isTop: boolean): readonly AutoconsentRule[] {
  return rules.filter(({ runContext: { main = true, frame = false, urlPattern = '' } = {} }) => {
    return (isTop ? main : frame) && (urlPattern === '' || new RegExp(urlPattern).test(url));
  });
}

type Hear = (place: Place, main: number | undefined, message: Message) => void;

/** @param isPage whether the first frame of the session is the page itself. */
async function inject(session: CDPSession, script: string, isPage: boolean, hear: Hear): Promise<void> {
  const mains = new Map<string, number>();
  const places = new Map<number, Place>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const about = context.auxData as { readonly isDefault?: boolean; readonly frameId?: string } | undefined;
    if (about?.isDefault && about.frameId) mains.set(about.frameId, context.id);
  });
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const place = places.get(executionContextId);
    if (name === BINDING && place) hear(place, mains.get(place.frameId), JSON.parse(payload) as Message);
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
  const { frameTree } = await session.send('Page.getFrameTree');
  for (const frameId of idsIn(frameTree)) {
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: WORLD });
    const isTop = isPage && frameId === frameTree.frame.id;
    places.set(executionContextId, { session, context: executionContextId, frameId, isTop });
    await session.send('Runtime.evaluate', { expression: SHIM + script, contextId: executionContextId });
  }
}

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

const idsIn = ({ frame, childFrames = [] }: FrameTree): readonly string[] => [frame.id, ...childFrames.flatMap(idsIn)];

async function tell({ session, context }: Place, message: object): Promise<void> {
  const expression = `autoconsentReceiveMessage(${JSON.stringify(message)}); undefined`;
  await session.send('Runtime.evaluate', { expression, contextId: context });
}

/** What a rule has to ask the page's own scripts. */
async function evaluate({ session }: Place, main: number | undefined, code: string): Promise<unknown> {
  if (main === undefined) return false;
  const { result } = await session.send('Runtime.evaluate', {
    expression: code,
    contextId: main,
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value ?? false;
}

/** Rules that know a tool which is there say so at once, in milliseconds. */
const DETECT_PATIENCE = 1_000;
const LOOK_EVERY = 50;

async function until(patience: number, isSo: () => boolean): Promise<void> {
  const end = Date.now() + patience;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
}
