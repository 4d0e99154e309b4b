/** What is put into a frame to look at it: changes nothing there and leaves nothing behind. */
import { type Area, areaAround, areaOf, areasIn, frameSeen, wholeDocument } from './areas.ts';
import { behind } from './behind.ts';
import { standIn } from './controls.ts';
import type { SeenArea, SeenBehind, SeenFrame } from './seen.ts';
import { isDrawn } from './shown.ts';
import { openClosed } from './tree.ts';

export interface Tools {
  openClosed(roots: readonly ShadowRoot[]): void;
  areasIn(isWhole: boolean): readonly Area[];
  areaOf(element: Element): Area;
  areaAround(control: Element): Area;
  wholeDocument(): Area;
  frameSeen(frame: Element): SeenFrame;
  behind(banner: Element): SeenBehind;
  isDrawn(element: Element): boolean;
  standIn(box: Element): Element | undefined;
}

export type { Area, SeenArea };

export const tools: Tools = {
  openClosed,
  areasIn,
  areaOf,
  areaAround,
  wholeDocument,
  frameSeen,
  behind,
  isDrawn,
  standIn,
};
