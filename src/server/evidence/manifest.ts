/** What a folder of evidence holds, and the note that signs it. */
import { z } from 'zod';
import { decodeUtf8, sign, writeNote } from '../../proof/index.ts';
import { canonicalJson } from '../../registry/index.ts';
import type { LogKeys } from '../log/index.ts';
import { SCHEMES, SHOWS, SIZE_NAMES } from './pictures.ts';

export const FORMAT = 'samtykke/evidence/v1';
export const MANIFEST_FILE = 'manifest.json';
export const SIGNATURE_FILE = 'manifest.sig';
export const RECEIPT_FILE = 'receipt.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const picture = z.object({
  /** In the folder, with `/`. */
  file: z.string().regex(/^[A-Za-z0-9-]+\/[a-z]+-[a-z]+-[a-z]+\.png$/),
  sha256,
  language: z.string(),
  surface: z.enum(Object.keys(SHOWS) as (keyof typeof SHOWS)[]),
  size: z.enum(SIZE_NAMES),
  scheme: z.enum(SCHEMES),
  /** In words. */
  shows: z.string(),
  /** Of the picture, in pixels. */
  width: z.int(),
  height: z.int(),
});

/** Members of a newer version are kept, and signed with the rest. */
const schema = z.looseObject({
  format: z.literal(FORMAT),
  /** The site, by its first domain. */
  site: z.string(),
  /** The registry's whole version. */
  registry: sha256,
  /** Version of the code that rendered it, as records name it. */
  renderer: z.string(),
  /** Hash of the scripts that were served, as records name it. */
  build: z.string(),
  /** Each script and style as it was served, by its address. */
  code: z.array(z.object({ address: z.string(), sha256 })),
  /** Whose rules the pictures were taken under, and what these ask. */
  jurisdiction: z.string(),
  asks: z.enum(['banner', 'notice', 'nothing']),
  browser: z.object({ name: z.string(), version: z.string(), platform: z.string() }),
  /** When the first picture was taken, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  pictures: z.array(picture),
});

export type Manifest = z.infer<typeof schema>;
export type ManifestPicture = z.infer<typeof picture>;

/** The manifest's bytes: canonical JSON (RFC 8785), so that one manifest has one hash. */
export const writeManifest = (manifest: Manifest): string => canonicalJson(manifest);

/** Reads what {@link writeManifest} has written; `undefined` for what is none of this version. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  const text = decodeUtf8(bytes);
  const parsed = schema.safeParse(text === undefined ? undefined : jsonIn(text));
  return parsed.success ? parsed.data : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What is signed: not a checkpoint, since its second line is no size. The site and the registry stand there for who reads
 * the note alone.
 */
export const noteText = ({ site, registry }: Pick<Manifest, 'site' | 'registry'>, hash: string): string =>
  `${FORMAT}\n${site}\n${registry}\n${hash}\n`;

/** Signs a manifest with all keys of the log that sign: a C2SP signed note. */
export async function signManifest(manifest: Manifest, hash: string, { signers }: LogKeys): Promise<string> {
  const text = noteText(manifest, hash);
  return writeNote(text, await Promise.all(signers.map((signer) => sign(text, signer))));
}
