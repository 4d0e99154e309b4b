/** Puts the tools that look at a banner into a frame. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame, JSHandle } from 'playwright-core';
import { frameAnswer } from './frame-answer.ts';
import type { Tools } from './page/main.ts';

let source: string | undefined;

/** What `npm run build` made of `page/main.ts`: one expression. */
function read(): string {
  // From dist/audit/banner as it is published, or from src/audit/banner in a checkout.
  const places = ['../../page/look.js', '../../../dist/page/look.js'].map((each) => new URL(each, import.meta.url));
  for (const place of places) {
    try {
      return readFileSync(place, 'utf8');
    } catch {
      // The other one, then.
    }
  }
  const looked = places.map((each) => fileURLToPath(each)).join(', ');
  throw new Error(`what looks at banners is not built (looked in ${looked}): run npm run build`);
}

/** The tools, in one frame as it is now: a navigation ends them. */
export async function toolsIn(frame: Frame): Promise<JSHandle<Tools>> {
  source ??= read();
  return (await frameAnswer(frame, frame.evaluateHandle(source))) as JSHandle<Tools>;
}
