import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Whether a folder is still there. */
export async function isFolder(db: Kysely<Database>, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('journey_folder')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
