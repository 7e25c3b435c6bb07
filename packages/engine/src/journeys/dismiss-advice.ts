import type { AdviceCode } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Keeps advice from being shown about a journey, or lets it be shown again. False when there is no such journey. */
export async function dismissAdvice(
  db: Kysely<Database>,
  { id, code, isDismissed }: { id: string; code: AdviceCode; isDismissed: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    UPDATE journey
       SET dismissed_advice = array_remove(dismissed_advice, ${code}::text)
                              || CASE WHEN ${isDismissed} THEN ARRAY[${code}::text] ELSE '{}' END
     WHERE id = ${id}::uuid AND kind = 'journey'
    RETURNING id`.execute(db);
  return rows.length > 0;
}
