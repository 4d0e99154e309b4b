import type { EntryName } from '../../decision/index.ts';
import { checkNames } from '../check.ts';
import { checkIdentifiers } from '../identifier.ts';
import { type AttributionModel, MODELS } from './credit.ts';
import { isSecret, SECRET_RULE } from './message.ts';

/** Somebody who is paid for visitors that they send. Whoever is not on the list is no partner. */
export interface Partner {
  /** 1 to 64 of A-Z, a-z, 0-9, `_` and `-`: what their links name them by. */
  readonly id: string;
  /** Where they hear of conversions: an `https` address, or one of this machine, and 24 to 64 bytes that only they and the site know. */
  readonly postback?: { readonly address: string; readonly secret: Uint8Array };
}

/** The cookies, by what they are for. */
export interface AttributionCookies {
  /** Whose touches they are, on the server. */
  readonly visitor: EntryName;
  readonly partner: EntryName;
  readonly campaign: EntryName;
  readonly token: EntryName;
  readonly clickedAt: EntryName;
  readonly landed: EntryName;
  readonly tour: EntryName;
  readonly page: EntryName;
  readonly referrer: EntryName;
}

/** The parameters of a partner's link, by what they say. */
export interface LinkParameters {
  readonly partner: string;
  readonly campaign: string;
  readonly token: string;
  readonly tour: string;
  readonly referrer: string;
}

export interface AttributionOptions {
  /** The site's own hosts: with what lies below them, no visit from there is a partner's. */
  readonly domains: readonly string[];
  readonly partners: readonly Partner[];
  /** Default: `last`. */
  readonly model?: AttributionModel;
  /** For how many days a touch counts. Default: 30. */
  readonly windowDays?: number;
  /** 24 to 64 bytes each, that only the site's shop knows: what its messages are signed with. Default: it sends none. */
  readonly orderSecrets?: readonly Uint8Array[];
  readonly cookies?: Partial<AttributionCookies>;
  readonly parameters?: Partial<LinkParameters>;
}

/** The options, checked and complete. */
export interface Settings {
  readonly domains: readonly string[];
  readonly partners: ReadonlyMap<string, Partner>;
  readonly model: AttributionModel;
  readonly windowSeconds: number;
  readonly orderSecrets: readonly Uint8Array[];
  readonly cookies: AttributionCookies;
  readonly parameters: LinkParameters;
}

const COOKIES: AttributionCookies = {
  visitor: 'awe_id',
  partner: 'psid',
  campaign: 'ccs',
  token: 'token_id',
  clickedAt: 'clicked',
  landed: 'psidlanded',
  tour: 'pstour',
  page: 'psref',
  referrer: 'refererid',
};
const PARAMETERS: LinkParameters = {
  partner: 'psid',
  campaign: 'ccs',
  token: 'token_id',
  tour: 'pstour',
  referrer: 'refererid',
};
const DAY_SECONDS = 86_400;

/** @throws {Error} for an option that makes no sense, with the place and the mend. */
export function settingsOf(options: AttributionOptions): Settings {
  const { domains, partners, model = 'last', windowDays = 30, orderSecrets = [] } = options;
  const cookies = { ...COOKIES, ...options.cookies };
  const parameters = { ...PARAMETERS, ...options.parameters };
  checkDomains(domains);
  checkIdentifiers(
    'attribution.partners',
    partners.map(({ id }) => id),
  );
  partners.forEach(checkPostback);
  if (!MODELS.includes(model)) throw new Error(`attribution.model is "${model}": write one of ${MODELS.join(', ')}`);
  if (!Number.isInteger(windowDays) || windowDays < 1)
    throw new Error(`attribution.windowDays is ${windowDays}: write a whole number of days, at least 1`);
  if (!orderSecrets.every(isSecret)) throw new Error(`attribution.orderSecrets holds one that is none: ${SECRET_RULE}`);
  checkNames('attribution.cookies', cookies);
  checkNames('attribution.parameters', parameters);
  return {
    domains,
    partners: new Map(partners.map((each) => [each.id, each])),
    model,
    windowSeconds: windowDays * DAY_SECONDS,
    orderSecrets,
    cookies,
    parameters,
  };
}

function checkDomains(domains: readonly string[]): void {
  if (domains.length === 0) throw new Error('attribution.domains is empty: name the site’s own hosts');
  for (const [index, domain] of domains.entries()) {
    const address = `https://${domain}/`;
    if (!URL.canParse(address) || new URL(address).hostname !== domain)
      throw new Error(`attribution.domains[${index}] is "${domain}": write a host, such as "site.example"`);
  }
}

/** On the machine itself nobody listens (Secure Contexts 3.1: what is "potentially trustworthy"). */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const isPrivate = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));

function checkPostback({ id, postback }: Partner): void {
  if (!postback) return;
  const { address, secret } = postback;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !isPrivate(url) || url.username !== '' || url.password !== '')
    throw new Error(`the postback of partner "${id}" is "${address}": write an https address without a password`);
  if (!isSecret(secret)) throw new Error(`the secret of partner "${id}" is none: ${SECRET_RULE}`);
}
