import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Ends windows that Meta says are closed. The person's next message opens them again. */
export async function closeWindows(
  trx: Kysely<Database>,
  windows: readonly { bucket: number; profileId: string; senderId: string }[],
  now: number,
): Promise<void> {
  if (windows.length === 0) return;
  await sql`
    UPDATE customer_window w SET expires_at = ${new Date(now)}
      FROM unnest(
             ${windows.map(({ bucket }) => bucket)}::smallint[],
             ${windows.map(({ profileId }) => profileId)}::uuid[],
             ${windows.map(({ senderId }) => senderId)}::uuid[]
           ) AS c (bucket, profile_id, sender_id)
     WHERE w.bucket = c.bucket AND w.profile_id = c.profile_id AND w.sender_id = c.sender_id
       AND w.expires_at > ${new Date(now)}`.execute(trx);
}
