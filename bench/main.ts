/**
 * `npm run bench [guard|page|store|decide|features|gateway|recommender|merkle|volume|planted|audit] [rounds]`: figures and
 * ratios, side by side in one run. They decide no test. `npm run bench quality [file.csv [test.csv]]`: how well the
 * recommender foretells clicks.
 */
import { buildPageScripts } from '../scripts/build.ts';
import { benchAudit } from './audit.ts';
import { benchDecide } from './decide.ts';
import { benchFeatures } from './features.ts';
import { benchGateway } from './gateway.ts';
import { benchGuard } from './guard.ts';
import { benchMerkle } from './merkle.ts';
import { benchPage } from './page.ts';
import { benchPlanted } from './planted.ts';
import { benchQuality } from './quality.ts';
import { benchRecommender } from './recommender.ts';
import { benchStore } from './store.ts';
import { benchVolume } from './volume.ts';

/** Each with the rounds, or for `volume` the thousands of records, that it takes where none are named. */
const BENCHES = {
  guard: [benchGuard, 15],
  page: [benchPage, 15],
  store: [benchStore, 3],
  decide: [benchDecide, 15],
  features: [benchFeatures, 15],
  gateway: [benchGateway, 3],
  recommender: [benchRecommender, 3],
  merkle: [benchMerkle, 5],
  volume: [benchVolume, 1_000],
  planted: [benchPlanted, 1],
  audit: [benchAudit, 3],
} as const;

const [name, count, ...others] = process.argv.slice(2);
await buildPageScripts();
for (const [each, [bench, rounds]] of Object.entries(BENCHES)) {
  if (name === undefined || name === each) await bench(Number(count ?? rounds));
}
if (name === undefined || name === 'quality') await benchQuality(count === undefined ? [] : [count, ...others]);
