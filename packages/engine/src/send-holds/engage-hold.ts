import { sql, type Kysely } from 'kysely';

import type { Database, SendHoldTable } from '../database/schema.ts';

/**
 * Holds sending until somebody decides. Does nothing while it is held already.
 *
 * @param lostUntil until then more may have happened than the database knows, ms since the epoch
 * @returns whether it was free before
 */
export async function engageHold(
  db: Kysely<Database>,
  reason: SendHoldTable['reason'],
  lostUntil: number,
  now: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO send_hold (reason, engaged_at, lost_until)
    VALUES (${reason}, ${new Date(now)}, ${new Date(lostUntil)})
        ON CONFLICT DO NOTHING`.execute(db);
  return numAffectedRows === 1n;
}
