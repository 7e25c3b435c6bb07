import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { people } from '../counts/people.ts';

/** What the home page leads people by. */
export interface HomeFigures {
  /** The journey that the first steps are about: the first that was published, else the demo's. */
  demoJourneyId: string | null;
  demoJourneyPublished: boolean;
  firstMessageSent: boolean;
  /** Number that got the newest accepted message. */
  handsetNumber: string | null;
  firstReply: boolean;
  metaSenderConnected: boolean;
  peopleInside: number;
  messagesToday: number;
  repliesToday: number;
}

const ofNoTrial = sql`version_id NOT IN (
  SELECT v.id FROM journey_version v JOIN trial t ON t.journey_id = v.journey_id)`;

/** Trials are told apart. `dayStart`: where today begins in the workspace's zone, ms since the epoch. */
export async function homeFigures(db: Kysely<Database>, dayStart: number): Promise<HomeFigures> {
  const since = new Date(dayStart);
  const { rows } = await sql<HomeFigures>`
    SELECT demo.id AS "demoJourneyId",
           coalesce(demo.status <> 'draft', false) AS "demoJourneyPublished",
           newest.number IS NOT NULL AS "firstMessageSent",
           newest.number AS "handsetNumber",
           EXISTS (SELECT FROM message WHERE direction = 'in') AS "firstReply",
           EXISTS (SELECT FROM sender WHERE connection = 'meta' AND policies_confirmed_at IS NOT NULL) AS "metaSenderConnected",
           (SELECT coalesce(sum(n), 0)::int
              FROM (SELECT ${people('c')} AS n FROM activity_count c WHERE outcome IN ('here', 'branches') AND ${ofNoTrial}
                     UNION ALL
                    SELECT ${people('d')} FROM activity_delta d WHERE outcome IN ('here', 'branches') AND ${ofNoTrial}) AS together) AS "peopleInside",
           (SELECT count(*) FROM message WHERE direction = 'out' AND accepted_at >= ${since}
               AND (journey_id IS NULL OR journey_id NOT IN (SELECT journey_id FROM trial))) AS "messagesToday",
           (SELECT count(*) FROM message WHERE direction = 'in' AND created_at >= ${since}) AS "repliesToday"
      FROM (VALUES (1)) AS one
      LEFT JOIN LATERAL (
        SELECT id, status FROM journey
         WHERE kind = 'journey' AND (demo OR live_version_id IS NOT NULL)
         ORDER BY live_version_id IS NULL, demo DESC, created_at LIMIT 1) AS demo ON true
      LEFT JOIN LATERAL (
        SELECT number FROM message
         WHERE direction = 'out' AND accepted_at IS NOT NULL AND number IS NOT NULL
         ORDER BY created_at DESC LIMIT 1) AS newest ON true`.execute(db);
  const figures = rows[0];
  if (figures === undefined) throw new Error('The home figures are one row.');
  return figures;
}
