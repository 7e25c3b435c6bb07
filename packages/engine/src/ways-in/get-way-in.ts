import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { WayInRow } from './way-in.ts';

export function getWayIn(db: Kysely<Database>, id: string): Promise<WayInRow | undefined> {
  return db.selectFrom('way_in').selectAll().where('id', '=', id).executeTakeFirst();
}
