import type { Store } from '../store/open-store.ts';

export interface SimulatedClock {
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Moves the simulator's time forward by `ms`; it stays moved after a restart. */
  advance: (ms: number) => void;
}

const settingName = 'clock_ahead_ms';

/** The simulator's time: `base` (the machine's, unless a test brings its own) plus what was skipped. */
export function createSimulatedClock(store: Store, base: () => number): SimulatedClock {
  let ahead = Number(store.setting(settingName) ?? '0');
  return {
    now: () => base() + ahead,
    advance(ms) {
      ahead += ms;
      store.keepSetting(settingName, String(ahead));
    },
  };
}
