import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Remembers the last run taken out of a version, or (null) that all are out. */
export async function moveVersionExit(
  trx: Kysely<Database>,
  versionId: number,
  lastRunId: string | null,
): Promise<void> {
  if (lastRunId === null) {
    await sql`DELETE FROM version_exit WHERE version_id = ${versionId}`.execute(trx);
  } else {
    await sql`UPDATE version_exit SET cursor_id = ${lastRunId} WHERE version_id = ${versionId}`.execute(
      trx,
    );
  }
}
