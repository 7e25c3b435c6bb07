import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Deletes a folder; its journeys stay and are in no folder from then on. False when there is none. */
export async function removeFolder(db: Kysely<Database>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('journey_folder')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
