import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Since when a passage is set aside, and what made it fail; undefined: it is not. */
export async function findSetAside(
  db: Kysely<Database>,
  runId: string,
): Promise<{ reason: string; since: Date } | undefined> {
  const { rows } = await sql<{ reason: string; since: Date }>`
    SELECT reason, first_at AS since FROM dead_letter
     WHERE kind = 'run' AND subject = ${runId} AND state IN ('open', 'replaying')
     ORDER BY id DESC LIMIT 1`.execute(db);
  return rows[0];
}

/** How many people of a journey are set aside. */
export async function countSetAside(db: Kysely<Database>, journeyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM dead_letter
     WHERE kind = 'run' AND journey_id = ${journeyId}::uuid AND state IN ('open', 'replaying')`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
