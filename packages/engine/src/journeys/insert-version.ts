import type { Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Freezes a graph as the next version of a journey, whose row this transaction holds. */
export async function insertVersion(
  trx: Kysely<Database>,
  version: {
    journeyId: string;
    graph: Graph;
    /** Of the draft; null for a graph of our own making. */
    revision: number | null;
    actor: string;
  },
  now: number,
): Promise<{ versionId: number; number: number }> {
  const { rows } = await sql<{ id: number; number: number }>`
    INSERT INTO journey_version (journey_id, number, graph, published_at, published_by, draft_revision)
    SELECT ${version.journeyId}::uuid, coalesce(max(number), 0) + 1, ${JSON.stringify(version.graph)}::jsonb,
           ${new Date(now)}::timestamptz, ${version.actor}::text, ${version.revision}::int
      FROM journey_version
     WHERE journey_id = ${version.journeyId}
    RETURNING id, number`.execute(trx);
  const row = rows[0];
  if (row === undefined) throw new Error('the version was not stored');
  return { versionId: row.id, number: row.number };
}
