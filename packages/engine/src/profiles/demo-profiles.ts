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

/** How many demo people there are. */
export async function countDemoProfiles(db: Kysely<Database>): Promise<number> {
  const { n } = await db
    .selectFrom('profile')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('demo', '=', true)
    .executeTakeFirstOrThrow();
  return n;
}
