import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { DispatchSender } from '../leases/load-senders.ts';
import type { SendingPause } from './decide-answer.ts';

/**
 * Stops sending until somebody resumes it: this sender, or all senders of its account. Credentials
 * belong to the sender, so a dead token stops this sender only. The first reason stays.
 */
export async function pauseSenders(
  trx: Kysely<Database>,
  sender: Pick<DispatchSender, 'id' | 'waba_id'>,
  pause: SendingPause,
  now: number,
): Promise<void> {
  const account = pause.scope === 'account' ? sender.waba_id : null;
  await sql`
    UPDATE sender SET paused_at = ${new Date(now)}, pause_reason = ${pause.reason}
     WHERE (id = ${sender.id} OR waba_id = ${account}) AND paused_at IS NULL`.execute(trx);
}
