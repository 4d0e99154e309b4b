import type { Registry } from '../../../src/registry/index.ts';
import { originOf, THIRD_PARTIES, type ThirdParty } from './origins.ts';
import { PERFORMANCE_TEST_COOKIE, PERFORMANCE_TEST_SCRIPT } from './performance-test.ts';

/** A script that stands in the page, since nothing of the catalogue starts it. */
interface Tag {
  /** A cookie that it sets: where the registry has that, the site has the script, for the same purpose. */
  readonly cookie: string;
  readonly party?: ThirdParty;
  readonly path: string;
}

const TAGS: readonly Tag[] = [
  { cookie: '_gid', party: 'google', path: '/analytics.js' },
  { cookie: '_gaexp', party: 'google', path: '/optimize.js?id=GTM-NSTAGE0' },
  { cookie: 'hj_supportchat', party: 'hotjar', path: '/chat/chat.js' },
  { cookie: '__auc', party: 'alexa', path: '/atrk.js' },
  { cookie: PERFORMANCE_TEST_COOKIE, path: PERFORMANCE_TEST_SCRIPT },
];

/**
 * What stands in the head of each page, marked up to wait for what the registry has each script for: for what is
 * essential there, it waits for nothing.
 *
 * @param port of the {@link thirdParties}.
 */
export function thirdPartyTags({ entries }: Registry, port: number): string {
  return TAGS.flatMap(({ cookie, party, path }) => {
    const entry = entries.find(({ kind, name }) => kind === 'cookie' && name === cookie);
    if (!entry) return [];
    const address = party ? originOf(party, port) + path : path;
    return `<script type="text/plain" data-samtykke="${entry.purpose}:${entry.provider}" src="${address}" async></script>`;
  }).join('\n');
}

/** Origins for `script-src`, `img-src` and `connect-src` of the site's own policy, joined by spaces. */
export const thirdPartySources = (port: number): string =>
  THIRD_PARTIES.map((party) => originOf(party, port)).join(' ');
