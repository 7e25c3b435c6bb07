import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Messages of one activity that Meta refused, or reported as failed later, with one code. */
export interface FailedMessages {
  activity: string;
  /** Meta's code. */
  code: number;
  messages: number;
  /** Meta's words for the latest of them. */
  text: string | null;
}

/** Which messages of a journey failed since an instant (ms since the epoch), the most frequent first. */
export async function listFailedMessages(
  db: Kysely<Database>,
  journeyId: string,
  since: number,
): Promise<FailedMessages[]> {
  const { rows } = await sql<FailedMessages>`
    SELECT activity, failure_code AS code, count(*) AS messages,
           (array_agg(failure_text ORDER BY failed_at DESC NULLS LAST))[1] AS text
      FROM message
     WHERE journey_id = ${journeyId}::uuid AND created_at >= ${new Date(since)} AND direction = 'out'
       AND failure_code IS NOT NULL AND activity IS NOT NULL
     GROUP BY 1, 2
     ORDER BY messages DESC, 1, 2
     LIMIT 100`.execute(db);
  return rows;
}
