import type { RequestSeen } from '../observation.ts';
import type { Open } from './log.ts';
import type { RequestExtraInfo, ResponseExtraInfo } from './protocol.ts';
import { lowerNames } from './request-type.ts';

/** One request of a chain of redirects. */
export interface Hop {
  readonly seen: Open<RequestSeen>;
  /** A cache has answered it, so that the network tells nothing of it. */
  isCached: boolean;
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
 * own, before or after what the page tells of them, and in the order of the hops.
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

  add(seen: Open<RequestSeen>): void {
    this.hops.push({ seen, isCached: false, isSent: false, isAnswered: false });
    this.#match();
  }

  /** The page knows whether the network tells of the last hop as well. */
  tell(hasNews: boolean): void {
    if (this.last && !this.last.isSent) this.last.isCached = !hasNews;
    this.#match();
  }

  sent(news: RequestExtraInfo): void {
    this.#sent.push(news);
    this.#match();
  }

  answered(news: ResponseExtraInfo): void {
    this.#answered.push(news);
    this.#match();
  }

  /** Nothing more is to come: what is left belongs to the hops that are left. */
  end(): void {
    for (const hop of this.hops) {
      if (!hop.isSent) this.#giveSent(hop);
      if (!hop.isAnswered) this.#giveAnswered(hop);
    }
  }

  #match(): void {
    for (const hop of this.hops) {
      if (!hop.isSent && !hop.isCached && isFor(hop, this.#sent[0])) this.#giveSent(hop);
      if (hop.isSent && !hop.isAnswered) this.#giveAnswered(hop);
      // An answer to a later one is not told before that to an earlier one.
      if (hop.isSent && !hop.isAnswered) return;
    }
  }

  #giveSent(hop: Hop): void {
    const news = this.#sent.shift();
    if (!news) return;
    hop.isSent = true;
    this.#on.sent(hop, news);
  }

  #giveAnswered(hop: Hop): void {
    const news = this.#answered.shift();
    if (!news) return;
    hop.isAnswered = true;
    this.#on.answered(hop, news);
  }
}

/** Whether it was sent to the host that the news are of. */
function isFor({ seen }: Hop, news: RequestExtraInfo | undefined): boolean {
  if (!news) return false;
  const { host, ':authority': authority = host } = lowerNames(news.headers);
  return authority === undefined || authority === new URL(seen.url).host;
}
