import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A file to be downloaded, and what its sender's connection needs. */
export interface ClaimedMedium {
  bucket: number;
  message_id: string;
  message_created_at: Date;
  media_id: string;
  mime_type: string | null;
  file_name: string | null;
  tries: number;
  expires_at: Date;
  id: string;
  connection: 'simulator' | 'meta';
  token: Buffer;
  app_secret: Buffer;
  phone_number_id: string;
}

/** How long a download may take before another process tries the same file. */
const claimedForMs = 10 * 60_000;

/** Claims the next files whose try is due, by putting their next try off. */
export async function claimMedia(
  db: Kysely<Database>,
  limit: number,
  now: number,
): Promise<ClaimedMedium[]> {
  const { rows } = await sql<ClaimedMedium>`
    WITH due AS (
      SELECT bucket, message_id FROM inbound_medium
       WHERE state = 'waiting' AND next_try_at <= ${new Date(now)}
       ORDER BY next_try_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE inbound_medium i SET tries = i.tries + 1, next_try_at = ${new Date(now + claimedForMs)}
      FROM due d, sender s
     WHERE i.bucket = d.bucket AND i.message_id = d.message_id AND s.id = i.sender_id
    RETURNING i.bucket, i.message_id, i.message_created_at, i.media_id, i.mime_type, i.file_name, i.tries,
              i.expires_at, s.id, s.connection, s.token, s.app_secret, s.phone_number_id`.execute(
    db,
  );
  return rows;
}
