/** `npm run bench [page|store|decide] [rounds]`: figures and ratios, side by side in one run. They decide no test. */
import { buildPageScripts } from '../scripts/build.ts';
import { benchDecide } from './decide.ts';
import { benchPage } from './page.ts';
import { benchStore } from './store.ts';

const BENCHES = { page: benchPage, store: benchStore, decide: benchDecide } as const;
const DEFAULT_ROUNDS = { page: 15, store: 3, decide: 15 } as const;

const [name, count] = process.argv.slice(2);
await buildPageScripts();
for (const each of ['page', 'store', 'decide'] as const) {
  if (name === undefined || name === each) await BENCHES[each](Number(count ?? DEFAULT_ROUNDS[each]));
}
