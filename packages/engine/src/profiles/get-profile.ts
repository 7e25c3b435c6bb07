import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { bucketOf } from './profile-id.ts';
import type { ProfileRow } from './profile.ts';

/** One profile, or undefined. A contact that turned out to be somebody else is answered as that person. */
export async function getProfile(
  db: Kysely<Database>,
  id: string,
): Promise<ProfileRow | undefined> {
  const profile = await db
    .selectFrom('profile')
    .selectAll()
    .where('bucket', '=', bucketOf(id))
    .where('id', '=', id)
    .executeTakeFirst();
  return profile?.merged_into == null ? profile : getProfile(db, profile.merged_into);
}
