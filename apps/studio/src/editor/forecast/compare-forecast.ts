import type { JourneyForecast } from '@waypost/api';

/** What a forecast says of an activity, or what happened there. */
export type Expected = NonNullable<JourneyForecast['happened']>['activities'][number];

/** A number in which a forecast and what happened differ. */
export interface Difference {
  activityId: string;
  /** `port` and `reason` name which one of several. */
  what:
    | { kind: 'entered' | 'finished' | 'failed' | 'exited' }
    | { kind: 'left'; port: string }
    | { kind: 'excluded'; reason: string };
  forecast: number;
  happened: number;
}

/** Every number in which the two differ, in the order of the forecast. */
export function compareForecast(
  forecast: readonly Expected[],
  happened: readonly Expected[],
): Difference[] {
  const ids = new Set([...forecast, ...happened].map(({ activityId }) => activityId));
  return [...ids].flatMap((activityId) => {
    const before = linesOf(forecast.find((activity) => activity.activityId === activityId));
    const after = linesOf(happened.find((activity) => activity.activityId === activityId));
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
      const what = (before.get(key) ?? after.get(key))?.what;
      const numbers = {
        forecast: before.get(key)?.people ?? 0,
        happened: after.get(key)?.people ?? 0,
      };
      return what === undefined || numbers.forecast === numbers.happened
        ? []
        : [{ activityId, what, ...numbers }];
    });
  });
}

interface Line {
  what: Difference['what'];
  people: number;
}

/** Each number of an activity, by what it is of. */
function linesOf(activity: Expected | undefined): Map<string, Line> {
  const lines = new Map<string, Line>();
  if (activity === undefined) return lines;
  const { entered, left, excluded, finished, failed, exited } = activity;
  lines.set('entered', { what: { kind: 'entered' }, people: entered });
  for (const [port, people] of Object.entries(left)) {
    lines.set(`left ${port}`, { what: { kind: 'left', port }, people });
  }
  for (const [reason, people] of Object.entries(excluded)) {
    lines.set(`excluded ${reason}`, { what: { kind: 'excluded', reason }, people });
  }
  lines.set('finished', { what: { kind: 'finished' }, people: finished });
  lines.set('failed', { what: { kind: 'failed' }, people: failed });
  lines.set('exited', { what: { kind: 'exited' }, people: exited });
  return lines;
}
