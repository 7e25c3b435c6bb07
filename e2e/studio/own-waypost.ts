import { startStudio, test as signedIn, type WorkerFixtures } from './signed-in.ts';

/** Tests of the studio on a Waypost that no other file of tests has touched or will see. */
export const test = signedIn.extend<object, Pick<WorkerFixtures, 'waypost'>>({
  waypost: [
    // Playwright reads from the pattern which fixtures are wanted: none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const waypost = await startStudio();
      await use(waypost);
      await waypost.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';
