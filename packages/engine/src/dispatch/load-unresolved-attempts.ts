import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { AttemptedMessage } from './attempted-message.ts';

/** An attempt whose outcome nobody has stored yet, or nobody knows. */
export interface UnresolvedAttempt extends AttemptedMessage {
  state: 'claimed' | 'unknown';
  /** Lease epoch under which it was claimed. */
  epoch: number | null;
  category: string | null;
  /** ms since the epoch. */
  expiresAt: number | null;
}

interface Row {
  bucket: number;
  message_id: string;
  message_created_at: Date;
  n: number;
  state: 'claimed' | 'unknown';
  claim_epoch: number | null;
  claimed_at: Date;
  number: string | null;
  profile_id: string;
  category: string | null;
  expires_at: Date | null;
  version_id: number | null;
  run_id: string | null;
  activity: string | null;
  visit: number | null;
  template_name: string | null;
  language: string | null;
}

/**
 * Reads a sender's claimed messages and those of unknown outcome, the oldest first, except `known`, which
 * are on their way. Claims are looked for since `claimedSince` (ms since the epoch; null for all there are).
 */
export async function loadUnresolvedAttempts(
  db: Kysely<Database>,
  senderId: string,
  known: ReadonlySet<string>,
  claimedSince: number | null,
): Promise<UnresolvedAttempt[]> {
  const since =
    claimedSince === null
      ? sql`'-infinity'::timestamptz`
      : sql`${new Date(claimedSince)}::timestamptz`;
  const { rows } = await transact(db, async (trx) => {
    // Statistics of a queue are always old. Compared as text, the sender is no way into it: only what is claimed is read.
    const [, found] = await Promise.all([
      sql`SELECT set_config('enable_seqscan', 'off', true)`.execute(trx),
      sql<Row>`
    SELECT o.bucket, o.message_id, o.message_created_at, o.attempts AS n,
           CASE WHEN o.unresolved THEN 'unknown' ELSE 'claimed' END AS state, o.claim_epoch, o.claimed_at,
           o.number, m.profile_id, m.category, m.expires_at, m.version_id, m.run_id, m.activity,
           m.visit, m.template_name, m.language
      FROM (SELECT * FROM outbox WHERE sender_id = ${senderId} AND unresolved
             UNION ALL
            SELECT * FROM outbox
             WHERE claimed_at >= ${since} AND claim_epoch IS NOT NULL AND NOT unresolved
               AND sender_id::text = ${senderId}::text) AS o
      JOIN message m ON m.bucket = o.bucket AND m.id = o.message_id
                    AND m.created_at = o.message_created_at
     WHERE o.message_id <> ALL (${[...known]}::uuid[])
     ORDER BY o.claimed_at
     LIMIT 20000`.execute(trx),
    ]);
    return found;
  });
  return rows.map((row) => ({
    bucket: row.bucket,
    messageId: row.message_id,
    createdAt: row.message_created_at,
    n: row.n,
    state: row.state,
    epoch: row.claim_epoch,
    claimedAt: row.claimed_at.getTime(),
    number: row.number ?? '',
    profileId: row.profile_id,
    category: row.category,
    expiresAt: row.expires_at?.getTime() ?? null,
    versionId: row.version_id,
    runId: row.run_id,
    activity: row.activity,
    visit: row.visit,
    template:
      row.template_name === null || row.language === null
        ? null
        : { name: row.template_name, language: row.language },
  }));
}
