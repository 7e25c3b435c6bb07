import type { ActivityCounts } from '@waypost/api';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';

import { createLiveNumbers } from '../live/live-numbers.ts';
import type { LiveNumbers } from '../live/live-numbers.ts';

/** The numbers that a canvas shows; without any it shows none. */
export const LiveNumbersContext = createContext<LiveNumbers>(createLiveNumbers());

/** The numbers of one activity; the component renders again only when these change. */
export function useActivityNumbers(activityId: string): ActivityCounts | null {
  return useStore(
    useContext(LiveNumbersContext),
    ({ byActivity }) => byActivity.get(activityId) ?? null,
  );
}

/** How many went one way, how many of those who went the busiest one that is (0 to 1), and whether that is a guess. */
export function useWayNumbers(
  activityId: string,
  port: string,
): { people: number; heat: number; isAssumed: boolean } {
  const numbers = useContext(LiveNumbersContext);
  const people = useStore(numbers, ({ byActivity }) => byActivity.get(activityId)?.left[port] ?? 0);
  // In steps of a twentieth: a tick that changes no line redraws none.
  const heat = useStore(numbers, ({ byActivity, busiest }) =>
    busiest === 0
      ? 0
      : Math.ceil(((byActivity.get(activityId)?.left[port] ?? 0) / busiest) * 20) / 20,
  );
  const isAssumed = useStore(
    numbers,
    ({ assumed }) => assumed?.has(`${activityId} ${port}`) === true,
  );
  return { people, heat, isAssumed };
}

/** Whether the numbers are a forecast's: nobody is anywhere yet. */
export function useIsForecast(): boolean {
  return useStore(useContext(LiveNumbersContext), ({ assumed }) => assumed !== null);
}
