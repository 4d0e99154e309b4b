/**
 * `npm run bench [guard|page|store|decide|features|gateway|recommender|merkle] [rounds]`: figures and ratios, side by side in
 * one run. They decide no test. `npm run bench quality [file.csv [test.csv]]`: how well the recommender foretells clicks.
 */
import { buildPageScripts } from '../scripts/build.ts';
import { benchDecide } from './decide.ts';
import { benchFeatures } from './features.ts';
import { benchGateway } from './gateway.ts';
import { benchGuard } from './guard.ts';
import { benchMerkle } from './merkle.ts';
import { benchPage } from './page.ts';
import { benchQuality } from './quality.ts';
import { benchRecommender } from './recommender.ts';
import { benchStore } from './store.ts';

const BENCHES = {
  guard: benchGuard,
  page: benchPage,
  store: benchStore,
  decide: benchDecide,
  features: benchFeatures,
  gateway: benchGateway,
  recommender: benchRecommender,
  merkle: benchMerkle,
} as const;
const DEFAULT_ROUNDS = {
  guard: 15,
  page: 15,
  store: 3,
  decide: 15,
  features: 15,
  gateway: 3,
  recommender: 3,
  merkle: 5,
} as const;

const [name, count, ...others] = process.argv.slice(2);
await buildPageScripts();
for (const each of ['guard', 'page', 'store', 'decide', 'features', 'gateway', 'recommender', 'merkle'] as const) {
  if (name === undefined || name === each) await BENCHES[each](Number(count ?? DEFAULT_ROUNDS[each]));
}
if (name === undefined || name === 'quality') await benchQuality(count === undefined ? [] : [count, ...others]);
