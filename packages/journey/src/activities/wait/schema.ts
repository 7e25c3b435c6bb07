import { z } from 'zod';

import { activityBaseSchema, durationSchema } from '../base.ts';

/** `09:00`; what is not a time is told when the journey is checked. */
const timeOfDaySchema = z.string().max(8);

/** 1 is Monday, 7 is Sunday. */
const weekdaysSchema = z
  .array(z.number().int().min(1).max(7))
  .max(7)
  .default([1, 2, 3, 4, 5, 6, 7]);

/** IANA name of the zone whose clocks count; null: the person's own. */
const zoneSchema = z.string().max(64).nullable().default(null);

/** Which way people go whose date is not there or can't be read, and those whose date is over. */
const withoutWaitingSchema = z.enum(['next', 'error']);

const elseSchema = {
  missing: withoutWaitingSchema.default('error'),
  past: withoutWaitingSchema.default('next'),
};

const offsetSchema = z.object({
  amount: z.number().int().min(1).max(10_000),
  unit: z.enum(['minutes', 'hours', 'days', 'weeks']),
  direction: z.enum(['before', 'after']),
});

/** What a wait ends by. */
export const waitUntilSchema = z.discriminatedUnion('kind', [
  /** The activity's `duration` is over. */
  z.object({ kind: z.literal('duration') }),
  /** A date in the data of a person, of the event or of an earlier activity; followed when it changes. */
  z.object({
    kind: z.literal('date'),
    /** `profile.renewal`, `event.departure`, `results.<activity>.<field>` */
    field: z.string().max(200).default(''),
    offset: offsetSchema.nullable().default(null),
    /** On the clock, instead of the time the date carries. */
    time: timeOfDaySchema.nullable().default('09:00'),
    /** The date comes back every year, as birthdays do, and is never over. */
    everyYear: z.boolean().default(false),
    zone: zoneSchema,
    ...elseSchema,
  }),
  /** The next time clocks show this. */
  z.object({
    kind: z.literal('time'),
    time: timeOfDaySchema.default('09:00'),
    weekdays: weekdaysSchema,
    zone: zoneSchema,
  }),
  /** These hours of these days; who comes within them does not wait. */
  z.object({
    kind: z.literal('hours'),
    from: timeOfDaySchema.default('09:00'),
    /** As `from`, or earlier: on the next day. */
    to: timeOfDaySchema.default('18:00'),
    weekdays: weekdaysSchema.default([1, 2, 3, 4, 5]),
    zone: zoneSchema,
  }),
  /** What Liquid makes of the person's data: a date as `readMoment` takes it. */
  z.object({
    kind: z.literal('moment'),
    value: z.string().max(2000).default(''),
    zone: zoneSchema,
    ...elseSchema,
  }),
]);
export type WaitUntil = z.infer<typeof waitUntilSchema>;
export type WaitUntilOf<K extends WaitUntil['kind']> = Extract<WaitUntil, { kind: K }>;

export const waitSchema = activityBaseSchema.extend({
  type: z.literal('wait'),
  until: waitUntilSchema.default({ kind: 'duration' }),
  duration: durationSchema.default({ amount: 1, unit: 'days' }),
});
export type Wait = z.infer<typeof waitSchema>;
