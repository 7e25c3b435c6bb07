import type { Kysely, Selectable } from 'kysely';

import type { Database } from '../database/schema.ts';
import { bucketOf } from './profile-id.ts';

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
