import type { PeriodInput } from '@waypost/api';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';

import { api } from '../../api/client.ts';
import { createLiveNumbers, forgetNumbers, receiveNumbers } from './live-numbers.ts';
import type { LiveNumbers } from './live-numbers.ts';

/** Everything since the version was published. */
export const allTime: PeriodInput = { period: 'all' };

const retryMs = [500, 1000, 2000, 5000];

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/**
 * Live numbers of a journey within a period, by server-sent events; connects again by itself. A page that nobody sees
 * keeps its numbers and no connection: a browser opens only six to a server, and all of its pages share them.
 */
export function useLiveNumbers(
  journeyId: string,
  { period, from, until }: PeriodInput,
  isWatched = true,
): LiveNumbers {
  const [numbers] = useState(createLiveNumbers);
  const isSeen = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');

  /** What the numbers are of. */
  const shown = useRef<string | null>(null);

  useEffect(() => {
    if (!isWatched || !isSeen) return;
    const stopping = new AbortController();
    const { signal } = stopping;
    const asked = {
      id: journeyId,
      period,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    };
    const question = JSON.stringify(asked);
    if (shown.current !== question) forgetNumbers(numbers);
    shown.current = question;
    void (async () => {
      let attempts = 0;
      while (!signal.aborted) {
        try {
          const events = await api.journeys.live(asked, { signal });
          for await (const counts of events) {
            attempts = 0;
            if (!signal.aborted) receiveNumbers(numbers, counts);
          }
        } catch {
          // A broken stream and one that ended are the same to the reader: we connect again.
        }
        if (signal.aborted) return;
        numbers.setState({ isConnected: false });
        await pause(retryMs[Math.min(attempts, retryMs.length - 1)] ?? 5000, signal);
        attempts += 1;
      }
    })();
    return () => stopping.abort();
  }, [numbers, journeyId, period, from, until, isWatched, isSeen]);

  return numbers;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
