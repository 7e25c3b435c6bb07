import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { inboundMessageId } from './insert-inbound-messages.ts';

const dayMs = 86_400_000;
/** Meta keeps a file that came by webhook for seven days. */
const keptMs = 7 * dayMs;

export interface QueuedMedium {
  bucket: number;
  senderId: string;
  wamid: string;
  /** By Meta's clock, ms since the epoch. */
  at: number;
  mediaId: string;
  mimeType: string | null;
  fileName: string | null;
  sha256: string | null;
}

/** Queues files that people sent for download. Their messages are stored in the same transaction, at `now`. */
export async function queueMedia(
  trx: Kysely<Database>,
  media: readonly QueuedMedium[],
  now: number,
): Promise<void> {
  if (media.length === 0) return;
  const at = new Date(now);
  await sql`
    INSERT INTO inbound_medium (bucket, message_id, message_created_at, sender_id, media_id, mime_type,
                                file_name, sha256, next_try_at, expires_at)
    SELECT bucket, message_id, ${at}, sender_id, media_id, mime_type, file_name, sha256, ${at}, expires_at
      FROM unnest(
             ${media.map((one) => one.bucket)}::smallint[],
             ${media.map((one) => inboundMessageId(one.bucket, one.wamid))}::uuid[],
             ${media.map((one) => one.senderId)}::uuid[],
             ${media.map((one) => one.mediaId)}::text[],
             ${media.map((one) => one.mimeType)}::text[],
             ${media.map((one) => one.fileName)}::text[],
             ${media.map((one) => one.sha256)}::text[],
             ${media.map((one) => new Date(one.at + keptMs))}::timestamptz[]
           ) AS m (bucket, message_id, sender_id, media_id, mime_type, file_name, sha256, expires_at)
        ON CONFLICT DO NOTHING`.execute(trx);
}
