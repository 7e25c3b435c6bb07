import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Takes the next `count` ids of events, in rising order: also the order in which they were received. */
export async function reserveEventIds(db: Kysely<Database>, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT nextval(pg_get_serial_sequence('event', 'id')) AS id
      FROM generate_series(1, ${count}::int)`.execute(db);
  return rows.map((row) => row.id);
}
