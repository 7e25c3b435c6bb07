import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { WayInRow } from './way-in.ts';

/** Links and QR codes, newest first; tests are left out. */
export function listWaysIn(db: Kysely<Database>): Promise<WayInRow[]> {
  return db
    .selectFrom('way_in')
    .selectAll()
    .where('kind', '=', 'link')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}
