import { printable } from '../printable/index.ts';
import type { CheckedSite, SiteFinding } from '../server/index.ts';

/** As many findings as are told one by one. */
const MOST_TOLD = 1_000;

/** Findings of a check as they come; however many there are, no more than the first thousand are kept. */
export interface FindingList {
  readonly told: readonly SiteFinding[];
  /** How many there were in all. */
  readonly count: number;
  readonly checked: CheckedSite;
}

/** Checks a site and gathers what is found. */
export async function gatherFindings(
  check: (tell: (finding: SiteFinding) => void) => Promise<CheckedSite>,
): Promise<FindingList> {
  const told: SiteFinding[] = [];
  let count = 0;
  const checked = await check((finding) => {
    count++;
    if (told.length < MOST_TOLD) told.push(clean(finding));
  });
  return { told, count, checked };
}

/** Whoever has written the database. */
const clean = (finding: SiteFinding): SiteFinding => ({
  ...finding,
  which: printable(finding.which),
  what: printable(finding.what),
});

/** For people: a finding in two lines, then what was walked. */
export function siteFindingsAsText({ told, count, checked }: FindingList): string {
  const lines = told.map(({ part, which, what, mend }) => `${nameOf(part, which)}: ${what}\n  mend: ${mend}`);
  const more = count > told.length ? [`… and ${count - told.length} more`] : [];
  return [...lines, ...more, summaryOf(count, checked)].join('\n');
}

/** A tile's address says by itself what it is. */
const nameOf = (part: SiteFinding['part'], which: string): string =>
  part === 'tile' ? which : `${part} ${which}`.trimEnd();

function summaryOf(count: number, { entries, records, erased, waiting }: CheckedSite): string {
  const found = count === 0 ? 'no findings' : count === 1 ? '1 finding' : `${count} findings`;
  return `${found}; entries in the log ${entries}, records in it ${records}, erased ${erased}, waiting ${waiting}`;
}
