import { sha256 } from '@noble/hashes/sha2.js';

/** What a page behind the gate is sent with, whether it opens or asks. */
export interface GatedPage {
  readonly headers: Readonly<Record<string, string>>;
  /** Goes inline, first into `<head>`. */
  readonly script: string;
  /** Source for `script-src` that lets the script run (CSP Level 3, 2.3.1). */
  readonly scriptSource: string;
}

/**
 * RFC 9111 5.2.2.5: no cache keeps what is `no-store`. The back/forward cache is none of those: Chromium keeps such a page
 * for some minutes (developer.chrome.com, bfcache-ccns), so the page hides itself when it is left, and asks the server
 * anew when it comes back.
 */
const SCRIPT =
  "addEventListener('pagehide',()=>document.documentElement.style.setProperty('display','none','important'));" +
  "addEventListener('pageshow',event=>{if(event.persisted)location.reload()})";

const PAGE: GatedPage = {
  headers: { 'cache-control': 'private, no-store', vary: 'cookie' },
  script: SCRIPT,
  scriptSource: `'sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(SCRIPT))))}'`,
};

/** Headers and script of a page behind the gate: shown again, it passes the gate again. */
export const gatedPage = (): GatedPage => PAGE;
