import { classOf } from './natives.ts';
import { addGetter } from './wrap.ts';

/** Says that the visitor sends the signal of Global Privacy Control (GPC 4), in pages and workers. */
export function sayGpc(): void {
  for (const name of ['Navigator', 'WorkerNavigator']) {
    const owner = classOf(name)?.prototype;
    if (owner) addGetter(owner, 'globalPrivacyControl', 'onLine', true);
  }
}
