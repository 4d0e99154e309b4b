/** What a visit of the audit has seen. Plain data: rules read it, reports show it, a file can hold it. */

/** A place in a script, one line of a call stack. Line and column count from 1. */
export interface CallSite {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string;
}

/** Who did it. */
export interface Cause {
  /**
   * `script`: by a call in a page or worker. `response`: by a header of an answer. `markup`: by the document itself, as
   * the parser read it. `browser`: by the browser alone, such as a speculation or an icon.
   */
  readonly kind: 'script' | 'response' | 'markup' | 'browser' | 'unknown';
  /** Innermost first, across asynchronous calls where the browser tells them; empty where there is none. */
  readonly stack: readonly CallSite[];
  /** Id of the request whose answer did it, or, of a request, of the one that redirected to it. */
  readonly request?: string;
}

/** What all that is seen has. */
export interface Seen {
  /** Unique in its visit: what evidence points at. */
  readonly id: string;
  /** Milliseconds since 1970, by the clock of the auditor's machine. */
  readonly at: number;
  /** Index of the phase of the visit in which it happened. */
  readonly phase: number;
  /** Address of the top page. */
  readonly page: string;
  /** Address of the document or worker in which it happened: the page's own, or that of a frame in it. */
  readonly frame: string;
  readonly cause: Cause;
}

export type SameSite = 'Strict' | 'Lax' | 'None';

/** A cookie as the browser keeps it. */
export interface CookieFact {
  readonly name: string;
  readonly value: string;
  /** Host or domain that it goes to, in lower case, without a leading dot. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  /** As it was written; `undefined` where the write said nothing, which browsers treat as `Lax`. */
  readonly sameSite: SameSite | undefined;
  /** Site that it is partitioned under; `undefined` for one that is not. */
  readonly partitionKey: string | undefined;
}

/** A cookie that was written, as often as it was. */
export interface CookieWrite extends Seen, CookieFact {
  readonly by: 'script' | 'response';
  /** How long it asked to live from its writing, in seconds; `null` until the session ends; 0 or less deletes. */
  readonly lifetimeSeconds: number | null;
  /** Why the browser did not take it, in the protocol's words; empty where it did. */
  readonly blocked: readonly string[];
}

/** What a page can keep besides cookies. */
export type StorageKind =
  | 'localStorage'
  | 'sessionStorage'
  | 'indexedDB'
  | 'cache'
  | 'serviceWorker'
  | 'fileSystem'
  | 'bucket';

export interface StorageFact {
  readonly kind: StorageKind;
  /** Origin that it is kept for. */
  readonly origin: string;
  /** Key, database, cache or bucket; of a service worker the path of its script. */
  readonly name: string;
  /** Of web storage what it was set to, of others what could be read of it. */
  readonly value?: string;
}

/** Something stored, as often as it was. */
export interface StorageWrite extends Seen, StorageFact {}

/** What a request is for. */
const REQUEST_TYPES = [
  'document',
  'frame',
  'script',
  'style',
  'image',
  'font',
  'media',
  'fetch',
  'beacon',
  'websocket',
  'eventsource',
  'webrtc',
  'preconnect',
  'prefetch',
  'manifest',
  'report',
  'other',
] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/** A request that left the page, or a connection that was opened. */
export interface RequestSeen extends Seen {
  readonly url: string;
  readonly method: string;
  readonly type: RequestType;
  /** What was sent in the body, or over the socket, as text: the first 64 KiB. */
  readonly body?: string;
  /** Headers that say something of the visitor: `referer`, and those that a script has set. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Cookies that went with it. */
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
  /** Status of the answer; absent while there was none. */
  readonly status?: number;
  /** Why it came to nothing, in the browser's words. */
  readonly failed?: string;
  /** Whether it was stopped in the browser before anything was sent: by a policy of the page, or by a service worker. */
  readonly stopped?: boolean;
  readonly contentType?: string;
  /** SHA-256 of a script that came, in hex. */
  readonly scriptHash?: string;
  /** Names that its host stands for by DNS (CNAME), nearest first; absent where nobody has looked. */
  readonly aliases?: readonly string[];
}

/** Ways to tell a device by what it is, each a group of calls. */
export const READ_KINDS = ['canvas', 'webgl', 'audio', 'fonts', 'hardware', 'media-devices', 'battery', 'gpu'] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** A read of what tells one device from another. */
export interface ReadSeen extends Seen {
  readonly what: ReadKind;
  /** The call, such as `HTMLCanvasElement.toDataURL`. */
  readonly call: string;
}

