/** What the recorder reads of the DevTools protocol's events and answers: the fields that it uses, no others. */

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  /** From 0, as the column. */
  readonly lineNumber: number;
  readonly columnNumber: number;
}

export interface StackTrace {
  readonly callFrames: readonly CallFrame[];
  readonly parent?: StackTrace;
}

export interface Initiator {
  readonly type: 'parser' | 'script' | 'preload' | 'SignedExchange' | 'preflight' | 'FedCM' | 'other';
  readonly stack?: StackTrace;
  readonly url?: string;
  readonly lineNumber?: number;
  readonly columnNumber?: number;
}

type Headers = Readonly<Record<string, string>>;

export interface RequestWillBeSent {
  readonly requestId: string;
  readonly documentURL: string;
  readonly frameId?: string;
  /** The protocol's own kind: `Document`, `Script` … */
  readonly type?: string;
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly initiator: Initiator;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Headers;
    readonly hasPostData?: boolean;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
  readonly redirectResponse?: Response;
  readonly redirectHasExtraInfo: boolean;
}

export interface Response {
  readonly status: number;
  readonly mimeType: string;
  readonly headers: Headers;
  readonly fromServiceWorker?: boolean;
}

export interface ResponseReceived {
  readonly requestId: string;
  readonly response: Response;
  readonly hasExtraInfo: boolean;
}

export interface RequestExtraInfo {
  readonly requestId: string;
  readonly headers: Headers;
  readonly associatedCookies: readonly {
    readonly cookie: { readonly name: string; readonly value: string };
    readonly blockedReasons: readonly string[];
  }[];
}

export interface ResponseExtraInfo {
  readonly requestId: string;
  readonly statusCode: number;
  readonly headers: Headers;
  readonly blockedCookies: readonly { readonly blockedReasons: readonly string[]; readonly cookieLine: string }[];
}

export interface LoadingFailed {
  readonly requestId: string;
  readonly errorText: string;
  readonly blockedReason?: string;
  readonly corsErrorStatus?: { readonly corsError: string };
}

export interface LoadingFinished {
  readonly requestId: string;
  readonly encodedDataLength: number;
}

export interface WebSocketCreated {
  readonly requestId: string;
  readonly url: string;
  readonly initiator?: Initiator;
}

export interface WebSocketFrame {
  readonly requestId: string;
  /** `opcode` 1: text; else base64. */
  readonly response: { readonly opcode: number; readonly payloadData: string };
}

/** The handshake; `headers` hold the cookies. */
export interface WebSocketHandshake {
  readonly requestId: string;
  readonly request: { readonly headers: Headers };
}

export interface WebSocketAnswer {
  readonly requestId: string;
  readonly response: { readonly status: number };
}

export interface WebSocketError {
  readonly requestId: string;
  readonly errorMessage: string;
}

export interface WebTransportCreated {
  readonly transportId: string;
  readonly url: string;
  readonly initiator?: Initiator;
}

export interface BrowserCookie {
  readonly name: string;
  readonly value: string;
  /** With a dot before it for one that goes to all hosts of a domain. */
  readonly domain: string;
  readonly path: string;
  /** Seconds since 1970; -1 with the session. */
  readonly expires: number;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
  readonly partitionKey?: { readonly topLevelSite: string };
}

export interface CookieIssue {
  readonly cookie?: { readonly name: string; readonly path: string; readonly domain: string };
  readonly rawCookieLine?: string;
  readonly cookieExclusionReasons: readonly string[];
  readonly operation: 'SetCookie' | 'ReadCookie';
  readonly request?: object;
}

export interface FrameNavigated {
  readonly frame: { readonly id: string; readonly parentId?: string; readonly url: string };
}

export interface FrameTree extends FrameNavigated {
  readonly childFrames?: readonly FrameTree[];
}

export interface StorageId {
  readonly storageKey?: string;
  readonly securityOrigin?: string;
  readonly isLocalStorage: boolean;
}

export interface StorageItem {
  readonly storageId: StorageId;
  readonly key: string;
  readonly newValue: string;
}

export interface ReportAdded {
  readonly report: {
    readonly initiatorUrl: string;
    readonly destination: string;
    readonly type: string;
    readonly body: object;
  };
}

export interface ReportingEndpoints {
  readonly origin: string;
  readonly endpoints: readonly { readonly url: string; readonly groupName: string }[];
}
