import { setTimeout as sleep } from 'node:timers/promises';

import type { JourneyCounts } from '@waypost/api';
import type { Engine } from '@waypost/engine';

/** Shortest time between two pushes, ms. */
const pushEveryMs = 500;
/** Changes that move no number (a stop, a new version) are noticed after this long, ms. */
const lookAgainMs = 2000;

/**
 * The numbers at once, then whenever they change, at most twice a second, until `signal` aborts. `read`
 * answers null when the journey is gone, which ends the stream.
 */
export async function* watchCounts(
  engine: Pick<Engine, 'on'>,
  read: () => Promise<JourneyCounts | null>,
  signal: AbortSignal,
): AsyncGenerator<JourneyCounts> {
  let wake: (() => void) | null = null;
  let moved = false;
  const unsubscribe = engine.on('counts', () => {
    moved = true;
    wake?.();
  });
  const onAbort = () => wake?.();
  signal.addEventListener('abort', onAbort);
  try {
    let last = '';
    while (!signal.aborted) {
      moved = false;
      const counts = await read();
      if (counts === null) return;
      const { at: _at, ...numbers } = counts;
      const now = JSON.stringify(numbers);
      if (now !== last) yield counts;
      last = now;
      // The end of the stream ends it early.
      await sleep(pushEveryMs, undefined, { signal }).catch(() => undefined);
      if (!moved && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, lookAgainMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', onAbort);
  }
}
