import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ProfileKey } from './profile-id.ts';

/** Up to `limit` demo people. */
export async function demoProfiles(db: Kysely<Database>, limit: number): Promise<ProfileKey[]> {
  return db
    .selectFrom('profile')
    .select(['bucket', 'id'])
    .where('demo', '=', true)
    .orderBy('bucket')
    .orderBy('id')
    .limit(limit)
    .execute();
}
