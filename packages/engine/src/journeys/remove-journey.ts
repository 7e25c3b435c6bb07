import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Deletes a journey that was never published. */
export async function removeJourney(
  db: Kysely<Database>,
  id: string,
): Promise<'removed' | 'not_found' | 'published'> {
  const { numDeletedRows } = await sql`
    DELETE FROM journey j
     WHERE id = ${id}::uuid AND kind = 'journey'
       AND NOT EXISTS (SELECT FROM journey_version v WHERE v.journey_id = j.id)`
    .execute(db)
    .then((result) => ({ numDeletedRows: result.numAffectedRows ?? 0n }));
  if (numDeletedRows > 0n) return 'removed';
  const found = await db
    .selectFrom('journey')
    .select('id')
    .where('id', '=', id)
    .where('kind', '=', 'journey')
    .executeTakeFirst();
  return found === undefined ? 'not_found' : 'published';
}
