import type { DecisionTable, Kind } from '../decision/index.ts';
import type { Page } from './page.ts';
import { documentsIn } from './release.ts';

/**
 * Closes what only a Content-Security-Policy stops (style sheets, `import()`, redirects) to all that is not allowed any
 * more, in the page and in the frames in it that it reaches into. A policy that a page gets while it is shown only takes
 * away (CSP3 8.1), and nothing takes it back: what is granted again is reached from the next page on.
 *
 * Means the same as the server's, see `filter/policy.ts`; what is not worth its bytes here stays closed: addresses with
 * letters that a policy would have to spell otherwise.
 */
export function narrow({ handle: { base, table } }: Page): void {
  if (table.mode === 'report') return;
  const listFor = (kind: Kind): string =>
    `'self' data: blob: 'unsafe-inline' 'unsafe-eval' ${base} ${sourcesOf(table, kind).join(' ')}`;
  const other = listFor('beacon');
  const content = `default-src ${other};script-src ${listFor('script')};frame-src ${listFor('frame')};form-action ${other}`;
  for (const { head } of documentsIn(window))
    head?.append(Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content }));
}

/**
 * The hosts that are open for a kind of address, with their subdomains where nothing beneath them is closed, and single
 * addresses, but for those that end in a slash: these would stand for all below.
 */
function sourcesOf(table: DecisionTable, kind: Kind): readonly string[] {
  const isOpen = (name: string): boolean => window.samtykke.verdict(kind, name).kind !== 'denied';
  const names = table
    .entries()
    .flatMap((entry) => (entry.kind === kind && /^\w[\w.:/@*-]*[\w*]$/.test(entry.name) ? entry.name : []));
  const hosts = [...Object.keys(table.hosts), ...names.map((name) => name.split('/')[0] as string)].flatMap((host) => [
    host,
    `*.${host}`,
  ]);
  const isListed = (host: string): boolean => {
    const beneath = host.split('*')[1] ?? ' ';
    // A star in a name stands for what nobody has named.
    return hosts.every((each) => (each !== host && !each.endsWith(beneath)) || isOpen(`${each}/*`));
  };
  return [
    ...hosts.filter(isListed).map((host) => `${host}:* wss://${host}:*`),
    ...names.filter(isOpen).map((name) => name.replace(/\*$/, '')),
  ];
}
