/** `npm run size`: what the page's scripts weigh, in brotli bytes, against their budgets. */
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { JURISDICTIONS, type Language, type Registry } from '../src/registry/index.ts';
import { STRINGS, viewOf } from '../src/render/index.ts';
import { composeBrowser, composeGuard, composeProviders, loadRegistry, readPageScripts } from '../src/server/index.ts';
import { buildPageScripts } from './build.ts';

/**
 * What a page loads before its first paint; and all browser code for one language. Ours: a stop that only the guard can
 * make wins over its bytes, and so does a start in less time: the guard's budget is what both cost.
 */
export const BUDGETS = { guard: 14_720, language: 27_264 } as const;

export interface Sizes {
  readonly guard: number;
  /** Guard and second part, in the language in which they are largest. */
  readonly language: number;
  readonly largest: string;
  /** The guard with 2,000 entries: no budget, it tells how the table grows. */
  readonly guardWith2000: number;
  /** What tells providers of consent, with {@link PROVIDED}: no budget, a site without them loads none of it. */
  readonly providers: number;
}

/** Products that the page loads: of two makers, each told of consent in its own way. */
const PROVIDED: NonNullable<Registry['products']> = [
  { id: 'google-analytics-4', provider: 'google', purpose: 'analytics', load: { id: 'G-AB12CD34EF' } },
  { id: 'google-ads', provider: 'google', purpose: 'marketing', load: { id: 'AW-123456789' } },
  { id: 'microsoft-uet', provider: 'microsoft', purpose: 'marketing', load: { id: '12345678' } },
];

const weigh = (text: string): number => brotliCompressSync(text).length;

/** Measures the built scripts with the example registry of 104 entries in them. */
export async function measureSizes(): Promise<Sizes> {
  const registry = await loadRegistry(fileURLToPath(new URL('../examples/night-stage/registry.yaml', import.meta.url)));
  const guard = guardOf(registry);
  const parts = (registry.site.languages as readonly Language[]).map((language) => {
    const view = viewOf(registry, language, STRINGS[language], {
      choice: '/samtykke/choice',
      policy: `/samtykke/policy/${language}`,
    });
    return { language, bytes: weigh(composeBrowser(readPageScripts(), view)) };
  });
  const largest = parts.reduce((most, each) => (each.bytes > most.bytes ? each : most));
  return {
    guard: weigh(guard),
    language: weigh(guard) + largest.bytes,
    largest: largest.language,
    guardWith2000: weigh(guardOf({ ...registry, entries: manyEntries(registry, 2_000) })),
    providers: weigh(composeProviders(readPageScripts(), { ...registry, products: PROVIDED }, '/samtykke/') ?? ''),
  };
}

/** @param scripts the built ones without it. */
export function guardOf(registry: Registry, scripts = readPageScripts()): string {
  const jurisdiction = JURISDICTIONS['EU-strict'];
  return composeGuard(scripts, {
    registry,
    earlier: [],
    jurisdiction,
    gpc: false,
    scripts: '/samtykke/a/0123456789ab/',
  });
}

/** Names that are no two alike, spread over what the registry has. */
export function manyEntries({ entries }: Registry, count: number): Registry['entries'] {
  return Array.from({ length: count }, (_, index) => {
    const like = entries[index % entries.length] as Registry['entries'][number];
    const turn = Math.floor(index / entries.length);
    return turn === 0 ? like : { ...like, name: `${like.name}_${(index * 2_654_435_761) % 1_000_003}` };
  });
}

function row(name: string, bytes: number, budget?: number): string {
  const against = budget === undefined ? '' : ` of ${budget} (${Math.round((bytes / budget) * 100)} %)`;
  return `${name.padEnd(44)}${bytes}${against}`;
}

if (import.meta.main) {
  await buildPageScripts();
  const { guard, language, largest, guardWith2000, providers } = await measureSizes();
  console.log('brotli bytes');
  console.log(row('guard, 104 entries, before the first paint', guard, BUDGETS.guard));
  console.log(row(`all browser code for one language (${largest})`, language, BUDGETS.language));
  console.log(row('guard, 2,000 entries', guardWith2000));
  console.log(row('providers: GA4, Google Ads, Microsoft UET', providers));
  if (guard > BUDGETS.guard || language > BUDGETS.language) {
    console.log('over budget: what the visitor does not need before the first paint belongs in the second part');
    process.exitCode = 1;
  }
}
