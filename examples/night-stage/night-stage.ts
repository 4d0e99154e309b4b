import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ConsentServerOptions,
  consentServer,
  listen,
  openLogKeys,
  readSecrets,
  sqliteStore,
} from '../../src/server/index.ts';
import { PAID_PATH, SIGNED_IN_PATH, SIGNED_OUT_PATH } from './addresses.ts';
import { demoVerifier } from './age/demo-verifier.ts';
import { FAMILIES } from './families.ts';
import { siteFeatures } from './features.ts';
import { openPartnerService, type PartnerService } from './partners/partner-service.ts';
import { plantedEdge } from './planted.ts';
import { openPaymentService, type PaymentService, paymentsAt } from './shop/payment-service.ts';
import { cardChecksAt } from './sign-in/card-checks.ts';
import { openDemoProvider } from './sign-in/demo-provider.ts';
import { openIdAdapter } from './sign-in/openid-adapter.ts';
import { nightStage } from './site.ts';
import {
  demoRegistry,
  performanceTest,
  THIRD_PARTY_FAMILIES,
  type ThirdParties,
  thirdParties,
  thirdPartySources,
  thirdPartyTags,
} from './third-parties/index.ts';
import type { Site } from './visit.ts';

export interface NightStageOptions {
  /** Path of the registry file. */
  readonly registry: string;
  /** Where database, secrets and the registry that it runs with are kept; made where it is not there. */
  readonly folder: string;
  readonly port: number;
  /** What opens the operator's pages, and metrics. */
  readonly tokens: NonNullable<ConsentServerOptions['tokens']>;
  /** 24 to 64 bytes that messages of a shop are signed with, where that is another program. Default: it sends none. */
  readonly orderSecret?: Uint8Array | undefined;
  /** Whether what {@link plantedEdge} does stands in front of the site, for an audit to find. Default: nothing does. */
  readonly isPlanted?: boolean | undefined;
}

export interface NightStage {
  /** Scheme, host and port of the site. */
  readonly address: string;
  /** File with the registry that it runs with, in the folder. */
  readonly registryFile: string;
  readonly site: Site;
  readonly parties: ThirdParties;
  /** Whom the site works with. */
  readonly payments: PaymentService;
  /** What `stagefan` hears of its visitors' orders by. */
  readonly partner: PartnerService;
  stop(): Promise<void>;
}

/** From time to time: what other processes have forgotten, and what has ended. */
const REFRESH_MILLISECONDS = 60_000;
const REBUILD_MILLISECONDS = 86_400_000;
const seconds = (): number => Math.floor(Date.now() / 1_000);

/** Starts the demo: the site with its consent server, and those whom it works with, each on a port of its own. */
export async function openNightStage({
  folder,
  port,
  tokens,
  orderSecret,
  isPlanted = false,
  ...files
}: NightStageOptions): Promise<NightStage> {
  const parties = await thirdParties();
  const { registry, text } = await demoRegistry(files.registry, parties.port);
  mkdirSync(folder, { recursive: true });
  const registryFile = join(folder, 'registry.yaml');
  writeFileSync(registryFile, text);
  const secrets = readSecrets(join(folder, 'consent.secrets'));
  const store = sqliteStore({ path: join(folder, 'consent.db') });
  // Addresses are known once the site listens; until then nobody knows where it is.
  let close = async (): Promise<void> => undefined;
  let answer = async (_: Request, __?: object): Promise<Response> => new Response('starting', { status: 503 });
  const { address, stop } = await listen({
    fetch: (request, env) => answer(request, env),
    port,
    hostname: '127.0.0.1',
    onStopped: async () => {
      await close();
      await store.close();
    },
  });

  const client = { clientId: 'night-stage', clientSecret: randomBytes(32).toString('base64url') };
  const returns = { returnAddress: address + SIGNED_IN_PATH, signedOutAddress: address + SIGNED_OUT_PATH };
  const provider = await openDemoProvider({ ...client, ...returns });
  const paymentSecret = randomBytes(32).toString('base64url');
  const payments = await openPaymentService({
    returnAddress: address + PAID_PATH,
    secret: paymentSecret,
    now: seconds,
  });
  const partnerSecret = randomBytes(32);
  const partner = await openPartnerService({ secret: partnerSecret, now: seconds });
  const features = siteFeatures({
    registry,
    seconds,
    store: store.features(registry.site.domains[0] as string),
    origin: address,
    secrets,
    provider: openIdAdapter({ issuer: provider.issuer, ...client, ...returns }),
    payments: paymentsAt(payments.address, paymentSecret),
    checker: cardChecksAt(payments.address, paymentSecret),
    verifier: await demoVerifier(seconds),
    partners: [
      { id: 'stagefan', postback: { address: `${partner.address}/conversions`, secret: partnerSecret } },
      { id: 'encore' },
    ],
    orderSecrets: orderSecret ? [orderSecret] : [],
  });
  const consent = await consentServer({
    registry,
    store,
    secrets,
    logKeys: await openLogKeys(join(folder, 'consent.log-keys'), store, registry),
    tokens,
    families: [...FAMILIES, ...THIRD_PARTY_FAMILIES],
    forget: (cookie) => features.forget(cookie, seconds()),
    isMinor: (_, stored, now) => features.isMinor(stored, now),
  });
  close = consent.close;
  const site: Site = {
    consent,
    features,
    thirdParties: { tags: thirdPartyTags(registry, parties.port), sources: thirdPartySources(parties.port) },
    performance: performanceTest(),
    formTargets: [provider.issuer, payments.address],
  };
  const pages = nightStage(site);
  await features.shown.load(seconds());
  const timers = [
    setInterval(() => features.shown.refresh(seconds()), REFRESH_MILLISECONDS),
    setInterval(() => features.postbacks.deliver(), REFRESH_MILLISECONDS),
    setInterval(() => features.shown.rebuild(seconds()), REBUILD_MILLISECONDS),
  ];
  const honest = (request: Request, env?: object): Promise<Response> =>
    consent.handles(request) ? consent.fetch(request, env) : consent.protect(request, pages, env);
  answer = isPlanted ? plantedEdge(honest, parties.port) : honest;
  return {
    address,
    registryFile,
    site,
    parties,
    payments,
    partner,
    stop: async () => {
      for (const each of timers) clearInterval(each);
      // What is being sent is waited for, while there is a store to note that it has arrived.
      await features.postbacks.stop();
      await Promise.all([stop(), provider.stop(), payments.stop(), partner.stop(), parties.stop()]);
    },
  };
}
