import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface NumberReservation {
  /** Journey, entry key and number: one entry into a journey writes to a number once. */
  value: string;
  bucket: number;
  profileId: string;
}

/**
 * Reserves numbers for these profiles, first come, first served. Answers whose each number now is:
 * somebody else's, and the message is excluded as `same_number`. A profile keeps what it has reserved.
 */
export async function reserveNumbers(
  trx: Kysely<Database>,
  wanted: readonly NumberReservation[],
  now: number,
): Promise<Map<string, string>> {
  const holders = new Map<string, string>();
  for (const one of wanted) if (!holders.has(one.value)) holders.set(one.value, one.profileId);
  if (holders.size === 0) return holders;
  const firsts = wanted
    .filter((one) => holders.get(one.value) === one.profileId)
    .toSorted((a, b) => (a.value < b.value ? -1 : 1));
  const inserted = await sql<{ value: string }>`
    INSERT INTO reservation (kind, value, bucket, profile_id, created_at)
    SELECT 'number', value, bucket, profile_id, ${new Date(now)}
      FROM unnest(
             ${firsts.map((one) => one.value)}::text[],
             ${firsts.map((one) => one.bucket)}::smallint[],
             ${firsts.map((one) => one.profileId)}::uuid[]
           ) AS w (value, bucket, profile_id)
        ON CONFLICT DO NOTHING
    RETURNING value`.execute(trx);
  const got = new Set(inserted.rows.map((row) => row.value));
  const taken = [...holders.keys()].filter((value) => !got.has(value));
  if (taken.length === 0) return holders;
  // A statement of its own: it must see what a transaction committed that the insert ran into.
  const { rows } = await sql<{ value: string; profile_id: string }>`
    SELECT value, profile_id FROM reservation
     WHERE kind = 'number' AND value = ANY (${taken}::text[])`.execute(trx);
  for (const row of rows) holders.set(row.value, row.profile_id);
  return holders;
}
