import type { Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A published version and how many people are inside it. */
export interface ListedVersion {
  id: number;
  number: number;
  published_at: Date;
  published_by: string;
  live: boolean;
  people_inside: number;
}

const listed = sql`
  SELECT v.id, v.number, v.published_at, v.published_by, v.graph,
         coalesce(j.status = 'live' AND j.live_version_id = v.id, false) AS live,
         (SELECT coalesce(sum(n), 0)::bigint
            FROM (SELECT n FROM activity_count WHERE version_id = v.id AND outcome = 'here'
                   UNION ALL
                  SELECT n FROM activity_delta WHERE version_id = v.id AND outcome = 'here') AS counted
         ) AS people_inside
    FROM journey_version v JOIN journey j ON j.id = v.journey_id`;

/** Versions of a journey, newest first. */
export async function listVersions(
  db: Kysely<Database>,
  journeyId: string,
): Promise<ListedVersion[]> {
  const { rows } = await sql<ListedVersion>`
    ${listed} WHERE v.journey_id = ${journeyId}::uuid ORDER BY v.number DESC`.execute(db);
  return rows;
}

/** One version with its graph, or undefined. */
export async function getVersion(
  db: Kysely<Database>,
  journeyId: string,
  number: number,
): Promise<(ListedVersion & { graph: Graph }) | undefined> {
  const { rows } = await sql<ListedVersion & { graph: Graph }>`
    ${listed} WHERE v.journey_id = ${journeyId}::uuid AND v.number = ${number}`.execute(db);
  return rows[0];
}
