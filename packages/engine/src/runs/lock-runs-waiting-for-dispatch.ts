import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
import type { Database } from '../database/schema.ts';
import { lockedRun, runColumns, type LockedRun, type RunRow } from './locked-run.ts';

/** A message whose outcome is known, and the visit of the run that asked for it. */
export interface DispatchedMessage {
  messageId: string;
  bucket: number;
  runId: string;
  activity: string;
  visit: number;
}

/**
 * Locks, in key order, the live runs that still wait for the dispatch of these messages. A run that
 * has left its activity (expired, stopped) is not in the answer: a late outcome never moves it.
 */
export async function lockRunsWaitingForDispatch(
  trx: Kysely<Database>,
  messages: readonly DispatchedMessage[],
): Promise<Map<string, LockedRun>> {
  if (messages.length === 0) return new Map();
  const { rows } = await sql<RunRow & { message_id: string }>`
    SELECT ${runColumns}, m.message_id
      FROM ${batchRows('m', {
        bucket: ['smallint', messages.map((message) => message.bucket)],
        run_id: ['uuid', messages.map((message) => message.runId)],
        activity: ['text', messages.map((message) => message.activity)],
        visit: ['int', messages.map((message) => message.visit)],
        message_id: ['uuid', messages.map((message) => message.messageId)],
      })}
      JOIN run r ON r.bucket = m.bucket AND r.id = m.run_id
     WHERE r.live AND r.waiting_for = 'dispatch' AND r.activity = m.activity AND r.visit = m.visit
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return new Map(rows.map((row) => [row.message_id, lockedRun(row)]));
}
