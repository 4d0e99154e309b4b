import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { addToken, makeAccessToken, readTokens, SCOPES, tokenFile } from '../../../src/server/index.ts';
import { parseTokens } from '../../../src/server/token-file.ts';
import { temporaryFolder } from '../../support/server.ts';
import { tokenFor } from '../../support/tokens.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;
const newFile = (): string => join(folder.path, `tokens-${++files}`);

const HASH = 'a'.repeat(64);
const names = fc.stringMatching(/^[\w.-]{1,64}$/);
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const tokens = fc.uniqueArray(
  fc.record({
    name: names,
    scopes: fc.uniqueArray(fc.constantFrom(...SCOPES), { minLength: 1 }),
    validUntil: days,
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  }),
  { selector: ({ name }) => name, maxLength: 5 },
);

describe('a file of tokens', () => {
  it('gives back what was added', () =>
    fc.assert(
      fc.property(tokens, (made) => {
        fc.pre(new Set(made.map(({ sha256 }) => sha256)).size === made.length);
        const file = newFile();
        writeFileSync(file, '# ours\n\n');
        for (const each of made) addToken(file, each);
        expect(readTokens(file)).toEqual(made);
      }),
      { numRuns: 50 },
    ));

  it('is read, or refused with file and line, whatever stands in it', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(`one metrics 2030-01-01 ${HASH}`))),
        (lines) => {
          try {
            parseTokens(lines.join('\n'), 'file');
          } catch (error) {
            expect((error as Error).message).toMatch(/^file:\d+: /);
          }
        },
      ),
    ));

  it.each([
    ['a b', 'here are 2; write: name scope,scope last-day sha256, or have it made by: samtykke token new'],
    [`a reading 2030-01-01 ${HASH}`, `there is no scope "reading"; write one or more of ${SCOPES.join(',')}`],
    [`a metrics, 2030-01-01 ${HASH}`, 'there is no scope ""'],
    [`a/b metrics 2030-01-01 ${HASH}`, 'the name "a/b" is none; write 1 to 64 letters, digits, "-", "_" and "."'],
    [`a metrics 2030-02-30 ${HASH}`, '"2030-02-30" is no day; write the last one on which the token holds'],
    [`a metrics soon ${HASH}`, '"soon" is no day'],
    ['a metrics 2030-01-01 abc', 'no SHA-256 in hexadecimal (64 digits); have it made by: samtykke token new'],
    [`first metrics 2030-01-01 ${'c'.repeat(64)}`, 'there is a token "first" before it; give each a name of its own'],
    [`a metrics 2030-01-01 ${'B'.repeat(64)}`, 'it is of the same secret as "first"; give each a secret of its own'],
  ])('with the line "%s" is refused', (line, words) => {
    const file = newFile();
    writeFileSync(file, `# one line of comment\nfirst metrics 2030-01-01 ${'b'.repeat(64)}\n${line}\n`);
    expect(() => readTokens(file)).toThrow(`${file}:3: `);
    expect(() => tokenFile(file)).toThrow(words);
  });

  it('shows no secret that stands in the wrong place', () => {
    const { secret } = makeAccessToken({ name: 'a', scopes: ['metrics'], validUntil: '2030-01-01' });
    for (const line of [
      `a metrics ${secret} ${HASH}`,
      `a ${secret} 2030-01-01 ${HASH}`,
      `${secret} metrics x ${secret}`,
    ])
      expect(() => parseTokens(line, 'file')).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining(secret.slice(16)) }),
      );
  });

  it('is made for its owner only, and keeps a last line without an end', () => {
    const file = newFile();
    addToken(file, tokenFor('one', { name: 'one' }));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, readFileSync(file, 'utf8').trimEnd());
    addToken(file, tokenFor('two', { name: 'two' }));
    expect(readTokens(file).map(({ name }) => name)).toEqual(['one', 'two']);
  });

  it('stays as it was when a token does not fit into it', () => {
    const file = newFile();
    addToken(file, tokenFor('one', { name: 'one' }));
    const before = readFileSync(file, 'utf8');
    expect(() => addToken(file, tokenFor('two', { name: 'one' }))).toThrow(`${file}:2: there is a token "one"`);
    appendFileSync(file, 'half a line');
    expect(() => addToken(file, tokenFor('three', { name: 'three' }))).toThrow(`${file}:2: a token is four fields`);
    expect(readFileSync(file, 'utf8')).toBe(`${before}half a line`);
  });
});

describe('a token that is made', () => {
  it('has a secret of 32 random bytes, of which only the hash is kept', () => {
    const made = makeAccessToken({ name: 'a', scopes: ['metrics'], validUntil: '2030-01-01' });
    expect(made.secret).toMatch(/^samtykke_[\w-]{43}$/);
    expect(made.token).toEqual({ ...tokenFor(made.secret), name: 'a', scopes: ['metrics'], validUntil: '2030-01-01' });
    const other = makeAccessToken({ name: 'a', scopes: ['metrics'], validUntil: '2030-01-01' });
    expect(other.secret).not.toBe(made.secret);
  });

  it('is refused with a name that the log could not show', () =>
    expect(() => makeAccessToken({ name: 'a b', scopes: ['metrics'], validUntil: '2030-01-01' })).toThrow(
      'makeAccessToken: the name "a b" is none',
    ));
});
