import { graphSchema, matchPeople, type Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { loadVersions } from './load-versions.ts';

/** People at one activity of one version. */
export interface PeopleStanding {
  version: number;
  activityId: string;
  /** Those who could go on in the other version. */
  fitting: number;
  others: number;
}

/**
 * Counts exactly who is inside a journey, by where their own passage stands, and who of them could go on in `graph` from
 * where they, and all their parallel branches, are.
 */
export async function peopleInside(
  db: Kysely<Database>,
  journeyId: string,
  graph: Graph,
): Promise<PeopleStanding[]> {
  const { rows } = await sql<{
    version_id: number;
    activity: string;
    places: { activity: string; branch: string | null }[];
    people: number;
  }>`
    SELECT version_id, activity, places, count(*) AS people
      FROM (SELECT max(version_id) AS version_id,
                   max(activity) FILTER (WHERE parent_id IS NULL) AS activity,
                   jsonb_agg(DISTINCT jsonb_build_object('activity', activity, 'branch', branch)) AS places
              FROM run
             WHERE journey_id = ${journeyId}::uuid AND live
             GROUP BY bucket, coalesce(root_id, id)) AS person
     WHERE activity IS NOT NULL
     GROUP BY version_id, activity, places
     ORDER BY version_id, activity`.execute(db);
  const versions = new Map(
    (await loadVersions(db, [...new Set(rows.map(({ version_id }) => version_id))])).map(
      (version) => [version.id, version],
    ),
  );
  const target = graphSchema.parse(graph);
  const matches = new Map(
    [...versions].map(([id, version]) => [id, matchPeople(version.graph, target)]),
  );
  const standing = new Map<string, PeopleStanding>();
  for (const { version_id, activity, places, people } of rows) {
    const version = versions.get(version_id)?.number ?? 0;
    const fits = places.every((place) =>
      matches
        .get(version_id)
        ?.fits({ activityId: place.activity, branch: place.branch ?? undefined }),
    );
    const key = `${version} ${activity}`;
    const at = standing.get(key) ?? { version, activityId: activity, fitting: 0, others: 0 };
    if (fits) at.fitting += people;
    else at.others += people;
    standing.set(key, at);
  }
  return [...standing.values()];
}
