import type { ActivityCounts, JourneyCounts } from '@waypost/api';
import { createStore } from 'zustand';
import type { StoreApi } from 'zustand';

export interface LiveNumbersState {
  /** Null until the first numbers are there. */
  counts: JourneyCounts | null;
  /** False while the connection is down; the numbers shown are then the last ones known. */
  isConnected: boolean;
  /** Of each activity; an activity whose numbers did not change keeps its object. */
  byActivity: ReadonlyMap<string, ActivityCounts>;
  /** How many went the busiest way; 0 while nobody did. */
  busiest: number;
  /** Of a forecast, the ways (`<activity> <port>`) whose number rests on a guess; null: this has happened. */
  assumed: ReadonlySet<string> | null;
}

export type LiveNumbers = StoreApi<LiveNumbersState>;

const nothingYet: LiveNumbersState = {
  counts: null,
  isConnected: true,
  byActivity: new Map(),
  busiest: 0,
  assumed: null,
};

/** A journey's live numbers, outside of React: what shows one activity's follows that activity alone. */
export function createLiveNumbers(): LiveNumbers {
  return createStore<LiveNumbersState>(() => nothingYet);
}

/** Takes new numbers in. What is equal to what was there stays the same object. */
export function receiveNumbers(numbers: LiveNumbers, counts: JourneyCounts): void {
  const { byActivity: before } = numbers.getState();
  let busiest = 0;
  const byActivity = new Map(
    counts.activities.map((activity) => {
      for (const people of Object.values(activity.left)) busiest = Math.max(busiest, people);
      const known = before.get(activity.activityId);
      const isSame = known !== undefined && JSON.stringify(known) === JSON.stringify(activity);
      return [activity.activityId, isSame ? known : activity];
    }),
  );
  numbers.setState({ counts, isConnected: true, byActivity, busiest });
}

/** Forgets what belongs to another period, until its numbers come. */
export function forgetNumbers(numbers: LiveNumbers): void {
  numbers.setState(nothingYet);
}
