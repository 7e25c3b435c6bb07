import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ClaimedLaunch } from './claim-launch.ts';

/**
 * After an audience was read for those who newly match: who is in it no longer is forgotten, and enters when they come
 * back. `filter` is the audience as a condition over profile `p`.
 */
export async function forgetFormerMembers(
  trx: Kysely<Database>,
  launch: ClaimedLaunch,
  filter: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    DELETE FROM entry_member m
     WHERE m.journey_id = ${launch.journey_id}
       AND NOT EXISTS (
         SELECT FROM profile p
          WHERE p.bucket = m.bucket AND p.id = m.profile_id AND p.merged_into IS NULL AND (${filter}))`.execute(
    trx,
  );
}
