import { appendFileSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type AccessToken, type Scope, tokenFaults } from './access-token.ts';

/**
 * Tokens from a file: `name scopes last-day sha256` a line, scopes with commas between them; empty lines and what begins
 * with `#` do not count.
 *
 * The file is read anew whenever it is asked for, which is when a request brings a secret: whoever adds or removes a
 * line has nothing to restart, and no watcher can miss it. What cannot be read opens nothing.
 *
 * @param path read once before anything else, so that a mistake in it is told at the start.
 * @throws {Error} with file and line in its message.
 */
export function tokenFile(path: string): () => Promise<readonly AccessToken[]> {
  readTokens(path);
  return async () => parseTokens(await readFile(path, 'utf8'), path);
}

/**
 * Reads a file of tokens.
 *
 * @throws {Error} with file and line in its message.
 */
export function readTokens(path: string): readonly AccessToken[] {
  return parseTokens(textOf(path), path);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file; make a token with: samtykke token new' : message;
    throw new Error(`cannot read the tokens in ${path}: ${reason}`, { cause: error });
  }
}

/**
 * Adds a token to a file, which is made where there is none, readable by its owner only.
 *
 * @throws {Error} with file and line in its message, when what would be in the file is not in order; then it is as it was.
 */
export function addToken(path: string, token: AccessToken): void {
  const before = existing(path);
  const line = `${before === '' || before.endsWith('\n') ? '' : '\n'}${lineOf(token)}\n`;
  parseTokens(before + line, path);
  // One write at the end of the file: two commands at once lose nothing of each other.
  try {
    appendFileSync(path, line, { mode: 0o600 });
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(
      `cannot write the tokens to ${path}: ${message}; make its folder, or name another file with --tokens`,
      { cause },
    );
  }
}

function existing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new Error(`cannot read the tokens in ${path}: ${(error as Error).message}`, { cause: error });
  }
}

const lineOf = ({ name, scopes, validUntil, sha256 }: AccessToken): string =>
  `${name} ${scopes.join(',')} ${validUntil} ${sha256}`;

/**
 * Reads tokens from a text.
 *
 * @param file stands before the line in what is told of a mistake.
 * @throws {Error} with file, line and mend in its message.
 */
export function parseTokens(text: string, file: string): readonly AccessToken[] {
  const lines = text
    .split('\n')
    .map((line, index) => ({ at: `${file}:${index + 1}`, fields: line.trim().split(/\s+/) }))
    .filter(({ fields: [first = ''] }) => first !== '' && !first.startsWith('#'));
  const tokens = lines.map(({ at, fields }) => tokenIn(fields, at));
  const [fault] = tokenFaults(tokens);
  if (fault) throw new Error(`${lines[fault.index]?.at}: ${fault.message}`);
  return tokens;
}

function tokenIn(fields: readonly string[], at: string): AccessToken {
  const [name = '', scopes = '', validUntil = '', sha256 = ''] = fields;
  if (fields.length !== 4)
    throw new Error(
      `${at}: a token is four fields, here are ${fields.length}; write: name scope,scope last-day sha256, or have it made by: samtykke token new`,
    );
  return { name, scopes: scopes.split(',') as Scope[], validUntil, sha256: sha256.toLowerCase() };
}
