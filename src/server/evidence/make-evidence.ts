/** Evidence of what a version of the registry asks with: pictures, a signed manifest of them, and its entry in the log. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ReleaseRecord } from '../../proof/index.ts';
import type { Registry } from '../../registry/index.ts';
import { siteOf } from '../history.ts';
import type { LogKeys } from '../log/index.ts';
import { sha256Hex } from '../sha256.ts';
import type { Store } from '../stores/index.ts';
import { RENDERER } from '../take-choice.ts';
import { startChromium } from './chromium.ts';
import { type EvidenceServer, startEvidenceServer } from './evidence-server.ts';
import { lackingLetters } from './fonts.ts';
import { assertOwnKeys, type Logged, logRelease } from './log-release.ts';
import {
  FORMAT,
  MANIFEST_FILE,
  type Manifest,
  type ManifestPicture,
  RECEIPT_FILE,
  SIGNATURE_FILE,
  signManifest,
  writeManifest,
} from './manifest.ts';
import { type Fetched, fileOf, type Picture, picturesIn, SHOWS } from './pictures.ts';

export interface EvidenceOptions {
  readonly registry: Registry;
  /** Its history is read, and the record of the release is kept in it. The registry is not put in force by it. */
  readonly store: Store;
  readonly keys: LogKeys;
  /** Folder that is not there yet, or is empty. */
  readonly to: string;
  /** Some of the site's. */
  readonly languages: readonly string[];
  /** Chromium's file; without it the one that is found. */
  readonly chromium?: string | undefined;
  /** Hears of each language when its pictures are there. */
  readonly onLanguage?: (language: string, pictures: number) => void;
}

export interface Evidence {
  /** SHA-256 of the manifest, in hex. */
  readonly manifest: string;
  readonly pictures: number;
  /** The record in the log. */
  readonly record: ReleaseRecord;
  readonly logged: Logged;
}

/**
 * Takes the pictures, signs their manifest, has it in the log, and puts the receipt beside it. A folder without a manifest
 * was never finished.
 *
 * @throws {Error} with the mend for a folder that is not empty, a Chromium that is not there, a language without a font.
 */
export async function makeEvidence(options: EvidenceOptions): Promise<Evidence> {
  const { registry, store, keys, to } = options;
  openFolder(to);
  await assertOwnKeys(store.log(siteOf(registry)), keys);
  const manifest = await withBrowser(options, (browser, server) => takeAll(options, browser, server));
  const text = writeManifest(manifest);
  const hash = sha256Hex(text);
  writeFileSync(join(to, SIGNATURE_FILE), await signManifest(manifest, hash, keys));
  writeFileSync(join(to, MANIFEST_FILE), text);
  const made: ReleaseRecord = {
    format: 1,
    kind: 'release',
    id: randomUUID(),
    site: siteOf(registry),
    at: new Date().toISOString(),
    registry: registry.version,
    manifest: hash,
  };
  const { record, logged } = await logRelease(store, keys, made);
  if (logged.kind === 'logged') writeFileSync(join(to, RECEIPT_FILE), logged.receipt);
  return { manifest: hash, pictures: manifest.pictures.length, record, logged };
}

function openFolder(to: string): void {
  try {
    mkdirSync(to, { recursive: true });
  } catch (cause) {
    throw new Error(`${to}: it can be made no folder (${(cause as Error).message}); name another one`, { cause });
  }
  if (readdirSync(to).length > 0)
    throw new Error(`${to}: the folder is not empty; name another one, since evidence is never written over`);
}

async function withBrowser(
  { registry, store, chromium }: EvidenceOptions,
  work: (browser: Browser, server: EvidenceServer) => Promise<Manifest>,
): Promise<Manifest> {
  const browser = await startChromium(chromium);
  try {
    const server = await startEvidenceServer(registry, store);
    try {
      return await work(browser, server);
    } finally {
      await server.close();
    }
  } finally {
    await browser.close();
  }
}

async function takeAll(options: EvidenceOptions, browser: Browser, server: EvidenceServer): Promise<Manifest> {
  const { registry, languages, to, onLanguage } = options;
  for (const language of languages) await assertFont(browser, language);
  const at = new Date().toISOString();
  const fetched: Fetched = new Set();
  const pictures: ManifestPicture[] = [];
  for (const language of languages) {
    const before = pictures.length;
    for await (const picture of picturesIn(language, browser, server, fetched)) pictures.push(keep(to, picture));
    onLanguage?.(language, pictures.length - before);
  }
  return {
    format: FORMAT,
    site: siteOf(registry),
    registry: registry.version,
    renderer: RENDERER,
    build: server.consent.build,
    code: await codeServed(server, fetched),
    jurisdiction: server.jurisdiction,
    asks: server.asks,
    browser: { name: 'chromium', version: browser.version(), platform: `${process.platform} ${process.arch}` },
    at,
    pictures,
  };
}

async function assertFont(browser: Browser, language: string): Promise<void> {
  const lacking = await lackingLetters(browser, language);
  if (lacking.length === 0) return;
  throw new Error(
    `${language}: this machine has no font for ${lacking.length} of its letters (such as ${lacking[0]}), and the pictures would show boxes; install one, or name the other languages with --language`,
  );
}

function keep(to: string, picture: Picture): ManifestPicture {
  const { png, language, surface, size, scheme } = picture;
  const file = fileOf(picture);
  mkdirSync(join(to, dirname(file)), { recursive: true });
  writeFileSync(join(to, file), png);
  const { width, height } = sizeOf(png);
  return { file, sha256: sha256Hex(png), language, surface, size, scheme, shows: SHOWS[surface], width, height };
}

/** PNG 11.2.1: the header chunk comes first, and begins with width and height. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** What the pages were made with, and what they would load after a consent, each fetched once more and hashed. */
async function codeServed({ address, consent }: EvidenceServer, fetched: Fetched): Promise<Manifest['code']> {
  const addresses = [...new Set([...fetched, `${consent.basePath}/a/${consent.build}/providers.js`])].sort();
  const answers = await Promise.all(
    addresses.map(async (path) => {
      const response = await fetch(address + path);
      return response.ok ? [{ address: path, sha256: sha256Hex(new Uint8Array(await response.arrayBuffer())) }] : [];
    }),
  );
  return answers.flat();
}
