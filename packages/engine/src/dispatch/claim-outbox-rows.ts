import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
import type { Database } from '../database/schema.ts';

export interface ClaimedRow {
  bucket: number;
  messageId: string;
  /** Number of the attempt that begins, from 1. */
  n: number;
}

/**
 * Writes the claim of these locked outbox rows: their attempt is on its way from now on. The claimed row stands for
 * it until its outcome is stored (`storeAttempts`).
 */
export async function claimOutboxRows(
  trx: Kysely<Database>,
  epoch: number,
  rows: readonly ClaimedRow[],
  now: number,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    UPDATE outbox o
       SET claim_epoch = ${epoch}, claimed_at = ${new Date(now)}, attempts = c.n, waits_for = NULL
      FROM ${batchRows('c', {
        bucket: ['smallint', rows.map((row) => row.bucket)],
        message_id: ['uuid', rows.map((row) => row.messageId)],
        n: ['int', rows.map((row) => row.n)],
      })}
     WHERE o.bucket = c.bucket AND o.message_id = c.message_id`.execute(trx);
}
