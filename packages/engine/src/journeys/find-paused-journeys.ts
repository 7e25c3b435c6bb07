import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Which of these journeys are paused. No statement without any. */
export async function findPausedJourneys(
  trx: Kysely<Database>,
  journeyIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (journeyIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM journey
     WHERE id = ANY (${[...new Set(journeyIds)]}::uuid[]) AND status = 'paused'`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
