import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { bucketOf } from './profile-id.ts';

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
