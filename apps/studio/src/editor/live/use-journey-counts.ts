import type { JourneyCounts } from '@waypost/api';
import { useEffect, useState } from 'react';

import { api } from '../../api/client.ts';

export interface LiveCounts {
  counts: JourneyCounts | null;
  /** False while the connection is down; the numbers shown are then the last ones known. */
  isConnected: boolean;
}

const retryMs = [500, 1000, 2000, 5000];

/** Live numbers of a journey by server-sent events; connects again by itself. */
export function useJourneyCounts(journeyId: string, isWatched: boolean): LiveCounts {
  const [live, setLive] = useState<LiveCounts>({ counts: null, isConnected: true });

  useEffect(() => {
    if (!isWatched) return;
    const stopping = new AbortController();
    const { signal } = stopping;
    void (async () => {
      let attempts = 0;
      while (!signal.aborted) {
        try {
          const events = await api.journeys.live({ id: journeyId }, { signal });
          for await (const counts of events) {
            attempts = 0;
            setLive({ counts, isConnected: true });
          }
        } catch {
          // A broken stream and one that ended are the same to the reader: we connect again.
        }
        if (signal.aborted) return;
        setLive((before) => ({ ...before, isConnected: false }));
        await pause(retryMs[Math.min(attempts, retryMs.length - 1)] ?? 5000, signal);
        attempts += 1;
      }
    })();
    return () => stopping.abort();
  }, [journeyId, isWatched]);

  return live;
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
