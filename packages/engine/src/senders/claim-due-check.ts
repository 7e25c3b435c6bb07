import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderRow } from './sender.ts';

/**
 * Takes one sender whose state is due to be read, and makes it due again at `nextAt`: of several processes one reads
 * it, and none is stuck with it. Undefined when none is due.
 */
export async function claimDueCheck(
  db: Kysely<Database>,
  now: number,
  nextAt: number,
): Promise<SenderRow | undefined> {
  const { rows } = await sql<SenderRow>`
    UPDATE sender SET check_due_at = ${new Date(nextAt)}
     WHERE id = (SELECT id FROM sender WHERE check_due_at <= ${new Date(now)}
                  ORDER BY check_due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *`.execute(db);
  return rows[0];
}
