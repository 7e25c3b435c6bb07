import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Ids and names of all audiences, by name: enough to choose one, without counting its people. */
export async function listAudienceNames(
  db: Kysely<Database>,
): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('audience').select(['id', 'name']).orderBy('name').limit(2000).execute();
}
