import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SentMessage } from './attempted-message.ts';

/** What has to be known of outbound messages to move their runs, by id. */
export async function loadSentMessages(
  trx: Kysely<Database>,
  ids: readonly string[],
): Promise<SentMessage[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<SentMessage>`
    SELECT m.bucket, m.id AS "messageId", m.created_at AS "createdAt", m.version_id AS "versionId",
           m.run_id AS "runId", m.activity, m.visit
      FROM unnest(${[...ids]}::uuid[]) AS w (id)
      JOIN message m ON m.bucket = bucket_of(w.id) AND m.id = w.id AND m.direction = 'out'
     ORDER BY m.bucket, m.id`.execute(trx);
  return rows;
}
