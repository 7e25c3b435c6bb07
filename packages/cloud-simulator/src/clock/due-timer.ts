import type { Log } from '../log.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** How long a clock that a test moved from outside may go unnoticed. */
const longestSleep = 1000;

export interface DueTimer {
  /** Looks for what is due, at once. */
  wake: () => void;
  close: () => void;
}

/**
 * Calls `look` when something is due by the simulator's clock; it carries out what is and answers when
 * the next thing will be, undefined for nothing.
 */
export function createDueTimer(
  clock: SimulatedClock,
  log: Log,
  look: () => number | undefined,
): DueTimer {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const schedule = (inMs: number): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        const next = look();
        if (next !== undefined) schedule(Math.min(Math.max(next - clock.now(), 1), longestSleep));
      } catch (error) {
        log.error({ reason: String(error) }, 'what was due could not be done, trying again');
        schedule(longestSleep);
      }
    }, inMs);
  };

  return {
    wake: () => schedule(0),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
