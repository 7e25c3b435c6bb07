import { sql, type Kysely } from 'kysely';

import type { Database, MessageState, WaitReason } from '../database/schema.ts';

/** A message of a passage that did not arrive, or not yet. */
export interface UndeliveredMessage {
  activity: string;
  state: MessageState;
  exclusion: string | null;
  failure_code: number | null;
  created_at: Date;
  /** While it is queued: what it waits for, until when, and whether its sender is paused. */
  waits_for: WaitReason | null;
  due_at: Date | null;
  sender_name: string;
  sender_paused: boolean;
}

/** The newest message of each activity of a passage, where it has not been delivered. */
export async function findUndelivered(
  db: Kysely<Database>,
  passage: { id: string; bucket: number; profile_id: string },
): Promise<UndeliveredMessage[]> {
  const { rows } = await sql<UndeliveredMessage & { is_delivered: boolean }>`
    SELECT DISTINCT ON (m.activity) m.activity, m.state, m.exclusion, m.failure_code, m.created_at,
           o.waits_for, o.due_at, s.name AS sender_name, s.paused_at IS NOT NULL AS sender_paused,
           m.failed_at IS NULL AND (m.delivered_at IS NOT NULL OR m.read_at IS NOT NULL) AS is_delivered
      FROM message m
      JOIN sender s ON s.id = m.sender_id
      LEFT JOIN outbox o ON o.bucket = m.bucket AND o.message_id = m.id
     WHERE m.bucket = ${passage.bucket} AND m.profile_id = ${passage.profile_id}::uuid
       AND m.direction = 'out' AND m.activity IS NOT NULL
       AND m.run_id IN (SELECT ${passage.id}::uuid UNION ALL
                        SELECT b.id FROM run b
                         WHERE b.bucket = ${passage.bucket} AND b.root_id = ${passage.id}::uuid)
     ORDER BY m.activity, m.created_at DESC`.execute(db);
  return rows.flatMap(({ is_delivered: isDelivered, ...message }) =>
    isDelivered ? [] : [message],
  );
}
