import { sql } from 'kysely';

/** A published version and how many people are inside it. */
export interface ListedVersion {
  id: number;
  number: number;
  published_at: Date;
  published_by: string;
  live: boolean;
  people_inside: number;
}

export const versionsWithPeople = sql`
  SELECT v.id, v.number, v.published_at, v.published_by, v.graph,
         coalesce(j.status = 'live' AND j.live_version_id = v.id, false) AS live,
         (SELECT coalesce(sum(n), 0)::bigint
            FROM (SELECT n FROM activity_count WHERE version_id = v.id AND outcome = 'here'
                   UNION ALL
                  SELECT n FROM activity_delta WHERE version_id = v.id AND outcome = 'here') AS counted
         ) AS people_inside
    FROM journey_version v JOIN journey j ON j.id = v.journey_id`;
