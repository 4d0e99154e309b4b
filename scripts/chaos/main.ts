/**
 * `node scripts/chaos/main.ts [rounds] [name…]`: what happens to a log that several servers share when they are killed,
 * stopped and woken up, when the database restarts, when the disk is full, when the clock is set back. Every choice that
 * was acknowledged has to be there, once; every checkpoint that was seen, on the tree; `samtykke check`, clean; and the log
 * has to go on after each round. Beside it controls that lack what keeps it so, and have to go wrong, or the rest shows
 * nothing.
 *
 * Ends with 1 when it is not so. Takes some minutes, all of two cores, and a hundred megabytes.
 */
import { play, SCENARIOS } from './scenarios.ts';
import { isGood } from './verdict.ts';

const [count = '10', ...names] = process.argv.slice(2);
const rounds = Number(count);
console.log(
  'harm                     store     rounds  acknowledged  missing  checkpoints  off the tree  stood still  check',
);
let isAsExpected = true;
for (const scenario of SCENARIOS) {
  if (names.length > 0 && !names.some((name) => scenario.name.includes(name))) continue;
  const verdict = await play(scenario, rounds);
  const start = `${scenario.name.padEnd(23)}  ${scenario.store.padEnd(8)}  ${String(rounds).padStart(6)}`;
  if (typeof verdict === 'string') {
    console.log(`${start}  skipped: ${verdict}`);
    continue;
  }
  isAsExpected &&= isGood(verdict) === (scenario.without === undefined);
  const { acknowledged, missing, checkpoints, offTheTree, stoodStill, check } = verdict;
  const cells = [acknowledged, missing, checkpoints, offTheTree, stoodStill].map(String);
  const widths = [12, 7, 11, 12, 11];
  console.log(
    `${start}  ${cells.map((cell, index) => cell.padStart(widths[index] as number)).join('  ')}  ${check || 'clean'}`,
  );
}
console.log(isAsExpected ? 'as it has to be' : 'NOT as it has to be');
process.exitCode = isAsExpected ? 0 : 1;
