import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { LaneBook } from './lane-book.ts';
import type { Signal } from './signal.ts';

export interface LaneOptions {
  name: string;
  signal: Signal;
  log: Logger;
  /** Where it notes its rounds, for the watchdog and the metrics. */
  book?: LaneBook;
  /** A round that takes longer, ms, counts as one that hangs; see `LaneBook`. */
  longestRoundMs?: number;
  /** Longest sleep between rounds, ms: the safety probe for a wake-up that got lost between processes. */
  probeMs?: number;
  /** One round. Answers after how many ms it wants to run again when no signal comes; 0 for at once. */
  work: (stopping: AbortSignal) => Promise<number>;
}

export interface Lane {
  start(): void;
  /** Ends after the present round. */
  stop(): Promise<void>;
}

const longestBackoffMs = 5000;

/** Runs a lane's rounds one after the other. A failing round is logged and tried again, ever more slowly up to 5 s. */
export function createLane(options: LaneOptions): Lane {
  const { name, signal, log, book, longestRoundMs, probeMs = 1000, work } = options;
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      let pauseMs: number;
      book?.began(name, longestRoundMs);
      try {
        pauseMs = await work(stopping.signal);
        failures = 0;
        book?.ended(name, Math.min(pauseMs, probeMs));
      } catch (error) {
        failures += 1;
        pauseMs = Math.min(longestBackoffMs, 100 * 2 ** Math.min(failures, 6));
        book?.ended(name, pauseMs, true);
        if (!stopping.signal.aborted)
          log.error({ lane: name, err: error, failures }, 'round failed');
        // Stopping ends it early.
        await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        continue;
      }
      if (!stopping.signal.aborted && pauseMs > 0) await signal.wait(Math.min(pauseMs, probeMs));
    }
    book?.closed(name);
  }

  return {
    start() {
      running ??= loop();
    },
    async stop() {
      stopping.abort();
      signal.raiseHere();
      await running;
    },
  };
}
