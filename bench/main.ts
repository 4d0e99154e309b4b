/** `npm run bench [page|store] [rounds]`: figures and ratios, side by side in one run. They decide no test. */
import { buildPageScripts } from '../scripts/build.ts';
import { benchPage } from './page.ts';
import { benchStore } from './store.ts';

const BENCHES = { page: benchPage, store: benchStore } as const;
const DEFAULT_ROUNDS = { page: 15, store: 3 } as const;

const [name, count] = process.argv.slice(2);
await buildPageScripts();
for (const each of ['page', 'store'] as const) {
  if (name === undefined || name === each) await BENCHES[each](Number(count ?? DEFAULT_ROUNDS[each]));
}
