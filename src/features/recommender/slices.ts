/** Work that can be laid aside after each step. */
export type Slices<Result> = Generator<undefined, Result>;

/** After so many visits others get their turn. */
export const VISITS_A_SLICE = 2_000;

/** Does work without a pause. */
export function atOnce<Result>(work: Slices<Result>): Result {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Does work in the background: after each slice, whatever else the process has to do comes first. */
export async function inBackground<Result>(work: Slices<Result>): Promise<Result> {
  let step = work.next();
  while (!step.done) {
    await new Promise((resolve) => setTimeout(resolve));
    step = work.next();
  }
  return step.value;
}
