import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import vectors from '../../vectors/log.json' with { type: 'json' };
import { type AReceipt, aReceipt, ORIGIN, signerOf, verifierKeyOf, WITNESSES } from '../support/a-receipt.ts';
import { launchChromium, newVisitor } from '../support/browsers.ts';

type Proof = typeof import('../../src/proof/index.ts');
declare const proof: Proof;

const PAGE = 'https://receipt.test/';
const browserOf: { browser?: Browser } = {};
let page: Page;
let receipt: AReceipt;
let trust: { readonly logs: string[]; readonly witnesses: string[]; readonly quorum: number };

/** A page that has the verifier in it, and no network any more. */
beforeAll(async () => {
  const entryPoints = [fileURLToPath(new URL('../../src/proof/index.ts', import.meta.url))];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', globalName: 'proof' });
  receipt = await aReceipt();
  const witnesses = await Promise.all(WITNESSES.map(async (name) => verifierKeyOf(await signerOf(name, 'witness'))));
  trust = { logs: [await verifierKeyOf(await signerOf(ORIGIN, 'log'))], witnesses, quorum: 2 };
  browserOf.browser = await launchChromium();
  const context = await newVisitor(browserOf.browser);
  page = await context.newPage();
  const body = `<!doctype html><script>${outputFiles[0]?.text.replaceAll('</script', '<\\/script')}</script>`;
  await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await page.goto(PAGE);
  await context.setOffline(true);
});
afterAll(() => browserOf.browser?.close());

const verify = (text: string) =>
  page.evaluate(async ([given, options]) => proof.verifyReceipt(given, await proof.trustIn(options)), [
    text,
    trust,
  ] as const);

describe('a browser without a network', () => {
  it('verifies a receipt and its witnesses', async () => {
    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    const found = await verify(receipt.text);
    expect(found).toMatchObject({ kind: 'proven', index: 437, size: 1000, recordText: receipt.recordText });
    expect(found.kind === 'proven' && found.witnesses.map(({ name }) => name)).toEqual(WITNESSES);
  });

  it.each([
    ['record', '"method":"script"', '"method":"form"'],
    ['checkpoint', '\\n1000\\n', '\\n1001\\n'],
    ['proof', 'index 437', 'index 438'],
    ['signature', '— site.example/log ', '— some.example/log '],
    ['cosignature', '— witness-a', '— witness-b'],
  ])('names the %s where that was changed', async (part, before, after) => {
    expect(receipt.text).toContain(before);
    expect(await verify(receipt.text.replace(before, after))).toMatchObject({ kind: 'not-proven', part });
  });

  it('opens the notes of the vectors as Node does', async () => {
    const found = await page.evaluate(async (cases) => {
      const kinds: string[] = [];
      for (const { note, known } of cases) {
        const keys = await Promise.all(known.map(proof.parseVerifierKey));
        kinds.push(
          (
            await proof.openNote(
              note,
              keys.filter((key) => key.kind === 'verifier'),
            )
          ).kind,
        );
      }
      return kinds;
    }, vectors.notes.good);
    expect(found).toEqual(vectors.notes.good.map(({ opened }) => opened));
  });
});
