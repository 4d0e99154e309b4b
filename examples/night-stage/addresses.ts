import type { Language } from '../../src/registry/index.ts';
import type { Recording } from './age/recordings.ts';
import type { Artist, Filter } from './catalogue.ts';
import { posterHash } from './poster.ts';

/** Every address that pages link to. */

/** Without a category in the one that a visitor was in last. */
export function listAddress(language: Language, category?: Filter | 'all'): string {
  return category ? `/${language}/?category=${category}` : `/${language}/`;
}

export const artistAddress = (language: Language, { slug }: Artist): string => `/${language}/artist/${slug}`;

export const searchAddress = (language: Language): string => `/${language}/search`;
export const favouritesAddress = (language: Language): string => `/${language}/favourites`;
export const historyAddress = (language: Language): string => `/${language}/history`;
export const postersAddress = (language: Language): string => `/${language}/posters`;
/** @param returnTo path of the page that a visitor comes back to. */
export const signInAddress = (language: Language, returnTo?: string): string =>
  `/${language}/sign-in${returnTo === undefined ? '' : `?${new URLSearchParams({ returnTo })}`}`;
export const signedOutAddress = (language: Language): string => `/${language}/signed-out`;
export const accountAddress = (language: Language): string => `/${language}/account`;
export const accountDeletedAddress = (language: Language): string => `/${language}/account-deleted`;
export const checkoutAddress = (language: Language, { slug }: Artist): string => `/${language}/checkout/${slug}`;
/** What came of a payment that this browser has nothing else to show of. */
export const paymentAddress = (language: Language, outcome: string): string => `/${language}/payment/${outcome}`;
export const wheelAddress = (language: Language): string => `/${language}/wheel`;
export const lateAddress = (language: Language): string => `/${language}/late`;
export const recordingAddress = (language: Language, { slug }: Recording): string => `/${language}/late/${slug}`;
/** Behind the gate, as the recording is. */
export const recordingPosterAddress = (language: Language, recording: Recording): string =>
  `${recordingAddress(language, recording)}/poster.svg`;
export const walletAddress = (language: Language): string => `/${language}/wallet`;

/** Where a form goes that does something. */
export const actionAddress = (language: Language, name: string): string => `/${language}/do/${name}`;

/** Where sign-in and payment lead back to, in no language: as it is registered there. */
export const SIGNED_IN_PATH = '/signed-in';
export const SIGNED_OUT_PATH = '/signed-out';
export const PAID_PATH = '/paid';

/** The query names the content, so that any cache may keep it for good. */
export const posterAddress = (artist: Artist): string => `/posters/${artist.slug}.svg?v=${posterHash(artist)}`;
