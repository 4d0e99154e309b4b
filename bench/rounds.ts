/** Measuring side by side: the machine's speed drifts, so candidates take turns, and ratios count. */

export interface Candidate<Metric extends string> {
  readonly name: string;
  readonly run: () => Promise<Readonly<Record<Metric, number>>>;
}

export type Medians<Metric extends string> = ReadonlyMap<string, Readonly<Record<Metric, number>>>;

/** How many times a second something is done, `turns` times in a row. */
export function timesASecond(name: string, turns: number, once: (turn: number) => unknown): Candidate<'a second'> {
  return {
    name,
    run: async () => {
      const began = performance.now();
      for (let turn = 0; turn < turns; turn++) once(turn);
      return { 'a second': turns / ((performance.now() - began) / 1_000) };
    },
  };
}

/** Runs every candidate once a round, in turn, after one round that does not count. */
export async function rounds<Metric extends string>(
  candidates: readonly Candidate<Metric>[],
  count: number,
): Promise<Medians<Metric>> {
  const samples = new Map<string, Readonly<Record<Metric, number>>[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round <= count; round++) {
    for (const { name, run } of candidates) {
      const sample = await run();
      if (round > 0) samples.get(name)?.push(sample);
    }
  }
  return new Map([...samples].map(([name, all]) => [name, medians(all)]));
}

function medians<Metric extends string>(
  all: readonly Readonly<Record<Metric, number>>[],
): Readonly<Record<Metric, number>> {
  const names = Object.keys(all[0] ?? {}) as Metric[];
  return Object.fromEntries(names.map((name) => [name, median(all.map((each) => each[name]))])) as Record<
    Metric,
    number
  >;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Prints medians, and each as a ratio to one of the candidates. */
export function printTable<Metric extends string>(
  title: string,
  found: Medians<Metric>,
  against: string,
  units: Readonly<Record<Metric, string>>,
): void {
  const metrics = Object.keys(units) as Metric[];
  const base = found.get(against);
  console.log(`\n${title} (ratios to: ${against})`);
  console.log(`${''.padEnd(36)}${metrics.map((metric) => metric.padStart(26)).join('')}`);
  for (const [name, values] of found) {
    const cells = metrics.map((metric) => {
      const value = values[metric];
      // A page without a banner shows none and takes no click.
      const text = Number.isNaN(value)
        ? '–'
        : `${value.toFixed(1)} ${units[metric]} (${ratioTo(base?.[metric], value)})`;
      return text.padStart(26);
    });
    console.log(`${name.padEnd(36)}${cells.join('')}`);
  }
}

function ratioTo(base: number | undefined, value: number): string {
  const ratio = value / (base ?? Number.NaN);
  return ratio < 0.1 ? ratio.toPrecision(2) : ratio.toFixed(2);
}
