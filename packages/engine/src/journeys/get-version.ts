import type { Graph } from '@waypost/journey';
import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';
import { versionsWithPeople, type ListedVersion } from './listed-version.ts';

/** One version with its graph, or undefined. */
export async function getVersion(
  db: Kysely<Database>,
  journeyId: string,
  number: number,
): Promise<(ListedVersion & { graph: Graph }) | undefined> {
  const { rows } = await sql<ListedVersion & { graph: Graph }>`
    ${versionsWithPeople} WHERE v.journey_id = ${journeyId}::uuid AND v.number = ${number}`.execute(
    db,
  );
  return rows[0];
}
