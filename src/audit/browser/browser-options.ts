export type Device = 'desktop' | 'phone';

/** How the audit's browser is to be. */
export interface BrowserOptions {
  /** File of Chromium; without it the one that `chromiumPath` finds. */
  readonly chromium?: string;
  /** Without a window, which is the default. */
  readonly headless?: boolean;
  /**
   * Addresses of hosts that no DNS is asked for: `{ 'shop.test': '127.0.0.1:8443' }`. A host may begin with `*.`, an
   * address may carry a port, which then stands for every port of the host.
   */
  readonly resolve?: Readonly<Record<string, string>>;
  /** Certificates in PEM that are trusted though nobody has signed them: a site's own, in a test or in CI. */
  readonly trust?: readonly string[];
  /** Whether the visitor sends the signal of Global Privacy Control: `Sec-GPC: 1` and `navigator.globalPrivacyControl`. */
  readonly gpc?: boolean;
  /** Whether pages may run scripts, which is the default. */
  readonly javaScript?: boolean;
  /** What the visitor has in hand; `desktop` without it. */
  readonly device?: Device;
  /** What it says it is; without it what the same Chromium says when it has a window. */
  readonly userAgent?: string;
  /** Language that is asked for: `nb-NO`. */
  readonly locale?: string;
  /** In CSS pixels; 1280 by 800 without it, on a phone 412 by 915. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Whether Chromium's sandbox is on. Without it: wherever the user is not root, for whom Chromium has none. */
  readonly sandbox?: boolean;
  /** More of Chromium's own switches, such as `--proxy-server=…`. */
  readonly switches?: readonly string[];
}
