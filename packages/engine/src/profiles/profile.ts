import type { ConsentState, Database } from '../database/schema.ts';
import type { Selectable } from 'kysely';

/** A profile as stored. */
export type ProfileRow = Selectable<Database['profile']>;

/** A person's name for lists: first and last name, else the username, else what identifies them. */
export function displayName(profile: {
  first_name: string | null;
  last_name: string | null;
  username?: string | null;
  external_id: string;
}): string {
  const name = [profile.first_name, profile.last_name].filter(Boolean).join(' ').trim();
  if (name !== '') return name;
  return profile.username == null ? profile.external_id : `@${profile.username}`;
}

export type ConsentFilter = ConsentState | 'unknown';
