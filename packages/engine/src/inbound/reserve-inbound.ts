import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ProfileKey } from './address-book.ts';

/** Claims inbound messages by wamid, since Meta repeats webhooks. Answers those that are new. */
export async function reserveInbound(
  trx: Kysely<Database>,
  messages: readonly (ProfileKey & { inboundId: string })[],
  now: number,
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const { rows } = await sql<{ value: string }>`
    INSERT INTO reservation (kind, value, bucket, profile_id, created_at)
    SELECT 'inbound', value, bucket, profile_id, ${new Date(now)}
      FROM unnest(
             ${messages.map((message) => message.inboundId)}::text[],
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.profileId)}::uuid[]
           ) AS i (value, bucket, profile_id)
     ORDER BY value
        ON CONFLICT DO NOTHING
    RETURNING value`.execute(trx);
  return new Set(rows.map((row) => row.value));
}
