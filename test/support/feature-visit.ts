import { afterEach, beforeEach } from 'vitest';
import { type FeatureStore, type Jar, jarOver } from '../../src/features/index.ts';
import { type Store, sqliteStore } from '../../src/server/index.ts';
import { type TestGate, testGate } from './feature-gate.ts';

/** The jar of one page view, over cookies that outlive it. */
export const jarOfVisit = (cookies: Map<string, string>, gate: TestGate = {}): Jar =>
  jarOver(testGate(gate), {
    read: (name) => cookies.get(name),
    write: (name, value) => {
      cookies.set(name, value);
      return undefined;
    },
    delete: (name) => {
      cookies.delete(name);
    },
  });

/** A site with one visitor. */
interface TestSite {
  /** What is kept on the server, in a real store. */
  features: FeatureStore;
  /** What the visitor's browser keeps, by name. */
  cookies: Map<string, string>;
}

/** A site that keeps nothing yet, and a visitor without a cookie, others for each test of the file. */
export function newSite(): TestSite {
  const site = {} as TestSite;
  let store: Store;
  beforeEach(() => {
    store = sqliteStore({ path: ':memory:' });
    site.features = store.features('site.example');
    site.cookies = new Map();
  });
  afterEach(() => store.close());
  return site;
}
