import { defineConfig } from 'vitest/config';

/** Tests that take minutes run only in the full suite: `npm run test:full`. */
const slow = process.env['WAYPOST_TEST_FULL'] === '1' ? [] : ['**/*.slow.test.ts'];

export default defineConfig({
  test: {
    // They wait for timers and disks more than for the processor.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // What a file imports is loaded once for all of a worker's files: half of the time otherwise.
          isolate: false,
          testTimeout: 30_000,
          include: [
            'packages/{whatsapp,journey,api,ui}/src/**/*.test.ts',
            'apps/studio/src/**/*.test.ts',
          ],
          exclude: slow,
        },
      },
      {
        test: {
          name: 'server',
          environment: 'node',
          isolate: false,
          include: [
            'packages/{engine,cloud-simulator}/src/**/*.test.ts',
            'apps/server/src/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: slow,
          globalSetup: ['packages/engine/src/testing/global-setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      'apps/studio/vitest.config.ts',
    ],
  },
});
