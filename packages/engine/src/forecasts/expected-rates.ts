import { graphSchema, type Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { askedActivities } from './answers.ts';

/** The share of those who come to an activity that leaves by a port. */
export interface ExpectedRate {
  activityId: string;
  port: string;
  /** 0 to 1; the shares of one activity are together at most 1. */
  share: number;
  /** What people did in this journey, what they did with other messages of its sender, or a guess. */
  source: 'journey' | 'sender' | 'assumed';
}

/** Fewer people than this say little about those who come next. */
const enough = 30;
/** Where nothing is known one in ten does what is hoped for. */
const guess = 0.1;
/** Versions that a sender's history is read from, the newest first. */
const mostVersions = 100;

/**
 * What to expect of people at every port that depends on them: as in this journey so far, else as with the sender's
 * other messages, else assumed.
 */
export async function expectedRates(
  db: Kysely<Database>,
  journeyId: string,
  graph: Graph,
): Promise<ExpectedRate[]> {
  const asked = askedActivities(graph);
  if (asked.length === 0) return [];
  const history = await historyOf(db, journeyId);
  const bySender = senderHistory(history);
  return asked.flatMap(({ id, ports }) => {
    const own = ownHistory(history, journeyId, id);
    const kinds = reactionKinds(graph, id);
    const rates = ports.map((port): ExpectedRate => {
      if (own.all >= enough) {
        return {
          activityId: id,
          port,
          share: (own.ports.get(port) ?? 0) / own.all,
          source: 'journey',
        };
      }
      const known = bySender.get(kinds.get(port) ?? '');
      return known !== undefined && known.asked >= enough
        ? { activityId: id, port, share: known.took / known.asked, source: 'sender' }
        : { activityId: id, port, share: Math.min(guess, 1 / ports.length), source: 'assumed' };
    });
    const sum = rates.reduce((total, { share }) => total + share, 0);
    return sum <= 1 ? rates : rates.map((rate) => ({ ...rate, share: rate.share / sum }));
  });
}

/** How many left each activity of a version, by port. */
interface VersionHistory {
  journeyId: string;
  graph: Graph;
  left: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

async function historyOf(db: Kysely<Database>, journeyId: string): Promise<VersionHistory[]> {
  const { rows } = await sql<{
    journey_id: string;
    graph: unknown;
    left: { activity: string; port: string; n: number }[];
  }>`
    WITH version AS (
      SELECT id, journey_id, graph FROM journey_version
       WHERE journey_id NOT IN (SELECT journey_id FROM trial)
       ORDER BY journey_id = ${journeyId}::uuid DESC, id DESC
       LIMIT ${mostVersions}
    ), counted AS (
      SELECT version_id, activity, substr(outcome, 6) AS port, sum(n)::bigint AS n
        FROM (SELECT version_id, activity, outcome, n FROM activity_count
               UNION ALL
              SELECT version_id, activity, outcome, n FROM activity_delta) AS together
       WHERE outcome LIKE 'left:%' AND version_id IN (SELECT id FROM version)
       GROUP BY version_id, activity, port
    )
    SELECT v.journey_id, v.graph,
           json_agg(json_build_object('activity', c.activity, 'port', c.port, 'n', c.n)) AS left
      FROM version v JOIN counted c ON c.version_id = v.id
     GROUP BY v.id, v.journey_id, v.graph`.execute(db);
  return rows.flatMap((row) => {
    const graph = graphSchema.safeParse(row.graph);
    if (!graph.success) return [];
    const left = new Map<string, Map<string, number>>();
    for (const { activity, port, n } of row.left) {
      const ports = left.get(activity) ?? new Map<string, number>();
      left.set(activity, ports.set(port, n));
    }
    return [{ journeyId: row.journey_id, graph: graph.data, left }];
  });
}

/** Of all versions of a journey together: a port keeps its name from one to the next. */
function ownHistory(history: readonly VersionHistory[], journeyId: string, activityId: string) {
  const ports = new Map<string, number>();
  let all = 0;
  for (const version of history) {
    if (version.journeyId !== journeyId) continue;
    for (const [port, people] of version.left.get(activityId) ?? []) {
      ports.set(port, (ports.get(port) ?? 0) + people);
      all += people;
    }
  }
  return { all, ports };
}

/** Who did what with a sender's messages, by sender and kind of reaction. */
function senderHistory(history: readonly VersionHistory[]) {
  const known = new Map<string, { asked: number; took: number }>();
  for (const { graph, left } of history) {
    for (const [activityId, ports] of left) {
      const all = [...ports.values()].reduce((sum, people) => sum + people, 0);
      for (const [port, key] of reactionKinds(graph, activityId)) {
        const sums = known.get(key) ?? { asked: 0, took: 0 };
        sums.asked += all;
        sums.took += ports.get(port) ?? 0;
        known.set(key, sums);
      }
    }
  }
  return known;
}

/** Sender and kind of each outcome of a reaction, by port; of other activities nothing. */
function reactionKinds({ activities }: Graph, activityId: string): Map<string, string> {
  const reaction = activities.find(({ id }) => id === activityId);
  if (reaction?.type !== 'reaction') return new Map();
  const message = activities.find(({ id }) => id === reaction.activityId);
  if (message?.type !== 'whatsapp' || message.senderId === null) return new Map();
  const { senderId } = message;
  return new Map(reaction.outcomes.map(({ id, kind }) => [id, `${senderId} ${kind}`]));
}
