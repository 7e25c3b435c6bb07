import { exitCriteriaSchema } from '@waypost/journey';
import { z } from 'zod';

import { instantSchema } from './procedure.ts';

/** People who were, are being or will be let in together. */
export const launchSchema = z.object({
  id: z.guid(),
  version: z.number().int(),
  status: z.enum(['waiting', 'running', 'done', 'stopped', 'set_aside']),
  /** Null: by publishing, not by a date. */
  occurrenceAt: instantSchema.nullable(),
  startsAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  entered: z.number().int(),
  /** Dates before it that were missed while Waypost did not run. */
  missed: z.number().int(),
  /** Only people of these time zones; null: everybody, or all others. */
  zones: z.array(z.string()).nullable(),
});
export type Launch = z.infer<typeof launchSchema>;

/** When and how a live journey's audience enters. */
export const journeyEntrySchema = z.object({
  /** The next three at most, local times YYYY-MM-DDTHH:MM; empty without a schedule, or when it is over. */
  nextDates: z.array(z.string()),
  /** The zone they are meant for; null: each person's own. */
  timeZone: z.string().nullable(),
  hasSchedule: z.boolean(),
  /** The latest twenty, newest first. */
  launches: z.array(launchSchema),
});

/** What takes people out of a live journey. */
export const journeyExitsSchema = z.object({
  exits: exitCriteriaSchema,
  /** The latest first. */
  changes: z.array(
    z.object({
      at: instantSchema,
      actor: z.string(),
      before: exitCriteriaSchema,
      after: exitCriteriaSchema,
    }),
  ),
});
