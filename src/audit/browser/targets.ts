import type { Devtools } from './devtools.ts';
import { composeHooks, type HooksConfig, isNeeded } from './hooks.ts';

type TargetKind = 'page' | 'frame' | 'worker' | 'shared-worker' | 'service-worker' | 'worklet';

/** Something in the browser that runs scripts or loads: a tab, a frame with a process of its own, a worker. */
export interface Target {
  /** Of a tab or a frame it is the id of the frame too. */
  readonly id: string;
  readonly session: string;
  readonly kind: TargetKind;
  /** Address of its script for a worker; empty for a tab that has just been opened. */
  readonly url: string;
  /** What it belongs to: a frame and a worker to a tab, a frame or a worker; shared and service workers to nobody. */
  readonly parent: Target | undefined;
}

export interface Command {
  readonly method: string;
  readonly params?: object;
}

/** Who looks at all targets, from before they run until they are gone, in one browser after the other. */
export interface Watcher {
  /** What to send to a target before it runs. */
  prepare(target: Target): readonly Command[];
  attached(target: Target): void;
  /** @param target `undefined`: the browser itself. */
  event(target: Target | undefined, method: string, params: object): void;
  detached(target: Target): void;
  /** The browser has ended: because it was told to, or by itself. */
  ended(byItself: boolean): void;
}

const KINDS: Readonly<Record<string, TargetKind>> = {
  page: 'page',
  iframe: 'frame',
  worker: 'worker',
  shared_worker: 'shared-worker',
  service_worker: 'service-worker',
};

/** Tabs and workers that nobody owns. */
const TOP = ['page', 'shared_worker', 'service_worker', 'auction_worklet', 'shared_storage_worklet'];
const ATTACH = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true } as const;

/** Milliseconds for which Playwright may be kept from letting a target run that the audit does not hear of. */
const PATIENCE = 2_000;

interface AttachedToTarget {
  readonly sessionId: string;
  readonly targetInfo: { readonly targetId: string; readonly type: string; readonly url: string };
}

/** All targets of the browser that runs now. */
export class Targets {
  readonly #watchers = new Set<Watcher>();
  readonly #sessions = new Map<string, Target>();
  /** Second sessions with a service worker, of which its page tells earlier than the browser, and less long. */
  readonly #spare = new Map<string, Target>();
  /** Ids of the hooks of each session that has pages, so that others can be put in their place. */
  readonly #scripts = new Map<string, Promise<string | undefined>>();
  /** By target: resolves when its first commands are through. */
  readonly #begun = new Map<string, { readonly promise: Promise<void>; readonly resolve: () => void }>();
  /** Never such as cannot be composed: they are put in place where nobody waits for it. */
  #hooks: HooksConfig;
  readonly #compose: (hooks: HooksConfig) => string;
  #devtools: Devtools | undefined;

  /** @param compose makes the hooks a script. */
  constructor(hooks: HooksConfig, compose = composeHooks) {
    this.#hooks = hooks;
    this.#compose = compose;
  }

  /** Milliseconds by which the clock of pages is ahead. */
  get shift(): number {
    return this.#hooks.shift;
  }

