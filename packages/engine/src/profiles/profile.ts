import type { ConsentState, Database } from '../database/schema.ts';
import type { Selectable } from 'kysely';

/** A profile as stored. */
export type ProfileRow = Selectable<Database['profile']>;

/** A person's name for lists: first and last name, else what identifies them. */
export function displayName(profile: {
  first_name: string | null;
  last_name: string | null;
  external_id: string;
}): string {
  const name = [profile.first_name, profile.last_name].filter(Boolean).join(' ').trim();
  return name === '' ? profile.external_id : name;
}

export type ConsentFilter = ConsentState | 'unknown';
