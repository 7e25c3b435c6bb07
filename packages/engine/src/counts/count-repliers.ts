import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { CountedPeriod } from './live-counts.ts';

/** How many passages of a version answered the message of each WhatsApp activity, by its id; null: at any time. */
export async function countRepliers(
  db: Kysely<Database>,
  version: { id: number; journeyId: string },
  period: CountedPeriod | null,
): Promise<ReadonlyMap<string, number>> {
  const from = period === null ? null : new Date(period.from);
  const until = period === null ? null : new Date(period.until);
  const { rows } = await sql<{ activity: string; n: number }>`
    SELECT activity, count(DISTINCT run_id) AS n
      FROM message
     WHERE journey_id = ${version.journeyId}::uuid AND direction = 'in' AND version_id = ${version.id}
       AND activity IS NOT NULL
       AND (${from}::timestamptz IS NULL OR created_at >= ${from}::timestamptz)
       AND (${until}::timestamptz IS NULL OR created_at < ${until}::timestamptz)
     GROUP BY activity`.execute(db);
  return new Map(rows.map(({ activity, n }) => [activity, n]));
}
