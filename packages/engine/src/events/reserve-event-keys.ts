import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Takes the keys that nobody used before, in key order, and returns them. */
export async function reserveEventKeys(
  trx: Kysely<Database>,
  keys: readonly { key: string; bucket: number; profileId: string }[],
  now: number,
): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ value: string }>`
    INSERT INTO reservation (kind, value, bucket, profile_id, created_at)
    SELECT 'event', value, bucket, profile_id, ${new Date(now)}
      FROM unnest(
             ${keys.map((entry) => entry.key)}::text[],
             ${keys.map((entry) => entry.bucket)}::smallint[],
             ${keys.map((entry) => entry.profileId)}::uuid[]
           ) AS k (value, bucket, profile_id)
     ORDER BY value
    ON CONFLICT (kind, value) DO NOTHING
    RETURNING value`.execute(trx);
  return new Set(rows.map((row) => row.value));
}
