import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

const rollingMs = 24 * 60 * 60_000;

/** How many different people each portfolio reached outside windows in the last 24 hours; portfolios with none are absent. */
export async function peopleReached(
  db: Kysely<Database>,
  now: number,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ portfolio_id: string; n: number }>`
    SELECT portfolio_id, count(*)::int AS n FROM portfolio_recipient
     WHERE reached_at > ${new Date(now - rollingMs)} GROUP BY portfolio_id`.execute(db);
  return new Map(rows.map((row) => [row.portfolio_id, row.n]));
}
