import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'use YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use HH:MM');

/** Whose clock a date is read from: one zone for all, or each person's own. */
export const scheduleZoneSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), timeZone: z.string().min(1).max(64) }),
  z.object({ kind: z.literal('profile') }),
]);
export type ScheduleZone = z.infer<typeof scheduleZoneSchema>;

export const onceScheduleSchema = z.object({
  kind: z.literal('once'),
  /** Null while it is not chosen. */
  date: day.nullable(),
  time,
  zone: scheduleZoneSchema,
});

/** Again and again at one time of day: daily, on days of the week (1 is Monday), or on a day of the month. */
export const recurringScheduleSchema = z.object({
  kind: z.literal('recurring'),
  rhythm: z.enum(['day', 'week', 'month']),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  /** In a shorter month its last day. */
  monthDay: z.number().int().min(1).max(31),
  time,
  /** First day that counts; null: from publishing on. */
  from: day.nullable(),
  /** Last day that counts; null: for ever. */
  until: day.nullable(),
  zone: scheduleZoneSchema,
  /** Only people enter who were not in the audience the time before. */
  onlyNew: z.boolean(),
});
export type RecurringSchedule = z.infer<typeof recurringScheduleSchema>;

/** When an audience enters: at publishing, once at a time, or again and again. */
export const entryScheduleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('publish') }),
  onceScheduleSchema,
  recurringScheduleSchema,
]);
export type EntrySchedule = z.infer<typeof entryScheduleSchema>;
/** Of the schedules those with dates. */
export type DatedSchedule = Exclude<EntrySchedule, { kind: 'publish' }>;