/** What was there at the end of a phase. */
export interface Left {
  readonly cookies: readonly (CookieFact & {
    /** Milliseconds since 1970 at which it ends; `null` with the session. */
    readonly expiresAt: number | null;
  })[];
  readonly storage: readonly StorageFact[];
}

/** All that a recorder has seen, in the order in which it happened. */
export interface Recorded {
  readonly cookies: readonly CookieWrite[];
  readonly storage: readonly StorageWrite[];
  readonly requests: readonly RequestSeen[];
  readonly reads: readonly ReadSeen[];
}

/** A box on the screen, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A button, link or field of a banner. */
export interface Control {
  /** What pressing it means; `unclear` where its text says nothing of that. */
  readonly means: 'accept' | 'refuse' | 'settings' | 'save' | 'close' | 'policy' | 'choice' | 'unclear';
  readonly text: string;
  readonly box: Box;
  /** Of text and of ground, as computed (`rgb(…)`), and what they come to (WCAG 2.2, 1.4.3). */
  readonly colour: string;
  readonly background: string;
  readonly contrast: number;
  readonly fontSizePixels: number;
  readonly fontWeight: number;
  readonly isButton: boolean;
  /** Of a box to tick or a switch: whether it is on, and whether it can be changed. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
}

/** What a banner looked like before it was answered. */
export interface BannerLook {
  /** How it was found: our own by its hooks, by a selector of the configuration, by a rule of autoconsent, or by its looks. */
  readonly found: 'own' | 'selector' | 'autoconsent' | 'looks';
  /** Name of the consent tool, where it is known. */
  readonly tool?: string;
  readonly text: string;
  readonly box: Box;
  /** What can be pressed in the first layer, in the order of the document. */
  readonly controls: readonly Control[];
  /** What can be pressed in the second layer, opened by `settings`; absent where it was not looked at. */
  readonly settings?: readonly Control[];
  /** Share of the window that it or what lies behind it takes from the page, 0 to 1: what cannot be clicked. */
  readonly covers: number;
  /** Whether the page behind it can be scrolled. */
  readonly scrolls: boolean;
  /** PNG beside the report. */
  readonly screenshot?: string;
}

/** What became of an attempt to answer. */
export type Answered =
  | {
      readonly kind: 'answered';
      readonly by: BannerLook['found'];
      /** What was pressed, in order, in words: `click "Reject all"`. */
      readonly actions: readonly string[];
    }
  /** Nothing asked: there was no banner. */
  | { readonly kind: 'no-banner' }
  | { readonly kind: 'could-not'; readonly reason: string; readonly actions: readonly string[] };

/** Something done in a visit, for the report. */
export interface Step {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly phase: number;
  /** In words: `open https://…`, `accept all`, `close the browser and open it again`. */
  readonly what: string;
  readonly page: string;
  /** PNG beside the report. */
  readonly screenshot?: string;
}

/** Something that could not be looked at. One is enough to make a report incomplete. */
export interface Gap {
  /** Where: an address, or a state. */
  readonly where: string;
  readonly reason: string;
  readonly mend: string;
}

/** What the visitor had said, in one phase. */
export type Holding =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'only'; readonly category: string }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'expired' };

export interface Phase {
  readonly holding: Holding;
  readonly gpc: boolean;
  readonly script: boolean;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** How it began, where something was answered. */
  readonly answered?: Answered;
  /** Whether the site asked on the first page of the phase; absent where that could not be seen. */
  readonly asked?: boolean;
  readonly left: Left;
}

/** The states that a site is visited in; `only:` and the id of a category for each that is asked for. */
export type StateId =
  | 'before'
  | 'refused'
  | 'accepted'
  | `only:${string}`
  | 'withdrawn'
  | 'returned'
  | 'expired'
  | 'gpc'
  | 'no-script';

/** One state, visited with a profile of its own. */
export interface Visit extends Recorded {
  readonly state: StateId;
  readonly phases: readonly Phase[];
  /** The banner as it first stood there; absent where none was found. */
  readonly banner?: BannerLook;
  /** Whether a way to withdraw was found on each page after an answer; absent where it was not looked for. */
  readonly withdrawal?: readonly { readonly page: string; readonly found: boolean }[];
  /** Pages that were opened, in order, each once. */
  readonly pages: readonly string[];
  readonly steps: readonly Step[];
  readonly gaps: readonly Gap[];
}