  /** Every target that is there. */
  all(): readonly Target[] {
    return [...this.#sessions.values()];
  }

  async connect(devtools: Devtools): Promise<void> {
    this.#devtools = devtools;
    devtools.listen((session, method, params) => this.#hear(session, method, params));
    devtools.hold((target) => this.#isBegun(target));
    await devtools.send('Target.setAutoAttach', { ...ATTACH, filter: TOP.map((type) => ({ type })) });
  }

  disconnect(byItself: boolean): void {
    this.#devtools?.close();
    this.#devtools = undefined;
    this.#spare.clear();
    for (const session of this.#sessions.keys()) this.#detach(session);
    for (const { resolve } of this.#begun.values()) resolve();
    this.#begun.clear();
    for (const watcher of this.#watchers) watcher.ended(byItself);
  }

  /** Looks on, from now on; what is there already is attached at once. */
  watch(watcher: Watcher): void {
    this.#watchers.add(watcher);
    for (const target of this.#sessions.values()) {
      for (const { method, params } of watcher.prepare(target)) this.post(target, method, params);
      watcher.attached(target);
    }
  }

  unwatch(watcher: Watcher): void {
    this.#watchers.delete(watcher);
  }

  /**
   * Changes what is put into every realm before its scripts, from the next one on.
   *
   * @throws {ToldMistake} where the hooks are not built; then nothing has changed.
   */
  setHooks(change: Partial<HooksConfig>): void {
    const hooks = { ...this.#hooks, ...change };
    if (isNeeded(hooks)) this.#compose(hooks);
    this.#hooks = hooks;
    for (const target of this.#sessions.values()) if (hasPages(target)) void this.#replaceHooks(target);
  }

  /** @param target `undefined`: the browser itself. */
  send<Result extends object>(target: Target | undefined, method: string, params?: object): Promise<Result> {
    if (!this.#devtools) return Promise.reject(new Error(`${method}: the browser has ended`));
    return this.#devtools.send<Result>(method, params, target?.session);
  }

  post(target: Target | undefined, method: string, params?: object): void {
    this.#devtools?.post(method, params, target?.session);
  }

  #hear(session: string, method: string, params: object): void {
    if (method === 'Target.attachedToTarget') this.#attach(this.#sessions.get(session), params as AttachedToTarget);
    else if (method === 'Target.detachedFromTarget') this.#detach((params as { sessionId: string }).sessionId);
    else {
      const target = this.#sessions.get(session);
      if (target && method === 'Debugger.paused') this.#hookWorker(target);
      for (const watcher of this.#watchers) watcher.event(target, method, params);
    }
  }

  #attach(parent: Target | undefined, { sessionId, targetInfo }: AttachedToTarget): void {
    const { targetId: id, type, url } = targetInfo;
    const kind = KINDS[type] ?? 'worklet';
    // Shared and service workers are nobody's own, whoever tells of them.
    const target: Target = {
      id,
      session: sessionId,
      kind,
      url,
      parent: kind === 'service-worker' ? undefined : parent,
    };
    if (this.#isKnown(id)) {
      this.#spare.set(sessionId, target);
      // It is the first session that lets it run.
      void this.#isBegun(id).then(() => this.post(target, 'Runtime.runIfWaitingForDebugger'));
      return;
    }
    this.#take(target);
    this.#putHooks(target);
    this.post(target, 'Target.setAutoAttach', ATTACH);
    const done = (): void => this.#begin(id);
    this.send(target, 'Runtime.runIfWaitingForDebugger').then(done, done);
  }

  #take(target: Target): void {
    this.#sessions.set(target.session, target);
    for (const watcher of this.#watchers) watcher.attached(target);
    for (const watcher of this.#watchers)
      for (const { method, params } of watcher.prepare(target)) this.post(target, method, params);
  }

  #isKnown(id: string): boolean {
    return [...this.#sessions.values()].some((each) => each.id === id);
  }

  #detach(session: string): void {
    this.#spare.delete(session);
    const target = this.#sessions.get(session);
    if (!target) return;
    this.#sessions.delete(session);
    this.#scripts.delete(session);
    this.#begun.delete(target.id);
    for (const watcher of this.#watchers) watcher.detached(target);
    const other = [...this.#spare.values()].find(({ id }) => id === target.id);
    if (other) this.#replace(other);
  }

  /** Its hooks are in place: they tell whoever has the binding. */
  #replace(spare: Target): void {
    this.#spare.delete(spare.session);
    this.#take(spare);
    this.#bind(spare);
  }

  #bind(target: Target): void {
    const { binding } = this.#hooks;
    if (binding === undefined) return;
    // Without it only some realms get the binding.
    this.post(target, 'Runtime.enable');
    this.post(target, 'Runtime.addBinding', { name: binding });
  }

  #putHooks(target: Target): void {
    if (!isNeeded(this.#hooks) || target.kind === 'worklet') return;
    this.#bind(target);
    if (hasPages(target)) {
      this.post(target, 'Page.enable');
      this.#scripts.set(target.session, this.#addScript(target, this.#compose(this.#hooks)));
    } else {
      // A worker that waits to be let run has not all of its platform yet: it has when its first script is to begin.
      this.post(target, 'Debugger.enable');
      this.post(target, 'Debugger.setInstrumentationBreakpoint', { instrumentation: 'beforeScriptExecution' });
    }
  }

  /** A worker stands before its first script. Afterwards it runs as any other does. */
  #hookWorker(target: Target): void {
    this.post(target, 'Runtime.evaluate', { expression: this.#compose(this.#hooks) });
    this.post(target, 'Debugger.disable');
  }

  async #addScript(target: Target, source: string): Promise<string | undefined> {
    const params = { source, runImmediately: true };
    return this.send<{ identifier: string }>(target, 'Page.addScriptToEvaluateOnNewDocument', params).then(
      ({ identifier }) => identifier,
      () => undefined,
    );
  }

  async #replaceHooks(target: Target): Promise<void> {
    const identifier = await this.#scripts.get(target.session);
    if (identifier !== undefined) this.post(target, 'Page.removeScriptToEvaluateOnNewDocument', { identifier });
    this.#putHooks(target);
  }

  #begin(id: string): void {
    const begun = this.#begun.get(id) ?? Promise.withResolvers<void>();
    this.#begun.set(id, begun);
    begun.resolve();
  }

  #isBegun(id: string): Promise<void> {
    const begun = this.#begun.get(id) ?? Promise.withResolvers<void>();
    this.#begun.set(id, begun);
    const timer = setTimeout(begun.resolve, PATIENCE);
    return begun.promise.finally(() => clearTimeout(timer));
  }
}

const hasPages = ({ kind }: Target): boolean => kind === 'page' || kind === 'frame';
