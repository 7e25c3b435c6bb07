import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { chosen, type DeadLetterChoice } from './choice.ts';

/** Has what was set aside tried again; the replay lane does it. Returns how much that is. */
export async function askReplay(
  db: Kysely<Database>,
  choice: DeadLetterChoice,
  actor: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE dead_letter d SET state = 'replaying', settled_by = ${actor}
     WHERE d.state = 'open' AND ${chosen(choice)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
