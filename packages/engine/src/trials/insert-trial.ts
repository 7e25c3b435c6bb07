import { trialGraph, withReplaced, type Graph } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { createJourney } from '../journeys/create-journey.ts';
import { insertVersion } from '../journeys/insert-version.ts';
import { followsProfiles } from '../touches/follows-profiles.ts';

/** A trial to store. */
export interface NewTrial {
  /** Whose draft is tried. */
  triedId: string;
  name: string;
  graph: Graph;
  factor: number;
  people: number;
  actor: string;
}

/**
 * Stores a trial with the journey it runs as, closed to everybody but those whom it is started with: it is named by no
 * event, message, jump or audience.
 */
export async function insertTrial(
  trx: Kysely<Database>,
  { triedId, name, graph, factor, people, actor }: NewTrial,
  now: number,
): Promise<{ trialId: string; versionId: number }> {
  const at = new Date(now);
  const trialId = await createJourney(trx, { name, draft: graph, actor, kind: 'trial' }, now);
  await sql`
    INSERT INTO trial (journey_id, tried_id, factor, people, started_at, started_by)
    VALUES (${trialId}::uuid, ${triedId}::uuid, ${factor}, ${people}, ${at}, ${actor})`.execute(
    trx,
  );
  // Rules about messages of the journey are about the trial's.
  const tried = withReplaced(trialGraph(graph), new Map([[triedId, trialId]]));
  const { versionId } = await insertVersion(
    trx,
    { journeyId: trialId, graph: tried, revision: null, actor },
    now,
  );
  const { exits = [], goal } = graph.settings;
  await sql`
    UPDATE journey
       SET status = 'closed', status_at = ${at}, live_version_id = ${versionId},
           goal_event = ${goal?.when.kind === 'event' ? goal.when.eventName : null},
           exits = ${exits.length === 0 ? null : JSON.stringify(exits)}::jsonb,
           follows_profiles = ${followsProfiles(tried)}
     WHERE id = ${trialId}::uuid`.execute(trx);
  return { trialId, versionId };
}
