import type { Logger } from 'pino';

import type { LaneBook, LaneTrouble } from './lane-book.ts';

const lookEveryMs = 5000;

/** Says in the log when a lane hangs, is late or keeps failing, once, and when it goes round again. */
export interface Watchdog {
  start(): void;
  stop(): Promise<void>;
}

export function createWatchdog(book: LaneBook, log: Logger): Watchdog {
  let timer: NodeJS.Timeout | null = null;
  let known = new Map<string, LaneTrouble>();

  function look(): void {
    const found = new Map(book.troubles().map((trouble) => [trouble.lane, trouble]));
    for (const trouble of found.values()) {
      if (known.get(trouble.lane)?.kind !== trouble.kind) log.error(trouble, 'a lane is stalled');
    }
    for (const lane of known.keys()) {
      if (!found.has(lane)) log.warn({ lane }, 'a lane goes on');
    }
    known = found;
  }

  return {
    start() {
      timer ??= setInterval(look, lookEveryMs).unref();
    },
    stop() {
      if (timer) clearInterval(timer);
      return Promise.resolve();
    },
  };
}
