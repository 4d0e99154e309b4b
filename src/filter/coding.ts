/** The content codings that we make, the smallest first (RFC 7932, RFC 1952). */
const CODINGS = ['br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number];

/**
 * The smallest coding that a client takes; `undefined` when it takes none of ours.
 * RFC 9110 12.5.3: a coding with the weight 0 is refused; `*` means those that are not named.
 *
 * @param accept the `Accept-Encoding` header; without one nothing is compressed.
 */
export function codingFor(accept: string | null): Coding | undefined {
  const offers = (accept ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.split(';').map((part) => part.trim()));
  return CODINGS.find((coding) => {
    const offer = offers.find(([name]) => name === coding) ?? offers.find(([name]) => name === '*');
    return offer !== undefined && !offer.slice(1).some((each) => /^q\s*=\s*0(\.0*)?$/.test(each));
  });
}
