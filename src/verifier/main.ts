/**
 * Verifies receipts in the page of one. Keys, texts and the receipt stand in the page, so that it asks nothing of
 * anybody: it works with the network off.
 */
import { type NotProven, type Proven, trustIn, verifyReceipt } from '../proof/index.ts';

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** What the page says of it. The parts' names are looked up by {@link NotProven.part}. */
const texts = byId('verify').dataset;

/** Texts of the page with their places filled. */
const fill = (text = '', values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

function sentences(found: Proven | NotProven): readonly string[] {
  if (found.kind === 'proven') {
    const { origin, index, size } = found;
    return [fill(texts.proven, { origin, index, size }), texts.provenNot ?? ''];
  }
  const { part, code } = found;
  const name = texts[`part${part.charAt(0).toUpperCase()}${part.slice(1)}`] ?? part;
  return [fill(texts.failed, { part: name, code })];
}

function say(lines: readonly string[], kind: string): void {
  const result = byId('verify-result');
  result.dataset.result = kind;
  result.replaceChildren(
    ...lines.map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

async function verify(receipt: string): Promise<void> {
  const logs = [...document.querySelectorAll('.key')].map(({ textContent }) => textContent ?? '');
  const trust = await trustIn({ logs }).catch(() => undefined);
  if (!trust) return say([texts.unsupported ?? ''], 'unsupported');
  const found = await verifyReceipt(receipt, trust);
  say(sentences(found), found.kind);
}

const here = byId('verify-here');
here.querySelector('button')?.addEventListener('click', () => verify(byId('receipt').textContent ?? ''));
byId('verify-file').addEventListener('change', async ({ target }) => {
  const file = (target as HTMLInputElement).files?.[0];
  if (file) await verify(await file.text());
});
here.hidden = false;
