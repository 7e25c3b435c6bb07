import { sql } from 'kysely';

import { people } from '../counts/people.ts';

/** A published version and how many people are inside it. */
export interface ListedVersion {
  id: number;
  number: number;
  published_at: Date;
  published_by: string;
  live: boolean;
  people_inside: number;
  /** Number of the version whose words it put right; null: it is no such version. */
  updates: number | null;
}

export const versionsWithPeople = sql`
  SELECT v.id, v.number, v.published_at, v.published_by, v.graph, v.updates,
         coalesce(j.goes_on AND j.live_version_id = v.id, false) AS live,
         (SELECT coalesce(sum(n), 0)::bigint
            FROM (SELECT ${people('c')} AS n FROM activity_count c WHERE version_id = v.id AND outcome IN ('here', 'branches')
                   UNION ALL
                  SELECT ${people('d')} FROM activity_delta d WHERE version_id = v.id AND outcome IN ('here', 'branches')) AS counted
         ) AS people_inside
    FROM journey_version v JOIN journey j ON j.id = v.journey_id`;
