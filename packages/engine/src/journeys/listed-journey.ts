import type { Graph } from '@waypost/journey';
import { sql, type RawBuilder } from 'kysely';

import { people } from '../counts/people.ts';
import type { JourneyStatus } from '../database/schema.ts';

/** A journey as lists show it. */
export interface ListedJourney {
  id: string;
  name: string;
  status: JourneyStatus;
  demo: boolean;
  /** Kept out of the list; a journey that goes on for anybody never is. */
  archived: boolean;
  /** Null: in none. */
  folder_id: string | null;
  tags: string[];
  live_version: number | null;
  live_version_id: number | null;
  unpublished_changes: boolean;
  people_inside: number;
  created_at: Date;
  updated_at: Date;
  updated_by: string;
}

/** A journey of a list; its draft where something was searched for. */
export interface FoundJourney extends ListedJourney {
  draft: Graph | null;
}

export interface JourneyWithDraft extends ListedJourney {
  draft: Graph;
  draft_revision: number;
  dismissed_advice: string[];
}

const columns = sql`
         j.id, j.name, j.status, j.demo, j.archived_at IS NOT NULL AND NOT j.goes_on AS archived, j.folder_id, j.tags, v.number AS live_version, j.live_version_id,
         coalesce(v.graph <> j.draft, false) AS unpublished_changes,
         coalesce(inside.n, 0)::bigint AS people_inside,
         j.created_at, j.updated_at, j.updated_by`;

/** Where they come from: the journey `j`, its newest version `v`, and how many people are inside it, `inside.n`. */
export const withNumbers = sql`
    FROM journey j
    LEFT JOIN journey_version v ON v.id = j.live_version_id
    LEFT JOIN LATERAL (
      SELECT sum(n) AS n
        FROM (SELECT ${people('c')} AS n FROM activity_count c JOIN journey_version own ON own.id = c.version_id
               WHERE own.journey_id = j.id AND c.outcome IN ('here', 'branches')
               UNION ALL
              SELECT ${people('d')} FROM activity_delta d JOIN journey_version own ON own.id = d.version_id
               WHERE own.journey_id = j.id AND d.outcome IN ('here', 'branches')) AS counted
    ) AS inside ON true`;

/** Journeys with their live numbers and their drafts; `j` is the table's alias. */
export const journeysWithNumbers = sql`
  SELECT ${columns}, j.draft, j.draft_revision, j.dismissed_advice ${withNumbers}`;

/** Journeys as lists show them; `j` is the table's alias. Drafts are large: they come along only where one is looked into. */
export function listedJourneys({ withDrafts }: { withDrafts: boolean }): RawBuilder<unknown> {
  return sql`SELECT ${columns}, ${withDrafts ? sql`j.draft` : sql`NULL::jsonb AS draft`} ${withNumbers}`;
}

/** All journeys with the people inside each, counted in one go; `j` is its alias. */
export const journeysWithPeople = sql`
  (SELECT own.*, coalesce(inside.n, 0)::bigint AS people_inside
     FROM journey own
     LEFT JOIN (
       SELECT v.journey_id, sum(counted.n) AS n
         FROM (SELECT c.version_id, ${people('c')} AS n FROM activity_count c WHERE c.outcome IN ('here', 'branches')
                UNION ALL
               SELECT d.version_id, ${people('d')} FROM activity_delta d WHERE d.outcome IN ('here', 'branches')) AS counted
         JOIN journey_version v ON v.id = counted.version_id
        GROUP BY v.journey_id
     ) AS inside ON inside.journey_id = own.id) AS j`;
