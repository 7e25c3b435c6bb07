import { leftSince, type Graph } from '@waypost/journey';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import { getAudience } from '../audiences/get-audience.ts';
import { audienceCondition } from '../audiences/rule-condition.ts';
import type { Database } from '../database/schema.ts';

/**
 * Who would enter a journey now, of the people under a condition over `profile p`: who is inside, passed once, or left
 * too recently, does not.
 */
export function whoEnters(
  journeyId: string,
  { settings }: Graph,
  inAudience: RawBuilder<boolean>,
  now: number,
): RawBuilder<boolean> {
  const passage = sql`
    SELECT FROM run r
     WHERE r.bucket = p.bucket AND r.profile_id = p.id AND r.journey_id = ${journeyId}::uuid`;
  const inside = sql`NOT EXISTS (${passage} AND r.live)`;
  const since = leftSince(settings, now);
  return since === null
    ? sql<boolean>`${inAudience} AND ${inside}`
    : sql<boolean>`${inAudience} AND ${inside} AND NOT EXISTS (
        ${passage} AND NOT r.live AND r.ended_at > ${new Date(since)})`;
}

/** The people of the audience that a graph's entry reads, over `profile p`; of other entries everybody. */
export async function entryAudience(
  db: Kysely<Database>,
  graph: Graph,
  now: number,
): Promise<RawBuilder<boolean>> {
  const entry = graph.activities.find(
    ({ type }) => type === 'entryAudience' || type === 'entryAudienceChange',
  );
  const id =
    entry?.type === 'entryAudience' || entry?.type === 'entryAudienceChange'
      ? entry.audienceId
      : null;
  const audience = id === null ? null : await getAudience(db, id);
  return audience === undefined ? sql<boolean>`false` : audienceCondition(db, audience, now);
}
