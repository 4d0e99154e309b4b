import type { CookieFinding } from '../filter/index.ts';

/** Where a cookie was stopped or changed: on its way to the site, or from it to the browser. */
interface ServerFinding extends CookieFinding {
  readonly where: 'cookie' | 'set-cookie';
}

/** Takes what was found; the same finding may come many times. */
export type Report = (finding: ServerFinding) => void;
