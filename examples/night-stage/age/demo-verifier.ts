/**
 * A demonstration of an age check: wallet, issuer and verifier in one process. It proves nothing about anybody, since
 * whoever presses its button is 18 as they please, and it says so. A site that has to prove an age puts a verifier of
 * the EU's age-verification blueprint in its place, and its issuers on the trusted list.
 */
import { isDeepStrictEqual } from 'node:util';
import type { AgeRequest, AgeStatement, AgeVerifier, TrustedIssuer } from '../../../src/features/age/index.ts';

/** The line of the trusted list: its method and its assurance say what it is. */
export const DEMO_ISSUER: TrustedIssuer = {
  issuer: 'https://age-demo.nightstage.example',
  method: 'demo',
  assurance: 'none',
};

export interface DemoVerifier extends AgeVerifier {
  /** What a page says beside the button. */
  readonly notice: string;
  /** Answers as a wallet would, with whatever its holder says. */
  present(request: AgeRequest, isOver18: boolean): Promise<string>;
}

/** Annex A.6 of the blueprint: P-256 with SHA-256. */
const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const NOTHING = Buffer.alloc(0);
const ONE_HOUR_SECONDS = 3_600;

/**
 * A wallet and a verifier with a key of their own, made at the start and kept nowhere.
 *
 * @param seconds what the clock shows, in seconds since 1970.
 */
export async function demoVerifier(seconds: () => number): Promise<DemoVerifier> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ES256, false, ['sign', 'verify']);
  return {
    notice: 'This is a demonstration: it checks nobody’s age, and proves nothing.',
    async present({ claims, audience, nonce }, isOver18) {
      if (!isDeepStrictEqual(claims, ['age_over_18']))
        throw new Error('the demo wallet tells whether its holder is 18');
      const statement: AgeStatement = {
        issuer: DEMO_ISSUER.issuer,
        audience,
        nonce,
        isOver18,
        endsAt: seconds() + ONE_HOUR_SECONDS,
      };
      const content = Buffer.from(JSON.stringify(statement));
      const signature = Buffer.from(await crypto.subtle.sign(ES256, privateKey, content));
      return `${content.toString('base64url')}.${signature.toString('base64url')}`;
    },
    async verify(response) {
      const [content = NOTHING, signature = NOTHING] = response
        .split('.')
        .map((each) => Buffer.from(each, 'base64url'));
      const isSigned = await crypto.subtle.verify(ES256, publicKey, signature, content);
      return isSigned ? (JSON.parse(content.toString()) as AgeStatement) : undefined;
    },
  };
}
