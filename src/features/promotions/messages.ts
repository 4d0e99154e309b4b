import type { EntryName } from '../../decision/index.ts';
import { type Feature, feature } from '../feature.ts';
import { checkIdentifiers } from '../identifier.ts';

/** A message that a visitor may close. */
export interface Message {
  /** 1 to 64 of A-Z, a-z, 0-9, `_` and `-`. */
  readonly id: string;
  /** Raise it when the message says something new: then who has closed it sees it again. */
  readonly version: number;
}

export interface MessageOptions {
  readonly cookie: EntryName;
  readonly message: Message;
}

/** Whether a message is to be shown. */
export interface MessageView {
  readonly isShown: boolean;
}

/**
 * A message that is shown until it is closed: for as long as its cookie lives, and only in this version. The cookie holds
 * which message it was and nothing of the visitor. Refused, it is shown on the next page again.
 *
 * @throws {Error} for a message without an identifier or a version.
 * @example
 * const helloBar = dismissal({ cookie: 'helloBarMessageDismissed', message: { id: 'winter', version: 2 } });
 * jar.use(helloBar, 'close'); // { isShown: false }
 */
export function dismissal({ cookie, message }: MessageOptions): Feature<'look' | 'close', MessageView> {
  const own = nameOf(message);
  return feature([cookie], (_, stored, act) => {
    const isClosed = stored(cookie) === own;
    const writes = act === 'close' && !isClosed ? [{ kind: 'set', name: cookie, value: own } as const] : [];
    return { value: { isShown: act === 'look' && !isClosed }, writes };
  });
}

/**
 * A message that is shown after somebody has signed out, until it is closed. By default in `logout`.
 *
 * @throws {Error} for a message without an identifier or a version.
 */
export function signOutOffer({
  cookie = 'logout',
  message,
}: Partial<MessageOptions> & Pick<MessageOptions, 'message'>): Feature<'sign-out' | 'look' | 'close', MessageView> {
  const due = `due.${nameOf(message)}`;
  const closed = `closed.${nameOf(message)}`;
  return feature([cookie], (_, stored, act) => {
    const before = stored(cookie);
    const isDue = before !== closed && (act === 'sign-out' || before === due);
    const after = act === 'close' ? closed : isDue ? due : before;
    const writes =
      after === undefined || after === before ? [] : [{ kind: 'set', name: cookie, value: after } as const];
    return { value: { isShown: isDue && act !== 'close' }, writes };
  });
}

function nameOf({ id, version }: Message): string {
  checkIdentifiers('promotions.message', [id]);
  if (!Number.isSafeInteger(version) || version < 1)
    throw new Error(`the version of message "${id}" is ${version}: write a whole number, at least 1`);
  return `${id}.${version}`;
}
