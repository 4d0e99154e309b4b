import type { AgeRequest } from '../../../src/features/age/index.ts';
import { lateAddress, walletAddress } from '../addresses.ts';
import type { Visit } from '../visit.ts';
import { stageOf } from './late-page.ts';

/** Keeps the answer to the notice. Who has said that they are younger cannot say otherwise until the session ends. */
export function sayAge(visit: Visit, form: URLSearchParams): string {
  const { jar, site, language } = visit;
  if (stageOf(visit).kind === 'notice') jar.use(site.features.age.acknowledge, form.get('say') ?? '');
  return lateAddress(language);
}

/** Begins a check, and leads to the wallet. */
export async function proveAge(visit: Visit): Promise<string> {
  const { jar, site, language } = visit;
  const { age, store } = site.features;
  if (stageOf(visit).kind !== 'proof') return lateAddress(language);
  try {
    const { audience, nonce } = await age.begin(jar, store);
    return `${walletAddress(language)}?${new URLSearchParams({ audience, nonce })}`;
  } catch (error) {
    return failed(visit, error);
  }
}

/** What the wallet's buttons do: it answers as its holder says, and the site looks at the answer. */
export async function showAge(visit: Visit, form: URLSearchParams): Promise<string> {
  const { jar, site, language } = visit;
  const { age, store, verifier } = site.features;
  const request: AgeRequest = {
    docType: 'eu.europa.ec.av.1',
    claims: ['age_over_18'],
    audience: form.get('audience') ?? '',
    nonce: form.get('nonce') ?? '',
  };
  try {
    const response = await verifier.present(request, form.get('show') === 'over');
    await age.complete(jar, store, response);
    return lateAddress(language);
  } catch (error) {
    return failed(visit, error);
  }
}

/** The store cannot answer: nothing is proven, and the gate stays closed. */
function failed({ language }: Visit, error: unknown): string {
  console.error(error);
  return `${lateAddress(language)}?failed`;
}
