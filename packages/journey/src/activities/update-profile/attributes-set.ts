import type { Activity } from '../activity.ts';
import type { ProfileChange } from './schema.ts';

/** Attributes that activities give a value, each once, with the kind of the first that does. */
export function attributesSet(
  activities: readonly Activity[],
): Map<string, Exclude<ProfileChange['kind'], 'clear'>> {
  const kinds = new Map<string, Exclude<ProfileChange['kind'], 'clear'>>();
  for (const activity of activities) {
    if (activity.type !== 'updateProfile') continue;
    for (const { attribute, kind } of activity.changes) {
      if (kind !== 'clear' && attribute !== '' && !kinds.has(attribute)) kinds.set(attribute, kind);
    }
  }
  return kinds;
}
