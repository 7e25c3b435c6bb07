import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** False when there is no such journey. */
export async function renameJourney(
  db: Kysely<Database>,
  input: { id: string; name: string; actor: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('journey')
    .set({ name: input.name, updated_at: new Date(now), updated_by: input.actor })
    .where('id', '=', input.id)
    .where('kind', '=', 'journey')
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
