import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import { loadSendingState } from './load-sending-state.ts';
import { loadServerIdentity } from './load-server-identity.ts';
import { noteIdentity } from './note-identity.ts';

export interface SendingRelease {
  /** `send`: everything goes on as the database believes. `discard`: what was to be sent before the restore is not sent. */
  decision: 'send' | 'discard';
  actor: string;
  /** The highest generation that records outside the database know (`Sending.knownGeneration`). */
  knownGeneration: number;
}

/**
 * Lets sending go on after somebody decided. What is discarded is excluded as `restored` when its turn comes; audiences
 * that were being read and campaigns that were due before the restore stop, since nobody knows how far they had come.
 * Attempts without an answer stay `unknown` and are never sent again by themselves.
 *
 * @returns false when sending was not held
 */
export async function releaseSending(
  db: Kysely<Database>,
  { decision, actor, knownGeneration }: SendingRelease,
  now: number,
): Promise<boolean> {
  // Outside the transaction, which a server that refuses to tell would end.
  const identity = await loadServerIdentity(db);
  return transact(db, async (trx) => {
    const { rows } = await sql<{ lost_until: Date }>`
      UPDATE send_hold SET released_at = ${new Date(now)}, released_by = ${actor}, decision = ${decision}
       WHERE released_at IS NULL
      RETURNING lost_until`.execute(trx);
    const [hold] = rows;
    if (hold === undefined) return false;
    const { generation } = await loadSendingState(trx);
    await noteIdentity(trx, identity, Math.max(generation, knownGeneration) + 1);
    if (decision === 'discard') await stopWhatHadBegun(trx, hold.lost_until, now);
    return true;
  });
}

async function stopWhatHadBegun(
  trx: Kysely<Database>,
  lostUntil: Date,
  now: number,
): Promise<void> {
  await sql`
    UPDATE launch SET status = 'stopped', finished_at = ${new Date(now)}
     WHERE status = 'running' AND started_at <= ${lostUntil}`.execute(trx);
  await sql`
    UPDATE campaign SET status = 'stopped', updated_at = ${new Date(now)}
     WHERE status = 'scheduled' AND scheduled_at <= ${lostUntil}`.execute(trx);
}
