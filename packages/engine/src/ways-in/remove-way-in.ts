import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export async function removeWayIn(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('way_in').where('id', '=', id).execute();
}
