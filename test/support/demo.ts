/** The demo site, in this process, with a database of its own. */
import { type NightStage, openNightStage } from '../../examples/night-stage/night-stage.ts';
import { exampleFile, temporaryFolder } from './server.ts';

/** The password of the operator's pages. */
export const OPERATOR_TOKEN = 'operator-of-the-demo';

/** Starts the demo on free ports; what it keeps goes away with it. */
export async function openDemo(registry = 'registry.yaml'): Promise<NightStage> {
  const folder = temporaryFolder();
  const options = { registry: exampleFile(registry), folder: folder.path, port: 0, operatorToken: OPERATOR_TOKEN };
  const demo = await openNightStage(options);
  return {
    ...demo,
    stop: async () => {
      await demo.stop();
      folder.remove();
    },
  };
}
