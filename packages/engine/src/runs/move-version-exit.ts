import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { EntryPlace } from './find-live-runs-of-journey.ts';

/** Remembers the last run taken out of a journey, or (null) that all are out. */
export async function moveVersionExit(
  trx: Kysely<Database>,
  versionId: number,
  last: EntryPlace | null,
): Promise<void> {
  if (last === null) {
    await sql`DELETE FROM version_exit WHERE version_id = ${versionId}`.execute(trx);
  } else {
    await sql`
      UPDATE version_exit SET cursor_at = ${last.enteredAt}, cursor_id = ${last.id}
       WHERE version_id = ${versionId}`.execute(trx);
  }
}
