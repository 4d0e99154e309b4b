/** What can be done with a file of keys. Each takes its text and answers with the new one; comments stay. */
import type { LogStore } from '../stores/index.ts';
import { readPublished } from './load-log.ts';
import { BEGUN, newLogKey, parseLogKeys, parseLogVerifiers, type ReadKey, readKeys } from './log-keys.ts';

/** Puts a new key first. The others go on signing beside it, so that whoever knows only those can verify. */
export async function rotateKeys(text: string, where: string): Promise<string> {
  const { origin } = await parseLogKeys(text, where);
  return `${await newLogKey(origin)}\n${text}`;
}

/**
 * Has a key sign no more: of it remains what others verify with.
 *
 * @throws {Error} for a key that is not there, that signs no more already, or that is the only one which signs.
 */
export async function retireKey(text: string, keyId: string, where: string): Promise<string> {
  const keys = await readKeys(text, where);
  const found = keys.find(({ verifier }) => verifier.keyId === keyId);
  if (!found) throw new Error(`${where}: there is no key ${keyId}; \`samtykke keys show\` lists them`);
  if (!found.signer) throw new Error(`${where}: the key ${keyId} signs no more already`);
  if (keys.filter(({ signer }) => signer).length === 1)
    throw new Error(`${where}: no other key signs; put a new one first with \`samtykke keys rotate\``);
  return withoutSigners(text, [found]);
}

/**
 * Keys for a log that goes on from where an earlier one ended, under another name: that of the earlier one and a number.
 * The keys of the earlier log sign no more, and stay to verify what they have signed.
 */
export async function newLogKeys(text: string, where: string): Promise<{ readonly origin: string; text: string }> {
  const { origin } = await parseLogVerifiers(text, where);
  const next = nextOrigin(origin);
  const keys = await readKeys(text, where);
  // It has not begun yet.
  const rest = withoutSigners(text, keys).replaceAll(BEGUN, '');
  return { origin: next, text: `${await newLogKey(next)}\n${rest}` };
}

function nextOrigin(origin: string): string {
  const [, base = origin, number = '1'] = /^(.*)\/(\d{1,9})$/.exec(origin) ?? [];
  return `${base}/${Number(number) + 1}`;
}

function withoutSigners(text: string, keys: readonly ReadKey[]): string {
  const lines = text.split('\n');
  for (const { line, published } of keys) lines[line - 1] = published;
  return lines.join('\n');
}

/**
 * Keys for a log whose own are lost: a new one, and those that verify what was signed.
 *
 * @param verifiers verifier keys, one a line.
 * @throws {Error} when the log's checkpoint does not verify with one of them.
 */
export async function replaceLostKeys(log: LogStore, verifiers: string, where: string): Promise<string> {
  const known = await parseLogVerifiers(verifiers, where);
  const head = await log.head();
  if (!head?.published) throw new Error('the log has no checkpoint: the server makes keys for it when it starts');
  const checkpoint = await readPublished(log, known, head, head.published);
  if (checkpoint.kind === 'misfit') throw new Error(`the log's checkpoint: ${checkpoint.what} (${where})`);
  const lines = [await newLogKey(checkpoint.origin), ...new Set(known.published)];
  return lines.map((each) => `${each}\n`).join('');
}
