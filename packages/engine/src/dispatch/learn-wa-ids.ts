import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface LearntWaId {
  bucket: number;
  profileId: string;
  /** The number as WhatsApp knows it, without plus. */
  waId: string;
}

/** Remembers numbers that WhatsApp writes differently from us (Brazil, Mexico): replies come from those. */
export async function learnWaIds(
  trx: Kysely<Database>,
  learnt: readonly LearntWaId[],
): Promise<void> {
  if (learnt.length === 0) return;
  await sql`
    INSERT INTO address (kind, value, bucket, profile_id)
    SELECT DISTINCT 'wa_id', wa_id, bucket, profile_id
      FROM unnest(
             ${learnt.map((one) => one.waId)}::text[],
             ${learnt.map((one) => one.bucket)}::smallint[],
             ${learnt.map((one) => one.profileId)}::uuid[]
           ) AS l (wa_id, bucket, profile_id)
     ORDER BY 2, 3, 4
        ON CONFLICT DO NOTHING`.execute(trx);
}
