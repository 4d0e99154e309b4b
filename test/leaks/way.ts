/** What a way to store or send is, and what is claimed of it. */

/** Where a way leaves something that can be seen from outside the page. */
type Leaves =
  | 'cookie'
  | 'localStorage'
  | 'sessionStorage'
  | 'indexedDB'
  | 'cache'
  | 'fileSystem'
  | 'bucket'
  | 'serviceWorker'
  | 'window.name'
  | 'history.state'
  /** Of the site's own cache: the browser gives the identifier back with its next request. */
  | 'identifier'
  /** At the tracker's host: an HTTP request, a WebSocket, a connection or a packet. */
  | 'request';

/**
 * What stops a way, if anything does.
 *
 * - `guard`: the guard, in the page.
 * - `policy`: the Content-Security-Policy of the page: that which a server sends with it, and that which the page's script
 *   adds when consent is withdrawn.
 * - `server`: what the server makes of an answer: its cookies and headers, its markup, the policy of a worker's file.
 * - `nothing`: documented as what cannot be stopped.
 */
type Layer = 'guard' | 'policy' | 'server' | 'nothing';

/** In what kind of page a way runs. */
type Stage =
  /** With many others in one page. */
  | 'page'
  /** After those, since it opens a window: a page behind another one reads nothing ahead. */
  | 'window'
  /** In a frame of its own, since it changes all of its page. */
  | 'frame'
  /** In a tab of its own, since it leaves its page. */
  | 'alone'
  /** As markup that the page's HTML holds. */
  | 'markup'
  /** As headers of the page's answer. */
  | 'answer';

export interface Way {
  readonly id: string;
  readonly group: string;
  /** As it stands in the table. */
  readonly what: string;
  readonly leaves: Leaves;
  readonly by: Layer;
  readonly stage: Stage;
  /**
   * What the page does: HTML for `markup`, a header a line for `answer`, else code. In it and in
   * {@link file} stand `$url`: the tracker's address that only this way asks for; `$name`: the declared name of its
   * cookie, key and so on; `$file`: the address of its file on the site's host; `$other`: its address on a host that
   * nobody declared; `$socket`: host and port where nobody else connects. `div` is an element of its own in the page.
   */
  readonly does: string;
  /** What the site's own server answers under `$file`: its headers, and after an empty line its body. */
  readonly file?: string;
  /** What a browser must have for it; an expression. */
  readonly needs?: string;
  /** Why it cannot be stopped where it is not. */
  readonly cannot?: string;
  /** Why it stays stopped after a grant. */
  readonly closed?: string;
  /** The same where a server stands before the page, which is narrower than the guard. */
  readonly closedByServer?: string;
  /** Whether the page's script removes at once what a page comes with, where the server does not hold it back. */
  readonly isRemoved?: boolean;
  /** Whether the page's script removes it when it looks next: at a load, after a change. */
  readonly isSwept?: boolean;
  /** With the script tag and without a grant, where Firefox differs. */
  readonly inFirefox?: Claim;
  /** What stops it in Firefox, where that is something else. */
  readonly byInFirefox?: Layer;
  /** Whether it starts by itself, in the same page view, once it is granted. */
  readonly waits?: boolean;
  /** Whether Chromium does it with the window that is around a page, so that its engine alone does not. */
  readonly byWindow?: boolean;
}

/** What a row gives besides: what stands in the table, and what is done. */
type Row = readonly [what: string, does: string, more?: Partial<Way>];

/** Ways that have something in common, by their ids. */
export function waysOf(
  common: Pick<Way, 'group' | 'leaves' | 'by'> & Partial<Way>,
  rows: Readonly<Record<string, Row>>,
): readonly Way[] {
  return Object.entries(rows).map(([id, [what, does, more]]) => ({
    stage: 'page',
    ...common,
    id,
    what,
    does,
    ...more,
  }));
}

export const DEPLOYMENTS = ['tag', 'middleware', 'gateway'] as const;
export type Deployment = (typeof DEPLOYMENTS)[number];

export const STATES = ['before', 'refused', 'partial', 'withdrawn', 'granted'] as const;
export type State = (typeof STATES)[number];

/** Whether a way runs in a state: what the page itself holds is there before anything is withdrawn in it. */
export const runsIn = ({ stage }: Way, state: State): boolean =>
  state !== 'withdrawn' || stage === 'page' || stage === 'window';

/**
 * `either`: nobody can say. What a browser reads ahead it has asked for or not when the guard starts; what is swept
 * may have been when the test looks.
 */
export type Claim = 'stopped' | 'open' | 'either';

export type BrowserName = 'chromium' | 'firefox';

/** What is claimed of a way. */
export function claimOf(way: Way, deployment: Deployment, state: State, browser: BrowserName = 'chromium'): Claim {
  if (browser === 'firefox' && deployment === 'tag' && (state !== 'granted' || way.closed) && way.inFirefox)
    return way.inFirefox;
  const by = (browser === 'firefox' && way.byInFirefox) || way.by;
  return state === 'granted' ? afterGrant(way, deployment) : withoutGrant({ ...way, by }, deployment, state);
}

function afterGrant(way: Way, deployment: Deployment): Claim {
  if (way.closed !== undefined) return withoutGrant(way, deployment, 'granted');
  return deployment !== 'tag' && way.closedByServer !== undefined ? 'stopped' : 'open';
}

function withoutGrant({ by, stage, isRemoved, isSwept }: Way, deployment: Deployment, state: State): Claim {
  if (by === 'guard') return 'stopped';
  if (by === 'nothing') return isSwept ? 'either' : 'open';
  // A page that is narrowed gets a policy, whoever has sent it.
  if (deployment !== 'tag' || (by === 'policy' && state === 'withdrawn')) return 'stopped';
  if (stage === 'markup' || isSwept) return 'either';
  return isRemoved ? 'stopped' : 'open';
}
