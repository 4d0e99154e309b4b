import { z } from 'zod';

/** A consent ID as people write it: a UUID, in capitals too. Records have it in small letters. */
export const consentIdSchema = z.uuid().toLowerCase();

/** The consent ID that a text is; `undefined` when it is none. */
export const consentIdOf = (text: string): string | undefined => consentIdSchema.safeParse(text.trim()).data;
