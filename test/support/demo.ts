/** The demo site, in this process, with a database of its own. */
import type { Page } from 'playwright-core';
import { type NightStage, type NightStageOptions, openNightStage } from '../../examples/night-stage/night-stage.ts';
import { exampleFile, temporaryFolder } from './server.ts';

/** The password of the operator's pages. */
export const OPERATOR_TOKEN = 'operator-of-the-demo';

/** Starts the demo on free ports; what it keeps goes away with it. */
export async function openDemo(registry = 'registry.yaml', more: Partial<NightStageOptions> = {}): Promise<NightStage> {
  const folder = temporaryFolder();
  const options = {
    registry: exampleFile(registry),
    folder: folder.path,
    port: 0,
    operatorToken: OPERATOR_TOKEN,
    ...more,
  };
  const demo = await openNightStage(options);
  return {
    ...demo,
    stop: async () => {
      await demo.stop();
      folder.remove();
    },
  };
}

/** What a visitor has just agreed to comes with the next page: until then the policy of this one stops it, and says so. */
const OF_NEXT_PAGE =
  /^(Loading the script|Connecting to) 'https?:\/\/(\w+\.localhost:|samtykke\.invalid).* violates the following Content Security Policy/;

/** Notes each error of a page, and each refusal by its policy. */
export function noteProblems(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !OF_NEXT_PAGE.test(message.text())) problems.push(message.text());
  });
}
