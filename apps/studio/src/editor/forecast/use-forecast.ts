import type { JourneyForecast } from '@waypost/api';
import type { Graph } from '@waypost/journey';
import { useEffect, useRef, useState } from 'react';

import { api } from '../../api/client.ts';
import type { EditedRate } from './rates.ts';

/** A forecast being made, made, or failed. */
export type Forecasting =
  | { kind: 'none' }
  /** `people` is null until it is known how many there are. */
  | { kind: 'running'; done: number; people: number | null }
  | { kind: 'done'; forecast: JourneyForecast; rates: readonly EditedRate[] }
  | { kind: 'failed'; error: unknown };

/** Asks for forecasts of a journey, one at a time; leaving the screen cancels. */
export function useForecast(journeyId: string) {
  const [state, setState] = useState<Forecasting>({ kind: 'none' });
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);

  /** @param asInVersion takes the people of that version, who do what they did there; null: who would enter, by the rates */
  const start = async (
    graph: Graph,
    rates: readonly EditedRate[],
    asInVersion: number | null,
  ): Promise<void> => {
    going.current?.abort();
    const stopping = new AbortController();
    going.current = stopping;
    const { signal } = stopping;
    setState({ kind: 'running', done: 0, people: null });
    try {
      const news = await api.forecasts.run(
        {
          id: journeyId,
          graph,
          rates: rates.map(({ activityId, port, share }) => ({ activityId, port, share })),
          ...(asInVersion === null ? {} : { asInVersion }),
        },
        { signal },
      );
      for await (const { done, people, forecast } of news) {
        if (signal.aborted) return;
        setState(
          forecast === null ? { kind: 'running', done, people } : { kind: 'done', forecast, rates },
        );
      }
    } catch (error) {
      if (!signal.aborted) setState({ kind: 'failed', error });
    }
  };
  const cancel = () => {
    going.current?.abort();
    setState({ kind: 'none' });
  };
  return { state, start, cancel };
}
