/** What a tree of processes takes, as Linux tells it. Nothing is known elsewhere, which is `NaN`. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Taken {
  /** Resident memory in megabytes; what several share counts once (the proportional set size). */
  readonly megabytes: number;
  /** Milliseconds of processor time, with that of children which have ended. */
  readonly cpuMilliseconds: number;
}

/** proc(5): what `/proc/<pid>/stat` counts time in, a hundredth of a second for every program. */
const TICK_MILLISECONDS = 10;

/** All descendants of a process together, without itself. */
export function takenBelow(root: number): Taken {
  if (process.platform !== 'linux') return { megabytes: Number.NaN, cpuMilliseconds: Number.NaN };
  const below = descendants(root);
  const sum = (of: (pid: number) => number): number => below.reduce((total, pid) => total + of(pid), 0);
  return { megabytes: sum(megabytesOf), cpuMilliseconds: sum(cpuOf) };
}

function descendants(root: number): readonly number[] {
  const parents = readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? statOf(pid)[1] : undefined;
    return parent === undefined ? [] : [[pid, Number(parent)] as const];
  });
  const found = [root];
  for (const each of found) for (const [pid, parent] of parents) if (parent === each) found.push(pid);
  return found.slice(1);
}

/** What follows the name of the program: its state, its parent's id and so on. Nothing for a process that has ended. */
const statOf = (pid: number): readonly string[] =>
  read(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');

/** utime, stime, cutime and cstime are fields 14 to 17, the state is field 3. */
const cpuOf = (pid: number): number =>
  statOf(pid)
    .slice(11, 15)
    .reduce((ticks, each) => ticks + Number(each), 0) * TICK_MILLISECONDS;

const megabytesOf = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1_024;

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
