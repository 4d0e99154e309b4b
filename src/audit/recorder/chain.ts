import type { RequestSeen } from '../observation.ts';
import type { Open } from './log.ts';
import type { RequestExtraInfo, ResponseExtraInfo } from './protocol.ts';

/** One request of a chain of redirects. */
export interface Hop {
  readonly seen: Open<RequestSeen>;
  /** Whether the network tells of it as well; `undefined` until that is known. A cache's answer has no such news. */
  hasNews: boolean | undefined;
  isSent: boolean;
  isAnswered: boolean;
}

/** Who hears of the news that belong to a hop. */
export interface OnNews {
  sent(hop: Hop, news: RequestExtraInfo): void;
  answered(hop: Hop, news: ResponseExtraInfo): void;
}

/**
 * A request and those that it was redirected to, which share an id. The network's news of them come on a way of their
 * own, before or after what the page tells of them: they belong to the hops in their order, leaving out those that a
 * cache has answered.
 */
export class Chain {
  readonly hops: Hop[] = [];
  readonly #sent: RequestExtraInfo[] = [];
  readonly #answered: ResponseExtraInfo[] = [];
  readonly #on: OnNews;

  constructor(on: OnNews) {
    this.#on = on;
  }

  get last(): Hop | undefined {
    return this.hops.at(-1);
  }

  add(seen: Open<RequestSeen>): Hop {
    const hop: Hop = { seen, hasNews: undefined, isSent: false, isAnswered: false };
    this.hops.push(hop);
    return hop;
  }

  /** Something is known of the last hop: whether there are news of it. */
  tell(hasNews: boolean): void {
    if (this.last) this.last.hasNews = hasNews;
    this.match(false);
  }

  sent(news: RequestExtraInfo): void {
    this.#sent.push(news);
    this.match(false);
  }

  answered(news: ResponseExtraInfo): void {
    this.#answered.push(news);
    this.match(false);
  }

  /** @param isOver whether nothing more is to be known: what is left belongs to the hops that are left. */
  match(isOver: boolean): void {
    for (const hop of this.hops) {
      if (hop.hasNews === false) continue;
      if (hop.hasNews === undefined && !isOver) return;
      this.#give(hop);
      if (!(hop.isSent && hop.isAnswered) && !isOver) return;
    }
  }

  #give(hop: Hop): void {
    const sent = hop.isSent ? undefined : this.#sent.shift();
    if (sent) {
      hop.isSent = true;
      this.#on.sent(hop, sent);
    }
    const answered = hop.isAnswered ? undefined : this.#answered.shift();
    if (answered) {
      hop.isAnswered = true;
      this.#on.answered(hop, answered);
    }
  }
}
