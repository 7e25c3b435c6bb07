import type { Kysely, Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';
import { bucketOf } from './profile-id.ts';
import type { ProfileRow } from './profile.ts';

/** One profile, or undefined. */
export async function getProfile(
  db: Kysely<Database>,
  id: string,
): Promise<ProfileRow | undefined> {
  return db
    .selectFrom('profile')
    .selectAll()
    .where('bucket', '=', bucketOf(id))
    .where('id', '=', id)
    .executeTakeFirst();
}

/** What a profile said about consent, newest first. */
export async function consentHistory(
  db: Kysely<Database>,
  profileId: string,
): Promise<Selectable<Database['consent_entry']>[]> {
  return db
    .selectFrom('consent_entry')
    .selectAll()
    .where('bucket', '=', bucketOf(profileId))
    .where('profile_id', '=', profileId)
    .orderBy('given_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(200)
    .execute();
}

/** The passages of a profile through journeys, newest first. */
export async function journeysOfProfile(db: Kysely<Database>, profileId: string) {
  return db
    .selectFrom('run')
    .innerJoin('journey', 'journey.id', 'run.journey_id')
    .select([
      'run.id as run_id',
      'run.journey_id',
      'journey.name as journey_name',
      'run.status',
      'run.entered_at',
    ])
    .where('run.bucket', '=', bucketOf(profileId))
    .where('run.profile_id', '=', profileId)
    .orderBy('run.entered_at', 'desc')
    .limit(200)
    .execute();
}
