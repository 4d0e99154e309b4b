import { defineConfig } from 'vitest/config';

/** As long as a slow machine needs; what is there sooner is seen sooner. */
const expect = { poll: { timeout: 5_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'test/node/**/*.test.ts'],
          globalSetup: ['test/setup/build.ts'],
          testTimeout: 30_000,
          expect,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts', 'test/leaks/**/*.test.ts', 'test/attacks/**/*.test.ts'],
          globalSetup: ['test/setup/build.ts'],
          testTimeout: 60_000,
          expect,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
