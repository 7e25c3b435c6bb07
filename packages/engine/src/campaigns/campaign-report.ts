import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { campaignEntry, campaignMessage } from './campaign-graph.ts';

/** What became of a campaign's people. Accepted, sent, delivered and read each contain the next. */
export interface CampaignReport {
  /** Who entered so far. */
  people: number;
  /** Whose message has not left yet. */
  queued: number;
  accepted: number;
  sent: number;
  delivered: number;
  read: number;
  /** Refused at once, or failed later although it was accepted. */
  failed: number;
  /** Not delivered within their time to live. */
  presumedDropped: number;
  /** Of these nobody knows yet whether they left. */
  unknown: number;
  /** Most frequent first. */
  excluded: { reason: string; people: number }[];
  /** Messages in which somebody tapped a short link. */
  clicked: number;
  /** People who answered. */
  replies: number;
}

/**
 * The figures of a campaign. Most come from the live counts, so the report costs the same for a hundred
 * people as for a million; the few unresolved messages and the answers are counted by their own indexes.
 */
export async function campaignReport(
  db: Kysely<Database>,
  journeyId: string,
): Promise<CampaignReport> {
  const counts = await outcomes(db, journeyId);
  const of = (outcome: string) => counts.get(outcome) ?? 0;
  const [unknown, replies] = await Promise.all([
    countUnknown(db, journeyId),
    countRepliers(db, journeyId),
  ]);
  return {
    people: of('people'),
    queued: Math.max(0, of('here') - unknown),
    accepted: of('accepted'),
    sent: of('sent'),
    delivered: of('delivered'),
    read: of('read'),
    failed: of('message_failed'),
    presumedDropped: of('presumed_dropped'),
    unknown,
    excluded: [...counts]
      .flatMap(([outcome, people]) =>
        outcome.startsWith('excluded:') && people > 0
          ? [{ reason: outcome.slice('excluded:'.length), people }]
          : [],
      )
      .toSorted((a, b) => b.people - a.people || a.reason.localeCompare(b.reason)),
    clicked: of('clicked'),
    replies,
  };
}

/** Live counts over all activities: `here` and `people` of the whole campaign, the rest of its message. */
async function outcomes(db: Kysely<Database>, journeyId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ outcome: string; n: number }>`
    WITH version AS (SELECT id FROM journey_version WHERE journey_id = ${journeyId}::uuid),
    counted AS (
      SELECT activity, outcome, n FROM activity_count WHERE version_id IN (SELECT id FROM version)
       UNION ALL
      SELECT activity, outcome, n FROM activity_delta WHERE version_id IN (SELECT id FROM version)
    )
    SELECT CASE WHEN activity = ${campaignEntry} AND outcome = 'entered' THEN 'people' ELSE outcome END AS outcome,
           sum(n)::bigint AS n
      FROM counted
     WHERE activity = ${campaignMessage} OR (activity = ${campaignEntry} AND outcome IN ('here', 'entered'))
     GROUP BY 1`.execute(db);
  return new Map(rows.map((row) => [row.outcome, row.n]));
}

async function countUnknown(db: Kysely<Database>, journeyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(DISTINCT m.id) AS n
      FROM attempt a JOIN message m ON m.bucket = a.bucket AND m.id = a.message_id
     WHERE a.state IN ('claimed', 'unknown')
       AND m.journey_id = ${journeyId}::uuid AND m.state = 'unknown'`.execute(db);
  return rows[0]?.n ?? 0;
}

async function countRepliers(db: Kysely<Database>, journeyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(DISTINCT profile_id) AS n FROM message
     WHERE journey_id = ${journeyId}::uuid AND direction = 'in'`.execute(db);
  return rows[0]?.n ?? 0;
}
