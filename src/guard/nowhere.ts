/**
 * An address at which nothing is: no browser connects to port 1 (Fetch, 'bad port'), and no name ends in `invalid`
 * (RFC 2606 2). What may not be sent is sent there, and fails as it does without a network.
 */
export const NOWHERE = '//samtykke.invalid:1';
