import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Notes that profiles changed, for journeys that follow profiles; nothing is stored while no live journey does. In the
 * transaction that changes them.
 */
export async function touchProfiles(
  trx: Kysely<Database>,
  profiles: readonly { bucket: number; id: string }[],
): Promise<void> {
  if (profiles.length === 0) return;
  await sql`
    INSERT INTO profile_touch (bucket, profile_id)
    SELECT w.bucket, w.id
      FROM unnest(${profiles.map(({ bucket }) => bucket)}::smallint[],
                  ${profiles.map(({ id }) => id)}::uuid[]) AS w (bucket, id)
     WHERE EXISTS (SELECT FROM journey WHERE goes_on AND follows_profiles)`.execute(trx);
}
