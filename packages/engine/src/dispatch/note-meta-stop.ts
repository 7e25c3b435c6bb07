import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Remembers that these people stopped marketing by Meta's own setting, so that reports tell it from
 * words they wrote. Called after the opt-out is recorded; an opt-in forgets it.
 */
export async function noteMetaStop(
  trx: Kysely<Database>,
  profiles: readonly { bucket: number; profileId: string }[],
): Promise<void> {
  if (profiles.length === 0) return;
  await sql`
    UPDATE suppression s SET by_meta = true
      FROM unnest(
             ${profiles.map(({ bucket }) => bucket)}::smallint[],
             ${profiles.map(({ profileId }) => profileId)}::uuid[]
           ) AS p (bucket, profile_id)
     WHERE s.bucket = p.bucket AND s.profile_id = p.profile_id AND s.purpose = 'marketing'
       AND NOT s.by_meta`.execute(trx);
}
