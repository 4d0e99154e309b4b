import { createHash } from 'node:crypto';
import type { Target, Targets } from '../browser/index.ts';

/** Bytes of a script that are hashed; of a larger one it is not known. */
export const MAX_SCRIPT = 2 << 20;

/** Scripts by what is in them: SHA-256. One that comes again, unchanged by what its server says, is not read again. */
export class ScriptHashes {
  readonly #targets: Targets;
  readonly #known = new Map<string, Promise<string | undefined>>();

  constructor(targets: Targets) {
    this.#targets = targets;
  }

  /**
   * @param version what its server says that changes with it: an address with the headers for caches.
   * @returns nothing where the browser does not have it any more.
   */
  hash(target: Target | undefined, requestId: string, version: string): Promise<string | undefined> {
    const known = this.#known.get(version);
    if (known) return known;
    const hash = this.#read(target, requestId);
    this.#known.set(version, hash);
    void hash.then((found) => {
      if (found === undefined) this.#known.delete(version);
    });
    return hash;
  }

  async #read(target: Target | undefined, requestId: string): Promise<string | undefined> {
    try {
      const answer = await this.#targets.send<Body>(target, 'Network.getResponseBody', { requestId });
      const bytes = Buffer.from(answer.body, answer.base64Encoded ? 'base64' : 'utf8');
      return bytes.length > MAX_SCRIPT ? undefined : createHash('sha256').update(bytes).digest('hex');
    } catch {
      return undefined;
    }
  }
}

interface Body {
  readonly body: string;
  readonly base64Encoded: boolean;
}
