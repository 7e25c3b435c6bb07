import { sql, type Kysely } from 'kysely';

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
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.runId)}::uuid[],
             ${messages.map((message) => message.activity)}::text[],
             ${messages.map((message) => message.visit)}::int[],
             ${messages.map((message) => message.messageId)}::uuid[]
           ) AS m (bucket, run_id, activity, visit, message_id)
      JOIN run r ON r.bucket = m.bucket AND r.id = m.run_id
     WHERE r.live AND r.waiting_for = 'dispatch' AND r.activity = m.activity AND r.visit = m.visit
     ORDER BY r.bucket, r.id
       FOR UPDATE OF r`.execute(trx);
  return new Map(rows.map((row) => [row.message_id, lockedRun(row)]));
}
