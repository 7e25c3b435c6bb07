import { z } from 'zod';

import { activityBaseSchema } from '../base.ts';

export const profileChangeSchema = z.object({
  /** An attribute's name, or `first_name`, `last_name`, `locale`, `time_zone`. */
  attribute: z.string().max(64).default(''),
  /** What the value is read as; `clear` empties the attribute and has none. */
  kind: z.enum(['text', 'number', 'boolean', 'date', 'list', 'clear']),
  /**
   * What the value does to what the person has: takes its place (`set`); is added to a number or taken from it; gets on
   * a list or off it. `today` and `now` need no value: the day, or the moment, on the person's own clock.
   */
  how: z.enum(['set', 'increase', 'decrease', 'today', 'now', 'add', 'remove']).default('set'),
  /** As written: words, Liquid, a number, `true` or `false`, a date as YYYY-MM-DD, a list with commas between. */
  value: z.string().max(2000).default(''),
});
export type ProfileChange = z.infer<typeof profileChangeSchema>;

/** What can be done to an attribute of each kind. */
export const changesOf: Readonly<Record<ProfileChange['kind'], readonly ProfileChange['how'][]>> = {
  text: ['set'],
  number: ['set', 'increase', 'decrease'],
  boolean: ['set'],
  date: ['set', 'today', 'now'],
  list: ['add', 'remove', 'set'],
  clear: ['set'],
};

/** True for a change whose author writes a value. */
export function takesValue({ kind, how }: ProfileChange): boolean {
  return kind !== 'clear' && how !== 'today' && how !== 'now';
}

/** True for a change that reads what the person has, so that nobody else may change it meanwhile. */
export function isRelative({ how }: ProfileChange): boolean {
  return how === 'increase' || how === 'decrease' || how === 'add' || how === 'remove';
}

/**
 * Sets attributes of the person, all of them or, when one value does not fit its kind, none: then
 * people leave by the port `error`. All values are worked out with the profile as it was before.
 */
export const updateProfileSchema = activityBaseSchema.extend({
  type: z.literal('updateProfile'),
  changes: z.array(profileChangeSchema).max(20).default([]),
});
export type UpdateProfile = z.infer<typeof updateProfileSchema>;
