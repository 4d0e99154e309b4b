/** Tokens for servers in tests, whose secrets a test may choose. */
import { createHash } from 'node:crypto';
import { type AccessToken, SCOPES } from '../../src/server/index.ts';

/** A token that a secret opens everything with, for good. */
export const tokenFor = (secret: string, more: Partial<AccessToken> = {}): AccessToken => ({
  name: 'operator',
  scopes: SCOPES,
  validUntil: '9999-12-31',
  sha256: createHash('sha256').update(secret).digest('hex'),
  ...more,
});
