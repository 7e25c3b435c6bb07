import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Row of `installation` that says since when webhooks are received. */
export const receiverKey = 'receiver';

/** A gap longer than this, on the database's clock, counts as a break. */
const longestGapSeconds = 5;

/**
 * Says that this process receives webhooks. `interrupted`: it has just started, or could not say so the last time,
 * so that webhooks may have been missed. A pause of the machine is found by the database's clock.
 */
export async function keepReceiver(
  db: Kysely<Database>,
  interrupted: boolean,
  now: number,
): Promise<void> {
  const value = JSON.stringify({ upSince: now });
  await sql`
    INSERT INTO installation AS i (key, value, updated_at)
    VALUES (${receiverKey}, ${value}::jsonb, clock_timestamp())
        ON CONFLICT (key) DO UPDATE
       SET value = CASE
             WHEN ${interrupted} OR i.updated_at < clock_timestamp() - make_interval(secs => ${longestGapSeconds})
             THEN excluded.value ELSE i.value END,
           updated_at = excluded.updated_at`.execute(db);
}
