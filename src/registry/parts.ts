import type { Registry } from './registry.ts';
import { retentionSeconds } from './retention.ts';

/** The finest thing that a visitor answers for: one purpose with one provider. */
export interface Part {
  readonly purpose: string;
  readonly provider: string;
  /** Longest life that an entry of the part declares, in seconds; 0 when all end with the session. */
  readonly longestSeconds: number;
}

/** Every part that has an entry, in the order of purposes and of their entries' first mention. */
export function partsOf({ purposes, entries }: Pick<Registry, 'purposes' | 'entries'>): readonly Part[] {
  const longest = new Map<string, Map<string, number>>(purposes.map(({ id }) => [id, new Map()]));
  for (const { purpose, provider, retention } of entries) {
    const providers = longest.get(purpose);
    const seconds = retentionSeconds(retention) ?? 0;
    providers?.set(provider, Math.max(providers.get(provider) ?? 0, seconds));
  }
  return [...longest].flatMap(([purpose, providers]) =>
    [...providers].map(([provider, longestSeconds]) => ({ purpose, provider, longestSeconds })),
  );
}
