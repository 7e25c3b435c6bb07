import type { ExitCriterion } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database, JourneyKind, JourneyStatus } from '../database/schema.ts';

export interface JourneyFacts {
  id: string;
  kind: JourneyKind;
  name: string;
  status: JourneyStatus;
  /** Raised each time words of its live version are put right. */
  contentRevision: number;
  /** What takes people out; null: nothing. */
  exits: ExitCriterion[] | null;
}

/** Kind, name, status and exits of these journeys as they are now. */
export async function loadJourneys(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, JourneyFacts>> {
  const { rows } = await sql<JourneyFacts>`
    SELECT id, kind, name, status, content_revision AS "contentRevision", exits FROM journey WHERE id = ANY (${[...ids]}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
