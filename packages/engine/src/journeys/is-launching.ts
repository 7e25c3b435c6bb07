import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Whether an audience is being read into this version. */
export async function isLaunching(db: Kysely<Database>, versionId: number): Promise<boolean> {
  const running = await db
    .selectFrom('launch')
    .select('id')
    .where('version_id', '=', versionId)
    .where('status', '=', 'running')
    .limit(1)
    .executeTakeFirst();
  return running !== undefined;
}
