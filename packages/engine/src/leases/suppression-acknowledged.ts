import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Whether every living owner of a sender has acted upon the opt-outs recorded so far. */
export async function suppressionAcknowledged(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    SELECT NOT EXISTS (
      SELECT 1 FROM sender_lease l JOIN sender s ON s.id = l.sender_id
       WHERE l.owner IS NOT NULL AND l.expires_at > clock_timestamp()
         AND l.suppression_seen < s.suppression_version) AS done`.execute(db);
  return rows[0]?.done ?? true;
}
