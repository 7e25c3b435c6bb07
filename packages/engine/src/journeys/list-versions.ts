import type { Graph } from '@waypost/journey';
import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { versionsWithPeople, type ListedVersion } from './listed-version.ts';

/** Versions of a journey with their graphs, newest first. */
export async function listVersions(
  db: Kysely<Database>,
  journeyId: string,
): Promise<(ListedVersion & { graph: Graph })[]> {
  const { rows } = await sql<ListedVersion & { graph: Graph }>`
    ${versionsWithPeople} WHERE v.journey_id = ${journeyId}::uuid ORDER BY v.number DESC`.execute(
    db,
  );
  return rows;
}
