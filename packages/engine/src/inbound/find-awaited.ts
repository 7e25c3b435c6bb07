import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Whom messages come from, and the passage whose message they answer, if any. */
export interface MessageOrigin {
  bucket: number;
  profileId: string;
  senderId: string;
  runId: string | null;
}

export interface Awaited {
  /** Runs whose people are waited for: a reaction of theirs is not decided yet. */
  runs: ReadonlySet<string>;
  /** Conversations that are before the team, as `<profile id> <sender id>`. */
  handedOver: ReadonlySet<string>;
}

/** Who waits for these messages: a reaction of a passage, or a colleague. */
export async function findAwaited(
  trx: Kysely<Database>,
  messages: readonly MessageOrigin[],
): Promise<Awaited> {
  const { rows } = await sql<{ run_id: string | null; conversation: string | null }>`
    WITH said AS MATERIALIZED (
      SELECT * FROM unnest(
        ${messages.map(({ bucket }) => bucket)}::smallint[],
        ${messages.map(({ profileId }) => profileId)}::uuid[],
        ${messages.map(({ senderId }) => senderId)}::uuid[],
        ${messages.map(({ runId }) => runId)}::uuid[]
      ) AS s (bucket, profile_id, sender_id, run_id)
    )
    SELECT r.id AS run_id, NULL AS conversation
      FROM said s JOIN run r ON r.bucket = s.bucket AND r.id = s.run_id
     WHERE r.live AND r.waiting_for = 'reaction'
     UNION ALL
    SELECT NULL, h.profile_id || ' ' || h.sender_id
      FROM said s
      JOIN hand_over h ON h.bucket = s.bucket AND h.profile_id = s.profile_id AND h.sender_id = s.sender_id
     WHERE h.closed_at IS NULL`.execute(trx);
  return {
    runs: new Set(rows.flatMap((row) => row.run_id ?? [])),
    handedOver: new Set(rows.flatMap((row) => row.conversation ?? [])),
  };
}
