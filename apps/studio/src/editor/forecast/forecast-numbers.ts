import { noNumbers, type JourneyForecast } from '@waypost/api';

import { createLiveNumbers } from '../live/live-numbers.ts';
import type { LiveNumbers } from '../live/live-numbers.ts';
import { assumedWays } from './rates.ts';
import type { EditedRate } from './rates.ts';

/** A forecast as the canvas shows numbers, with the rates it was made by. */
export function forecastNumbers(
  forecast: JourneyForecast,
  rates: readonly EditedRate[],
): LiveNumbers {
  const numbers = createLiveNumbers();
  const activities = forecast.activities.map(({ activityId, entered, left, failed, excluded }) => ({
    ...noNumbers(activityId),
    entered,
    left,
    failed,
    excluded,
  }));
  numbers.setState({
    byActivity: new Map(activities.map((activity) => [activity.activityId, activity])),
    busiest: Math.max(0, ...activities.flatMap(({ left }) => Object.values(left))),
    assumed: assumedWays(rates),
  });
  return numbers;
}
