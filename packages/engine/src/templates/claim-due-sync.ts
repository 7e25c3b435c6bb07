import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderRow } from '../senders/sender.ts';

/**
 * Takes one account whose templates are due to be read, makes it due again at `nextAt`, and answers a sender
 * that can read it. Undefined when none is due.
 */
export async function claimDueSync(
  db: Kysely<Database>,
  now: number,
  nextAt: number,
): Promise<SenderRow | undefined> {
  const { rows } = await sql<SenderRow>`
    WITH due AS (
      UPDATE template_account SET sync_due_at = ${new Date(nextAt)}
       WHERE waba_id = (SELECT a.waba_id FROM template_account a
                         WHERE a.sync_due_at <= ${new Date(now)}
                           AND EXISTS (SELECT FROM sender s WHERE s.waba_id = a.waba_id)
                         ORDER BY a.sync_due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING waba_id)
    SELECT sender.* FROM sender JOIN due USING (waba_id)
     ORDER BY sender.token_problem NULLS FIRST, sender.created_at LIMIT 1`.execute(db);
  return rows[0];
}
