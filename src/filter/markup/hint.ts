import type { Token } from 'parse5';
import { attributeSource } from './inert.ts';
import { attributeOf } from './loads.ts';

type Tag = Token.TagToken;

/** What a request for a style sheet depends on; the hint has it as the link has it, or the browser would ask twice. */
const LIKE_THE_LINK = ['href', 'type', 'media', 'crossorigin', 'referrerpolicy', 'fetchpriority', 'nonce'];
/** A sheet that is not applied as it comes, or that browsers do not take from a hint. */
const OTHERWISE = /^(?:integrity|disabled|charset|on.*)$/;
/** An address of the page's own origin, by its path; without what browsers pass over in an address. */
const OWN = /^(?!.*[\t\n\r])[^:/?#\\]*(?:$|[/?#](?![/\\]))/s;

/**
 * A hint (HTML standard, 'link type "preload"') to ask for a style sheet of the page's own; empty for every other link.
 *
 * @param source the link's tag as it is written.
 */
export function styleHint(source: string, tag: Tag): string {
  const rel = attributeOf(tag, 'rel')?.trim().toLowerCase();
  const href = attributeOf(tag, 'href')?.trim();
  const isOwn = href !== undefined && OWN.test(href);
  if (rel !== 'stylesheet' || !isOwn || tag.attrs.some(({ name }) => OTHERWISE.test(name))) return '';
  const copied = LIKE_THE_LINK.flatMap((name) =>
    attributeOf(tag, name) === undefined ? [] : [attributeSource(source, tag, name)],
  );
  return `<link rel="preload" as="style" ${copied.join(' ')}>`;
}

/** Whether a tag changes how the addresses after it are read or asked for: a hint would stand before it. */
export function changesRequests(tag: Tag): boolean {
  if (tag.tagName === 'base') return true;
  if (tag.tagName !== 'meta') return false;
  const isPolicy = attributeOf(tag, 'http-equiv')?.trim().toLowerCase() === 'content-security-policy';
  return isPolicy || attributeOf(tag, 'name')?.trim().toLowerCase() === 'referrer';
}
