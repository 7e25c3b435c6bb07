import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { AttemptedMessage } from './attempted-message.ts';

/** An attempt whose outcome nobody has stored yet. */
export interface UnresolvedAttempt extends AttemptedMessage {
  state: 'claimed' | 'unknown';
  /** Lease epoch under which it was claimed. */
  epoch: number | null;
  /** ms since the epoch. */
  claimedAt: number;
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

/** Reads a sender's claimed attempts and those without a known outcome, the oldest first. */
export async function loadUnresolvedAttempts(
  db: Kysely<Database>,
  senderId: string,
): Promise<UnresolvedAttempt[]> {
  const { rows } = await sql<Row>`
    SELECT a.bucket, a.message_id, o.message_created_at, a.n, a.state, o.claim_epoch, a.claimed_at,
           o.number, m.profile_id, m.category, m.expires_at, m.version_id, m.run_id, m.activity,
           m.visit, m.template_name, m.language
      FROM attempt a
      JOIN outbox o ON o.bucket = a.bucket AND o.message_id = a.message_id AND o.attempts = a.n
      JOIN message m ON m.bucket = o.bucket AND m.id = o.message_id
                    AND m.created_at = o.message_created_at
     WHERE a.sender_id = ${senderId} AND a.state IN ('claimed', 'unknown')
     ORDER BY a.claimed_at
     LIMIT 20000`.execute(db);
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
