import type { Target } from '../browser/index.ts';
import type { Where } from './log.ts';
import type { FrameNavigated, FrameTree } from './protocol.ts';

interface Frame {
  url: string;
  readonly parent: string | undefined;
  /** Target that it runs in. */
  target: Target;
}

/** Which frames there are, with what address, in which tab. */
export class Frames {
  readonly #frames = new Map<string, Frame>();
  readonly #workers = new Map<string, string>();
  /** Address of the tab that has last gone anywhere. */
  #latest = 'about:blank';

  attached(target: Target): void {
    const { id, url, kind, parent } = target;
    if (kind === 'page') this.#put(id, url, undefined, target);
    else if (kind === 'frame')
      this.#put(id, this.#frames.get(id)?.url ?? url, this.#frames.get(id)?.parent ?? parent?.id, target);
    else this.#workers.set(id, url);
  }

  detached({ id, kind }: Target): void {
    if (kind === 'page') this.#frames.delete(id);
    else if (kind !== 'frame') this.#workers.delete(id);
  }

  /** The frames that were there before anybody looked. */
  tree(target: Target, { frame, childFrames = [] }: FrameTree): void {
    this.#put(frame.id, frame.url, frame.parentId ?? this.#frames.get(frame.id)?.parent, target);
    for (const child of childFrames) this.tree(target, child);
  }

  event(target: Target, method: string, params: object): void {
    if (method === 'Page.frameNavigated') {
      const { frame } = params as FrameNavigated;
      this.#put(frame.id, frame.url, frame.parentId ?? this.#frames.get(frame.id)?.parent, target);
      if (!this.#frames.get(frame.id)?.parent) this.#latest = withoutFragment(frame.url);
    } else if (method === 'Page.navigatedWithinDocument') {
      const { frameId, url } = params as { frameId: string; url: string };
      const frame = this.#frames.get(frameId);
      if (frame) frame.url = withoutFragment(url);
    } else if (method === 'Page.frameAttached') {
      const { frameId, parentFrameId } = params as { frameId: string; parentFrameId: string };
      if (!this.#frames.has(frameId)) this.#put(frameId, '', parentFrameId, target);
    } else if (method === 'Page.frameDetached') {
      const { frameId, reason } = params as { frameId: string; reason: string };
      // One that moves to a process of its own goes on there.
      if (reason !== 'swap') this.#frames.delete(frameId);
    }
  }

  isTop(frameId: string | undefined): boolean {
    return frameId !== undefined && this.#frames.has(frameId) && this.#frames.get(frameId)?.parent === undefined;
  }

  /** Address of the document that a frame stands in. */
  parentUrl(frameId: string): string | undefined {
    const parent = this.#frames.get(frameId)?.parent;
    return parent === undefined ? undefined : this.#addressOf(parent);
  }

  /** Every frame that is there, with the target that it can be asked of. */
  all(): readonly { readonly id: string; readonly target: Target; readonly url: string }[] {
    return [...this.#frames].map(([id, { target, url }]) => ({ id, target, url }));
  }

  /**
   * Where something in a target happened.
   *
   * @param frame address of the document or worker, where what tells of it says so.
   */
  where(target: Target | undefined, frameId?: string, frame?: string): Where {
    const page = this.#pageOf(target, frameId);
    return { page, frame: withoutFragment(frame || this.#ownAddress(target, frameId) || page) };
  }

  /** The tab that a target belongs to. */
  tabOf(target: Target): Target | undefined {
    for (let each: Target | undefined = target; each; each = each.parent) if (each.kind === 'page') return each;
    return undefined;
  }

  #pageOf(target: Target | undefined, frameId: string | undefined): string {
    for (let id = frameId; id !== undefined; ) {
      const frame = this.#frames.get(id);
      if (frame && frame.parent === undefined) return frame.url;
      id = frame?.parent;
    }
    const tab = target && this.tabOf(target);
    return (tab && this.#frames.get(tab.id)?.url) ?? this.#latest;
  }

  #ownAddress(target: Target | undefined, frameId: string | undefined): string | undefined {
    if (frameId !== undefined) return this.#addressOf(frameId);
    if (!target) return undefined;
    return this.#workers.get(target.id) ?? this.#addressOf(target.id);
  }

  /** A blank document has none: that of the document around it says where it is. */
  #addressOf(frameId: string): string | undefined {
    const frame = this.#frames.get(frameId);
    if (!frame || (frame.url !== '' && !frame.url.startsWith('about:'))) return frame?.url;
    return (frame.parent !== undefined && this.#addressOf(frame.parent)) || frame.url;
  }

  #put(id: string, url: string, parent: string | undefined, target: Target): void {
    this.#frames.set(id, { url: withoutFragment(url), parent, target });
  }
}

/** What follows is for the page alone, and changes without another document. */
const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');
