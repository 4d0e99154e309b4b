import type { Language } from '../../src/registry/index.ts';
import type { Artist, Filter } from './catalogue.ts';
import { posterHash } from './poster.ts';

/** Every address that pages link to. */

export function listAddress(language: Language, filter?: Filter): string {
  return filter ? `/${language}/?category=${filter}` : `/${language}/`;
}

export const artistAddress = (language: Language, { slug }: Artist): string => `/${language}/artist/${slug}`;

export const signInAddress = (language: Language): string => `/${language}/sign-in`;

/** The query names the content, so that any cache may keep it for good. */
export const posterAddress = (artist: Artist): string => `/posters/${artist.slug}.svg?v=${posterHash(artist)}`;
