/** What each host of a site asks of robots. */
import type { Page } from 'playwright-core';
import type { Gap } from '../observation.ts';
import { fetchText } from './fetch-text.ts';
import { ALL_ALLOWED, NONE_ALLOWED, parseRobots, type Robots } from './robots.ts';

export interface HostRobots {
  readonly robots: Robots;
  /** Why nothing may be visited there. */
  readonly gap?: Gap;
}

/** Reads the file of one origin, such as `https://a.example`. */
export async function robotsAt(page: Page, origin: string): Promise<HostRobots> {
  const fetched = await fetchText(page, `${origin}/robots.txt`);
  if (fetched.kind === 'failed') return unreachable(origin, fetched.reason);
  const { status, text } = fetched;
  // RFC 9309 2.3.1.4: of the server's errors each means that nothing is allowed; 2.3.1.3: of the client's that all is.
  if (status >= 500) return unreachable(origin, `it answers ${status}`);
  return { robots: status >= 400 ? ALL_ALLOWED : parseRobots(text) };
}

const unreachable = (origin: string, reason: string): HostRobots => ({
  robots: NONE_ALLOWED,
  gap: {
    where: `${origin}/robots.txt`,
    reason: `it cannot be read (${reason}), so nothing there may be visited (RFC 9309 2.3.1.4)`,
    mend: 'mend the site, or visit without it: robots: false in the journey, or --ignore-robots',
  },
});
