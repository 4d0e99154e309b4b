import type { ConnectOverCDPTransport } from 'playwright-core';
import type { Message, Pipe } from './pipe.ts';

/** An event of a target, in the words of the DevTools protocol. */
type OnEvent = (session: string, method: string, params: object) => void;

/** The one connection to a browser, which the audit shares with Playwright: each has sessions of its own. */
export interface Devtools {
  /**
   * Sends a command.
   *
   * @param session of the target that it is for; without it the audit's own session with the browser.
   * @throws {Error} with the protocol's words when the browser refuses it, or ends before it answers.
   */
  send<Result extends object>(method: string, params?: object, session?: string): Promise<Result>;
  /** Sends a command of which nobody needs to know whether it was done: its target may be gone by then. */
  post(method: string, params?: object, session?: string): void;
  /** Who hears of the events in the audit's own sessions. */
  listen(listener: OnEvent): void;
  /** Resolves once a target's first commands are through: until then Playwright may not let it run. */
  hold(until: (target: string) => Promise<void> | undefined): void;
  /** Playwright's end of the connection. */
  readonly playwright: ConnectOverCDPTransport;
  /** Fails what still waits for an answer. */
  close(): void;
}

interface Waiting {
  answer(message: Message): void;
  /** Playwright hears by itself that the browser has ended. */
  readonly isPlaywrights: boolean;
}

/** Targets that Playwright has nothing to do with. It would let workers run before the audit has looked at them. */
const NOT_FOR_PLAYWRIGHT = [
  'browser',
  'browser_ui',
  'tab',
  'worker',
  'shared_worker',
  'service_worker',
  'worklet',
  'auction_worklet',
  'shared_storage_worklet',
].map((type) => ({ type, exclude: true }));

/** Opens the audit's own session with a browser, beside the one that Playwright gets. */
export async function openDevtools(pipe: Pipe): Promise<Devtools> {
  const connection = new Connection(pipe);
  const { sessionId } = await connection.send<{ sessionId: string }>('Target.attachToBrowserTarget');
  connection.own(sessionId);
  return connection;
}

class Connection implements Devtools {
  readonly playwright: ConnectOverCDPTransport;
  readonly #pipe: Pipe;
  readonly #waiting = new Map<number, Waiting>();
  /** The audit's sessions; all others are Playwright's. */
  readonly #own = new Set<string>();
  /** Playwright's sessions, each with the target that it is with. */
  readonly #targets = new Map<string, string>();
  #root: string | undefined;
  #lastId = 0;
  #listener: OnEvent = () => undefined;
  #held: (target: string) => Promise<void> | undefined = () => undefined;
  #isClosed = false;

  constructor(pipe: Pipe) {
    this.#pipe = pipe;
    this.playwright = { send: (message) => this.#forward(message as Message), close: () => undefined };
    pipe.onMessage((message) => this.#take(message));
  }

  own(root: string): void {
    this.#root = root;
    this.#own.add(root);
  }

  send<Result extends object>(method: string, params: object = {}, session = this.#root): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error(`${method}: the browser has ended`));
      this.#ask({ method, params, ...(session !== undefined && { sessionId: session }) }, (message) => {
        if (message.error) reject(new Error(`${method}: ${message.error.message}`));
        else resolve(message.result as Result);
      });
    });
  }

  post(method: string, params: object = {}, session = this.#root): void {
    if (this.#isClosed) return;
    this.#ask({ method, params, ...(session !== undefined && { sessionId: session }) }, () => undefined);
  }

  listen(listener: OnEvent): void {
    this.#listener = listener;
  }

  hold(until: (target: string) => Promise<void> | undefined): void {
    this.#held = until;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { answer, isPlaywrights } of this.#waiting.values())
      if (!isPlaywrights) answer({ error: { message: 'the browser has ended' } });
    this.#waiting.clear();
    this.playwright.onclose?.();
  }

  #ask(message: Message, answer: Waiting['answer'], isPlaywrights = false): void {
    const id = ++this.#lastId;
    this.#waiting.set(id, { answer, isPlaywrights });
    this.#pipe.send({ ...message, id });
  }

  #take(message: Message): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      waiting?.answer(message);
    } else if (message.sessionId !== undefined && this.#own.has(message.sessionId)) this.#hear(message);
    else this.#tellPlaywright(message);
  }

  /** What a session of the audit attaches to is the audit's. */
  #hear({ method = '', params = {}, sessionId = '' }: Message): void {
    const { sessionId: other = '' } = params as { sessionId?: string };
    if (method === 'Target.attachedToTarget') this.#own.add(other);
    this.#listener(sessionId, method, params);
    if (method === 'Target.detachedFromTarget') this.#own.delete(other);
  }

  #tellPlaywright(message: Message): void {
    const { method, params } = message;
    if (method === 'Target.attachedToTarget') {
      const { sessionId, targetInfo } = params as { sessionId: string; targetInfo: { targetId: string } };
      this.#targets.set(sessionId, targetInfo.targetId);
    } else if (method === 'Target.detachedFromTarget')
      this.#targets.delete((params as { sessionId: string }).sessionId);
    this.playwright.onmessage?.(message);
  }

  /** Sends what Playwright sends, under an id of this connection, since both count their own. */
  #forward(message: Message): void {
    const { id = 0, sessionId = '', method } = message;
    const back = (answer: Message): void => this.playwright.onmessage?.({ ...answer, id });
    const target = this.#targets.get(sessionId);
    const held = method === 'Runtime.runIfWaitingForDebugger' && target !== undefined ? this.#held(target) : undefined;
    if (held) void held.then(() => this.#ask(message, back, true));
    else this.#ask(method === 'Target.setAutoAttach' ? narrowed(message) : message, back, true);
  }
}

const narrowed = (message: Message): Message => ({
  ...message,
  params: { ...message.params, filter: [...NOT_FOR_PLAYWRIGHT, {}] },
});
