import type { Kysely } from 'kysely';

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
