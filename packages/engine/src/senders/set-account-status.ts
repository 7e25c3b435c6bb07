import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Writes how an account stands with Meta: APPROVED, PENDING, REJECTED, DEFERRED (review), RESTRICTED, DISABLED,
 * SCHEDULE_FOR_DISABLE, REINSTATE (is APPROVED again) or DELETED; and has its senders read in full soon.
 * Pausing is the caller's.
 */
export async function setAccountStatus(
  trx: Kysely<Database>,
  wabaId: string,
  status: string,
  now: number,
): Promise<void> {
  await sql`
    UPDATE sender
       SET account_status = ${status === 'REINSTATE' ? 'APPROVED' : status},
           check_due_at = ${new Date(now)}
     WHERE waba_id = ${wabaId}`.execute(trx);
}
