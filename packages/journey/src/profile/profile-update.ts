import type { ProfileFacts } from '../step/run-state.ts';

/** Fields every profile has that a journey may change. Number, user id and consent are the person's own. */
export const ownProfileFields = ['first_name', 'last_name', 'locale', 'time_zone'] as const;
export type OwnProfileField = (typeof ownProfileFields)[number];

/** True for a field every profile has, as opposed to an attribute. */
export function isOwnProfileField(name: string): name is OwnProfileField {
  return ownProfileFields.some((field) => field === name);
}

/** Known to rules and Liquid, but only the person, an import or WhatsApp may change them. */
const untouchable = new Set(['external_id', 'phone', 'bsuid', 'username', 'country', 'consent']);

/** True for a name that a journey may set: an attribute's, or one of its own fields. */
export function isUpdatableField(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_]{0,63}$/.test(name) && !untouchable.has(name);
}

/** What a passage writes into its profile, by the names that rules and Liquid use; null empties. */
export type ProfileUpdate = Readonly<
  Record<string, string | number | boolean | null | readonly unknown[]>
>;

/** A profile as rules see it once the update is in it. */
export function withProfileUpdate(profile: ProfileFacts, update: ProfileUpdate): ProfileFacts {
  return { ...profile, attributes: { ...profile.attributes, ...update } };
}
