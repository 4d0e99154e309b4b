/** What the hooks tell the recorder: JSON, one object a call. */

/** What every report has. */
interface Told {
  /** Address of the document or worker; that of the next document around it for one that has no address. */
  readonly realm: string;
  /** The call stack, as V8 writes it, without the hooks' own lines. */
  readonly stack: string;
}

export type Report = Told &
  (
    | { readonly kind: 'cookie'; readonly line: string }
    /** By `cookieStore`: `init` holds what was given of name, value, domain, path, expires, sameSite, partitioned. */
    | { readonly kind: 'cookieStore'; readonly isDeletion: boolean; readonly init: string }
    | {
        readonly kind: 'localStorage' | 'sessionStorage';
        readonly name: string;
        readonly value: string;
        /** It was found to be there when a job had ended: another realm may have told of it. */
        readonly isFound: boolean;
      }
    | { readonly kind: 'indexedDB' | 'cache' | 'bucket' | 'fileSystem'; readonly name: string }
    /** A script has removed one of these. */
    | { readonly kind: 'dropped'; readonly what: 'indexedDB' | 'cache' | 'bucket'; readonly name: string }
    | { readonly kind: 'serviceWorker'; readonly name: string; readonly base: string }
    /** A script has set an address that the browser fetches later, when no stack tells of it any more. */
    | { readonly kind: 'load'; readonly url: string; readonly base: string }
    /** A script sends a beacon of a blob, with this in it. */
    | { readonly kind: 'beacon'; readonly url: string; readonly base: string; readonly body: string }
    /** Servers that a peer connection asks for its own address. */
    | { readonly kind: 'peer'; readonly url: string }
    | { readonly kind: 'hint'; readonly rel: string; readonly url: string; readonly by: 'script' | 'markup' }
    | { readonly kind: 'read'; readonly what: string; readonly call: string }
  );
