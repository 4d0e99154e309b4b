import { defineConfig } from 'vitest/config';

/** As long as a slow machine needs; what is there sooner is seen sooner. */
const expect = { poll: { timeout: 5_000 } };
const inBrowser = { testTimeout: 60_000, hookTimeout: 60_000, expect };

export default defineConfig({
  test: {
    // Once for all projects.
    globalSetup: ['test/setup/build.ts'],
    // A file that drives a browser waits for it more than it computes.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'test/node/**/*.test.ts'],
          testTimeout: 30_000,
          expect,
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'browser',
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
