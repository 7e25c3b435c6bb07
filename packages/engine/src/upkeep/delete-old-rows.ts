import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Rows deleted in one transaction: locks stay short, and others get a turn. */
const sliceSize = 5000;

/** Rows that go by their age, as a condition on their table. */
export interface OldRows {
  table:
    | 'run_step'
    | 'attempt'
    | 'reservation'
    | 'parked_update'
    | 'dead_letter'
    | 'media_asset'
    | 'import_chunk'
    | 'activity_half_hour'
    | 'webhook_default'
    | 'event_default'
    | 'message_default';
  where: RawBuilder<unknown>;
}

/** Deletes rows slice by slice until none is left or `stopping` aborts. Answers how many went. */
export async function deleteOldRows(
  db: Kysely<Database>,
  { table, where }: OldRows,
  stopping: AbortSignal,
): Promise<number> {
  let deleted = 0;
  for (let last = sliceSize; last === sliceSize && !stopping.aborted;) {
    // oxlint-disable-next-line no-await-in-loop
    const { numAffectedRows } = await sql`
      DELETE FROM ${sql.table(table)}
       WHERE ctid IN (SELECT ctid FROM ${sql.table(table)} AS old WHERE ${where} LIMIT ${sliceSize})`.execute(
      db,
    );
    last = Number(numAffectedRows ?? 0);
    deleted += last;
  }
  return deleted;
}
