/** Companies whose scripts the demo has in its pages, by their ids in the registry. */
export const THIRD_PARTIES = ['google', 'hotjar', 'bing', 'alexa'] as const;
export type ThirdParty = (typeof THIRD_PARTIES)[number];

/**
 * The host that stands in for a company's. RFC 6761 6.3: names that end in `.localhost` lead to this machine, and
 * browsers ask no name server for them; to a browser each is another site than 127.0.0.1 and than each other.
 */
export const hostOf = (party: ThirdParty): string => `${party}.localhost`;

export const originOf = (party: ThirdParty, port: number): string => `http://${hostOf(party)}:${port}`;

export function thirdPartyOf(host: string): ThirdParty | undefined {
  return THIRD_PARTIES.find((party) => hostOf(party) === host);
}
