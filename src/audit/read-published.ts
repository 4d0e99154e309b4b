import type { Gap } from './observation.ts';
import type { PublishedPolicy } from './published.ts';

/** Reads what a page lists. */
export type ReadPolicy = (address: string, html: string) => PublishedPolicy;

/** Ours, in letters of HTML: many times what a policy has. A page is the site's to write, and reading it takes time. */
export const MOST_HTML = 2 * 2 ** 20;

/** What a page lists, or why it was not read. */
export function readPublishedPage(read: ReadPolicy, address: string, html: string): PublishedPolicy | Gap {
  return html.length > MOST_HTML ? tooLong(address) : read(address, html);
}

export const isGap = (read: PublishedPolicy | Gap): read is Gap => 'reason' in read;

const tooLong = (address: string): Gap => ({
  where: address,
  reason: `the page has more than ${MOST_HTML / 2 ** 20} MiB of HTML, and was not read as a policy`,
  mend: 'name the page that lists the cookies with --policy, one that is shorter',
});
