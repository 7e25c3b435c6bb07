import type { ExitCriterion } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A change of the exits of a live journey. */
export interface ExitChange {
  at: Date;
  actor: string;
  before: ExitCriterion[];
  after: ExitCriterion[];
}

/** Who changed the exits of a journey while it was live, the latest first. */
export async function listExitChanges(
  db: Kysely<Database>,
  journeyId: string,
): Promise<ExitChange[]> {
  const { rows } = await sql<ExitChange>`
    SELECT at, actor, detail -> 'before' AS before, detail -> 'after' AS after
      FROM audit_entry
     WHERE action = 'journey.exits' AND subject = ${journeyId}
     ORDER BY id DESC LIMIT 20`.execute(db);
  return rows;
}
