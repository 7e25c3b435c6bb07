import { liveInIt, type LivedIn } from './lived-in.ts';
import { test as base } from './signed-in.ts';

/** As `signed-in.ts`, on a Waypost of its own that was used for an afternoon. */
export const test = base.extend<object, { livedIn: LivedIn }>({
  livedIn: [
    async ({ waypost }, use) => {
      await use(await liveInIt(waypost));
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

export { expect } from './signed-in.ts';
