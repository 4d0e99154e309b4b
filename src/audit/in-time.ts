/** What was waited for did not come. */
export class NoAnswerInTime extends Error {
  constructor() {
    super('no answer in time');
  }
}

/**
 * What a piece of work comes to, unless it takes too long; the work itself is not ended.
 *
 * @throws {NoAnswerInTime} when it does.
 */
export function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerInTime()), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
