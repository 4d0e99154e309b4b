/** `npm run bench [guard|page|store|decide|features|gateway] [rounds]`: figures and ratios, side by side in one run. They decide no test. */
import { buildPageScripts } from '../scripts/build.ts';
import { benchDecide } from './decide.ts';
import { benchFeatures } from './features.ts';
import { benchGateway } from './gateway.ts';
import { benchGuard } from './guard.ts';
import { benchPage } from './page.ts';
import { benchStore } from './store.ts';

const BENCHES = {
  guard: benchGuard,
  page: benchPage,
  store: benchStore,
  decide: benchDecide,
  features: benchFeatures,
  gateway: benchGateway,
} as const;
const DEFAULT_ROUNDS = { guard: 15, page: 15, store: 3, decide: 15, features: 15, gateway: 3 } as const;

const [name, count] = process.argv.slice(2);
await buildPageScripts();
for (const each of ['guard', 'page', 'store', 'decide', 'features', 'gateway'] as const) {
  if (name === undefined || name === each) await BENCHES[each](Number(count ?? DEFAULT_ROUNDS[each]));
}
