import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Takes back what somebody said of an attribute: its kind is read off its values again. */
export async function forgetAttribute(db: Kysely<Database>, name: string): Promise<void> {
  await db.deleteFrom('attribute').where('name', '=', name).execute();
}
