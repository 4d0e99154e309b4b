import { configDefaults, defineConfig } from 'vitest/config';

/** As long as a slow machine needs; what is there sooner is seen sooner. */
const patience = { hookTimeout: 60_000, expect: { poll: { timeout: 5_000 } } };
/** Node reads the source by itself, as it does in use: read for it by Vite, tests in a process take a quarter longer. */
const native = { experimental: { viteModuleRunner: false } };
const inNode = { ...patience, testTimeout: 30_000 };
const inBrowser = { ...patience, ...native, testTimeout: 60_000 };

/** Files that change what belongs to their process, as `vi.mock`, a global tracer, its environment: each has one alone. */
const APART = ['test/node/server/hardening.test.ts', 'test/node/server/traces.test.ts', 'test/node/deploy.test.ts'];

export default defineConfig({
  test: {
    // Once for all projects.
    globalSetup: ['test/setup/build.ts'],
    // One more than the cores that tests may count on: a file that drives a browser waits a part of its time.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...inNode,
          ...native,
          name: 'node',
          include: ['src/**/*.test.ts', 'test/node/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...APART],
          // One process loads the source once for many files: that took longer than most tests.
          isolate: false,
        },
      },
      { test: { ...inNode, name: 'apart', include: APART } },
      {
        test: {
          ...inBrowser,
          name: 'browser',
          // As above.
          isolate: false,
          include: ['test/browser/**/*.test.ts', 'test/attacks/**/*.test.ts'],
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'leaks',
          include: ['test/leaks/**/*.test.ts'],
          // It keeps both cores busy with what is waited for only so long: alone, after all others.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
