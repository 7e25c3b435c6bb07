import { z } from 'zod';

import { journeyStatusSchema } from './journey-record.ts';
import { instantSchema } from './procedure.ts';

/**
 * The time numbers are of, in days of the workspace's zone: `week` is today and the six days before, `own` is `from` to
 * `until`, both included. Who stands where is told as of now in any case.
 */
export const periodInput = {
  period: z.enum(['all', 'today', 'week', 'own']).default('all'),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
};
const periodSchema = z.object(periodInput);
export type PeriodInput = z.infer<typeof periodSchema>;

/** Live numbers of one activity. `left` is by port, `excluded` by reason. */
export const activityCountsSchema = z.object({
  activityId: z.string(),
  entered: z.number().int(),
  here: z.number().int(),
  failed: z.number().int(),
  left: z.record(z.string(), z.number().int()),
  accepted: z.number().int(),
  sent: z.number().int(),
  delivered: z.number().int(),
  read: z.number().int(),
  /** People who answered the message, counted a second or two later than the rest. */
  replied: z.number().int(),
  /** People who tapped a short link in the message. */
  clicked: z.number().int(),
  messageFailed: z.number().int(),
  /** Not delivered within their time to live: Meta tells nobody, so it is presumed. */
  presumedDropped: z.number().int(),
  /** Of an entry by event: events that did not meet its condition. */
  notMatching: z.number().int(),
  excluded: z.record(z.string(), z.number().int()),
});
export type ActivityCounts = z.infer<typeof activityCountsSchema>;

/** Of an activity nobody has come to. */
export function noNumbers(activityId: string): ActivityCounts {
  return {
    activityId,
    entered: 0,
    here: 0,
    failed: 0,
    left: {},
    accepted: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    replied: 0,
    clicked: 0,
    messageFailed: 0,
    presumedDropped: 0,
    notMatching: 0,
    excluded: {},
  };
}

export const journeyCountsSchema = z.object({
  version: z.number().int().nullable(),
  status: journeyStatusSchema,
  entered: z.number().int(),
  peopleInside: z.number().int(),
  finished: z.number().int(),
  failed: z.number().int(),
  /** People by what the end they came to says (`End.outcome`); each outcome of the version is listed. */
  outcomes: z.array(z.object({ outcome: z.string(), people: z.number().int() })),
  /** While an audience is being read: how many entered so far. */
  launching: z.boolean(),
  activities: z.array(activityCountsSchema),
  at: instantSchema,
});
export type JourneyCounts = z.infer<typeof journeyCountsSchema>;

/** How a journey does by its goal, all versions together. */
export const goalReportSchema = z.object({
  entered: z.number().int(),
  reached: z.number().int(),
  /** Half of those who reached it took no longer, ms; null while nobody did. */
  medianMs: z.number().nullable(),
  /** Of the live version: how many left an activity by a port, and how many of them reached the goal. */
  ways: z.array(
    z.object({
      activityId: z.string(),
      port: z.string(),
      left: z.number().int(),
      reached: z.number().int(),
    }),
  ),
});
