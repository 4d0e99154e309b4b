/** A witness over real HTTP, with a key and a database of its own. */
import type { VerifierKey } from '../../src/proof/index.ts';
import { listen, makeWitnessKey, openHeads, readWitnessKey, witness } from '../../src/server/index.ts';

export interface RunningWitness {
  readonly address: string;
  /** Its verifier key. */
  readonly key: string;
  stop(): Promise<void>;
}

/**
 * Starts one that watches the logs of some keys.
 *
 * @param path what the names of its files begin with.
 */
export async function aWitness(name: string, logs: readonly VerifierKey[], path: string): Promise<RunningWitness> {
  await makeWitnessKey(`${path}.key`, name);
  const heads = openHeads({ path: `${path}.db`, mayBegin: true });
  const { fetch, verifierKey } = await witness({ signer: await readWitnessKey(`${path}.key`), logs, heads });
  const { address, stop } = await listen({
    fetch,
    port: 0,
    hostname: '127.0.0.1',
    onStopped: async () => heads.close(),
  });
  return { address, key: verifierKey, stop };
}
