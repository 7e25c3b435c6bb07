import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Marks campaigns as sent whose audience is read and in which nobody is left: each message was accepted,
 * refused, excluded or expired. Launch and people are looked at in one statement, so a slice that is
 * committed in between is never missed. Returns how many there were.
 */
export async function settleSentCampaigns(db: Kysely<Database>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    UPDATE campaign c SET status = 'sent'
      FROM journey j
     WHERE c.status = 'sending' AND j.id = c.journey_id
       AND NOT EXISTS (SELECT FROM launch l WHERE l.journey_id = j.id AND l.status IN ('running', 'set_aside'))
       AND (SELECT coalesce(sum(n), 0)
              FROM (SELECT n FROM activity_count WHERE version_id = j.live_version_id AND outcome = 'here'
                     UNION ALL
                    SELECT n FROM activity_delta WHERE version_id = j.live_version_id AND outcome = 'here') AS counted
           ) = 0`.execute(db);
  return Number(numAffectedRows);
}
