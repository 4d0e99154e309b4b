import { getterOf, lowered, type Native, readBy, sliced, stringify } from './natives.ts';
import type { Report } from './report.ts';
import { stackBelow } from './stack.ts';

/** Ours: letters of a text that are told. */
const MAX_TEXT = 65_536;
/** Ours: reports of a realm, so that a page that sets something a thousand times a second goes on. */
const MAX_REPORTS = 5_000;

// biome-ignore lint/suspicious/noExplicitAny: what is told is typed where it is called.
type Fields = Record<string, any>;
type Content = Report extends infer One ? (One extends Report ? Omit<One, 'realm' | 'stack'> : never) : never;

/**
 * Tells the recorder of what has happened.
 *
 * @param below the function below which the stack begins; `undefined` where there is none, or another one is given.
 */
export type Tell = (content: Content, below: Native | undefined, stack?: string) => void;

/** @param binding the function that reaches the recorder. */
export function teller(binding: (text: string) => void): Tell {
  let left = MAX_REPORTS;
  return (content, below, stack = below ? stackBelow(below) : '') => {
    if (left-- <= 0) return;
    const fields: Fields = { __proto__: null, ...content, realm: realmAddress(), stack };
    for (const name of ['name', 'value', 'line', 'url', 'body']) {
      const text = fields[name];
      if (typeof text === 'string' && text.length > MAX_TEXT) fields[name] = sliced(text, 0, MAX_TEXT);
    }
    binding(stringify(fields));
  };
}

const baseOf = typeof Node === 'function' ? getterOf(Node.prototype, 'baseURI') : undefined;

/** What addresses without a host are read against. */
export const baseAddress = (): string =>
  (typeof document === 'object' && readBy<string>(baseOf, document)) || realmAddress();

/** Looked up only when there is something to tell: a worker that has not begun has no address yet. */
function realmAddress(): string {
  const { href } = location;
  // A blank document and one of a text have none: that of the document around it says where it is.
  return lowered(sliced(href, 0, 6)) === 'about:' ? outerAddress(href) : href;
}

function outerAddress(own: string): string {
  try {
    for (let realm: Window = self; realm !== realm.parent; realm = realm.parent) {
      const { href } = realm.parent.location;
      if (sliced(href, 0, 6) !== 'about:') return href;
    }
    return opener?.location?.href ?? own;
  } catch {
    // Of another origin, which says nothing.
    return own;
  }
}
