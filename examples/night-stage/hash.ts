import { createHash } from 'node:crypto';

/** A hash that names content in an address. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12);
