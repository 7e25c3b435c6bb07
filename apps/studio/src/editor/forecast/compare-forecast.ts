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

function linesOf(
  activity: Expected | undefined,
): Map<string, { what: Difference['what']; people: number }> {
  if (activity === undefined) return new Map();
  const { entered, left, excluded, finished, failed, exited } = activity;
  return new Map([
    ['entered', { what: { kind: 'entered' as const }, people: entered }],
    ...Object.entries(left).map(
      ([port, people]) =>
        [`left ${port}`, { what: { kind: 'left' as const, port }, people }] as const,
    ),
    ...Object.entries(excluded).map(
      ([reason, people]) =>
        [`excluded ${reason}`, { what: { kind: 'excluded' as const, reason }, people }] as const,
    ),
    ['finished', { what: { kind: 'finished' as const }, people: finished }],
    ['failed', { what: { kind: 'failed' as const }, people: failed }],
    ['exited', { what: { kind: 'exited' as const }, people: exited }],
  ]);
}
