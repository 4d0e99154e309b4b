import type { Frame } from 'playwright-core';
import { inTime } from '../in-time.ts';

/** So long a frame may take to answer, in milliseconds; one within the page, and one that has kept silent before. */
const PAGE_PATIENCE = 15_000;
const FRAME_PATIENCE = 2_000;
const SILENT_PATIENCE = 200;

const silent = new WeakSet<Frame>();

/**
 * What a frame answers. One that is on its way elsewhere, or that the browser has not let run yet, may never do so.
 *
 * @throws {NoAnswerInTime}
 */
export async function frameAnswer<T>(frame: Frame, work: Promise<T>): Promise<T> {
  const isWithin = frame.parentFrame() !== null;
  const patience = isWithin ? (silent.has(frame) ? SILENT_PATIENCE : FRAME_PATIENCE) : PAGE_PATIENCE;
  silent.add(frame);
  const answer = await inTime(work, patience);
  silent.delete(frame);
  return answer;
}
