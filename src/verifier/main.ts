/**
 * Verifies receipts in the page of one. Keys, texts and the receipt stand in the page, so that it asks nothing of
 * anybody: it works with the network off.
 */
import { type NotProven, type Proven, type Trust, trustIn, verifyReceipt } from '../proof/index.ts';

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** What the page says of it. The parts' names are looked up by {@link NotProven.part}. */
const texts = byId('verify').dataset;

/** Texts of the page with their places filled. */
const fill = (text = '', values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

function sentences(found: Proven | NotProven): readonly string[] {
  if (found.kind === 'proven') {
    const { origin, index, size, witnesses } = found;
    const proven = fill(texts.proven, { origin, index, size });
    return witnesses.length === 0
      ? [proven, texts.provenNot ?? '']
      : [proven, witnessed(witnesses), texts.witnessedNot ?? ''];
  }
  const { part, code } = found;
  const name = texts[`part${part.charAt(0).toUpperCase()}${part.slice(1)}`] ?? part;
  return [fill(texts.failed, { part: name, code })];
}

/** Who vouches for what, by when: the latest of them, as `verifyReceipt` says it too. */
function witnessed(witnesses: Proven['witnesses']): string {
  const { lang } = document.documentElement;
  const style = { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' } as const;
  const latest = Math.max(...witnesses.map(({ atSeconds }) => atSeconds));
  return fill(texts.witnessed, {
    time: new Intl.DateTimeFormat(lang, style).format(latest * 1000),
    witnesses: new Intl.ListFormat(lang).format(witnesses.map(({ name }) => name)),
  });
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

const keysIn = (selector: string): readonly string[] =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');

/** @returns `undefined` where the keys are none, or the browser cannot verify by them. */
const trusted = (logs: readonly string[], witnesses: readonly string[], quorum: number): Promise<Trust | undefined> =>
  trustIn({ logs, witnesses, quorum }).catch(() => undefined);

/**
 * Whom the reader believes. Keys of witnesses that they enter are read as `samtykke verify --witness` reads a file, and
 * one of these has to have signed; without them those count that the page names, if they have signed: a receipt may be
 * older than they are.
 *
 * @returns a sentence that says what stops it.
 */
async function whoIsBelieved(): Promise<Trust | string> {
  const logs = keysIn('.key');
  const published = await trusted(logs, keysIn('.witness'), 0);
  if (!published) return texts.unsupported ?? '';
  const own: string[] = [];
  let believed: Trust | undefined = published;
  for (const [index, line] of (byId('verify-witnesses') as HTMLTextAreaElement).value.split('\n').entries()) {
    const key = line.trim();
    if (key === '' || key.startsWith('#') || own.includes(key)) continue;
    own.push(key);
    believed = await trusted(logs, own, 1);
    if (!believed) return fill(texts.witnessBad, { line: index + 1 });
  }
  return believed;
}

/** What was verified last: whoever enters a key afterwards means it to count. */
let latest: string | undefined;

async function verify(receipt: string): Promise<void> {
  latest = receipt;
  const trust = await whoIsBelieved();
  if (typeof trust === 'string') return say([trust], 'unsupported');
  const found = await verifyReceipt(receipt, trust);
  say(sentences(found), found.kind);
}

const here = byId('verify-here');
here.querySelector('button')?.addEventListener('click', () => verify(byId('receipt').textContent ?? ''));
byId('verify-file').addEventListener('change', async ({ target }) => {
  const file = (target as HTMLInputElement).files?.[0];
  if (file) await verify(await file.text());
});
byId('verify-witnesses').addEventListener('change', () => latest !== undefined && verify(latest));
here.hidden = false;
