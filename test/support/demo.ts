/** The demo site, in this process, with a database of its own. */
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
