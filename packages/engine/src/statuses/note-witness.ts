import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A message that has shown a status. */
export interface Witness {
  bucket: number;
  messageId: string;
  senderId: string;
}

/** Remembers, per sender, the latest attempt that has shown a status: webhooks flow since it was posted. */
export async function noteWitnesses(
  trx: Kysely<Database>,
  witnesses: readonly Witness[],
): Promise<void> {
  if (witnesses.length === 0) return;
  await sql`
    INSERT INTO sender_witness AS w (sender_id, posted_at)
    SELECT a.sender_id, max(a.claimed_at)
      FROM unnest(
             ${witnesses.map((witness) => witness.bucket)}::smallint[],
             ${witnesses.map((witness) => witness.messageId)}::uuid[]
           ) AS k (bucket, message_id)
      JOIN attempt a ON a.bucket = k.bucket AND a.message_id = k.message_id
     WHERE a.wamid IS NOT NULL
     GROUP BY a.sender_id
     ORDER BY a.sender_id
        ON CONFLICT (sender_id) DO UPDATE SET posted_at = excluded.posted_at
     WHERE w.posted_at IS NULL OR w.posted_at < excluded.posted_at`.execute(trx);
}
