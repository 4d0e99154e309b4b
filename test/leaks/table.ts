/** What is claimed, as people read it. */
import { claimOf, DEPLOYMENTS, type Deployment, runsIn, STATES, type Way } from './way.ts';
import { FIREFOX_LACKS, FIREFOX_UNTRIED } from './ways/firefox.ts';

type Row = readonly string[];

/** A table in Markdown, its columns as wide as what they hold. */
function table(rows: readonly Row[]): string {
  const widths = (rows[0] as Row).map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const line = (row: Row): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`;
  const [head, ...rest] = rows as [Row, ...Row[]];
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest.map(line)].join('\n');
}

/** The states in which nothing that needs consent has any. */
const CLOSED = STATES.filter((state) => state !== 'granted');

/** What becomes of a way without a grant, in one word. */
function word(way: Way, deployment: Deployment, browser: 'chromium' | 'firefox' = 'chromium'): string {
  const claims = CLOSED.filter((state) => runsIn(way, state)).map((state) => claimOf(way, deployment, state, browser));
  if (claims.every((claim) => claim === 'stopped')) {
    return way.isRemoved && deployment === 'tag' ? 'removed' : 'stopped';
  }
  if (claims.at(-1) === 'stopped') return 'open ¹';
  return claims[0] === 'either' && way.isSwept ? 'swept' : (claims[0] as string);
}

/** Where Firefox differs. */
function inFirefox(way: Way): string {
  if (FIREFOX_LACKS.has(way.id)) return 'lacks';
  if (FIREFOX_UNTRIED.has(way.id)) return 'untried';
  const different = DEPLOYMENTS.filter((deployment) => word(way, deployment, 'firefox') !== word(way, deployment));
  return different.map((deployment) => `${deployment}: ${word(way, deployment, 'firefox')}`).join(', ');
}

const groupsOf = (ways: readonly Way[]): readonly string[] => [...new Set(ways.map(({ group }) => group))];

/** How many ways of each group are stopped, by deployment. */
export function summary(ways: readonly Way[]): string {
  const count = (group: readonly Way[], deployment: Deployment): string => {
    const stopped = group.filter((way) => /^(stopped|removed)/.test(word(way, deployment)));
    return `${stopped.length}`;
  };
  const row = (name: string, group: readonly Way[]): Row => [
    name,
    `${group.length}`,
    ...DEPLOYMENTS.map((deployment) => count(group, deployment)),
  ];
  return table([
    ['stopped without consent', 'ways', ...DEPLOYMENTS],
    ...groupsOf(ways).map((name) =>
      row(
        name,
        ways.filter(({ group }) => group === name),
      ),
    ),
    row('all', ways),
  ]);
}

/** The page docs/leaks.md. */
export function leaksPage(ways: readonly Way[]): string {
  return `${[INTRODUCTION(ways), summary(ways), ...groupsOf(ways).map((name) => section(ways, name)), afterGrant(ways)].join('\n\n')}\n`;
}

const WORDS: readonly Row[] = [
  ['word', 'meaning'],
  ['`stopped`', 'nothing is stored and nothing is sent'],
  ['`removed`', "the server has set it; the page's script removes it as it arrives"],
  ['`swept`', "it is stored; the page's script removes it when it looks next: at a load, after a change"],
  ['`either`', 'the browser may have asked for it before a script could object'],
  ['`open`', 'it stores or sends; why it cannot be stopped stands below the table'],
  ['`open ¹`', "so, but after a withdrawal in the same page view: then the page's script adds a policy that stops it"],
];

const INTRODUCTION = (ways: readonly Way[]): string => `# Leaks

Every way to store or send that is tested, and what becomes of it where nobody has agreed. Each is first tried on a page
without us, where it must store or send; then before a choice, after a refusal, after a grant of other things only,
after a withdrawal in the same page view and after a grant of everything, with the script tag alone, behind
\`consent.protect\` and behind the gateway: all of it in Chromium and in Firefox. What came is read outside of the page: in
the logs of the tracker's host and of the site, in the browser's cookies, and on a page of the same origin that has no
guard. ${ways.length} ways, of which ${ways.length - FIREFOX_LACKS.size - FIREFOX_UNTRIED.size} run in Firefox; the tests are in \`test/leaks/\`, which also write this page.

${table(WORDS)}

The last column says where Firefox differs. It \`lacks\` what it does not have; \`untried\` is what a test's page does not
bring about in it even without us, or not each time, so that nothing is claimed of it there.`;

function section(ways: readonly Way[], name: string): string {
  const group = ways.filter((way) => way.group === name);
  const rows = group.map((way) => [
    way.what,
    ...DEPLOYMENTS.map((deployment) => word(way, deployment)),
    inFirefox(way),
  ]);
  const reasons = [...new Set(group.flatMap(({ cannot }) => cannot ?? []))];
  const parts = [`## ${name}`, table([['way', ...DEPLOYMENTS, 'Firefox'], ...rows])];
  if (reasons.length > 0) parts.push(reasons.map((reason) => `- Why it is open: ${reason}.`).join('\n'));
  return parts.join('\n\n');
}

function afterGrant(ways: readonly Way[]): string {
  const rows = ways.flatMap((way) => {
    const reason = way.closed ?? way.closedByServer;
    return reason === undefined
      ? []
      : [[`${way.group}: ${way.what}`, way.closed ? 'everywhere' : 'middleware, gateway', reason]];
  });
  return `## After a grant

All of the same ways work once their purpose is granted, from the next page on, and what an element waits for starts in
the same page view with the script tag. These stay closed:

${table([['way', 'where', 'why'], ...rows])}`;
}
