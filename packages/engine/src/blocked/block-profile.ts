import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { raiseSuppression } from '../leases/raise-suppression.ts';

/**
 * Puts a person's number and user id on the block list: nobody writes to them any more, by whatever
 * profile they are known. False when there is neither. Queued messages become `blocked` at dispatch.
 */
export async function blockProfile(
  trx: Kysely<Database>,
  profileId: string,
  block: { reason: string; actor: string },
  now: number,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO blocked_address (number, reason, blocked_at, blocked_by)
    SELECT a.number, ${block.reason}, ${new Date(now)}, ${block.actor}
      FROM profile p
     CROSS JOIN LATERAL unnest(array_remove(ARRAY[p.phone, p.bsuid], NULL)) AS a (number)
     WHERE p.bucket = bucket_of(${profileId}::uuid) AND p.id = ${profileId}::uuid
     ORDER BY a.number
    ON CONFLICT (number) DO UPDATE SET reason = excluded.reason
    RETURNING number`.execute(trx);
  if (rows.length === 0) return false;
  await raiseSuppression(trx);
  return true;
}
