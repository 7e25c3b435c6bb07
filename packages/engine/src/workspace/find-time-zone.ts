import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** IANA name of the zone the workspace works in; UTC before there is a workspace. */
export async function findTimeZone(db: Kysely<Database>): Promise<string> {
  const workspace = await db
    .selectFrom('workspace')
    .select('time_zone')
    .limit(1)
    .executeTakeFirst();
  return workspace?.time_zone ?? 'UTC';
}
