import { diffGraphs, graphSchema, isContentOnly, type Graph } from '@waypost/journey';
import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { JourneyRefusal } from './journey-refusal.ts';
import { loadVersions } from './load-versions.ts';
import { lockJourney } from './lock-journey.ts';

export interface ContentUpdate {
  journeyId: string;
  /** Validated by the caller. */
  graph: Graph;
  /** Of the draft that `graph` is. */
  revision: number;
  actor: string;
}

/**
 * Puts the words of the live version right: its graph is replaced, so that nobody moves and messages written from now on
 * say the new words. It goes on under the next number, and what it said before is kept under its own.
 * @throws JourneyRefusal when the journey is not live, or when more than words differs.
 */
export async function updateContent(
  context: EngineContext,
  { journeyId, graph, revision, actor }: ContentUpdate,
): Promise<{ versionId: number; number: number }> {
  const now = context.now();
  const updated = await transact(context.db, async (trx) => {
    const { status, liveVersionId } = await lockJourney(trx, journeyId);
    const isOn = status === 'live' || status === 'paused' || status === 'closed';
    const [live] = liveVersionId === null || !isOn ? [] : await loadVersions(trx, [liveVersionId]);
    if (live === undefined) {
      throw new JourneyRefusal('status_differs', 'This journey is not live. Publish it instead.');
    }
    const next = graphSchema.parse(graph);
    if (!isContentOnly(diffGraphs(live.graph, next), live.graph, next)) {
      throw new JourneyRefusal(
        'content_differs',
        'More than words, media and names differs. Publish a new version instead.',
      );
    }
    const at = new Date(now);
    const { rows: latest } = await sql<{ number: number }>`
      SELECT max(number) AS number FROM journey_version WHERE journey_id = ${journeyId}`.execute(
      trx,
    );
    const number = (latest[0]?.number ?? live.number) + 1;
    // The row that people, counts and launches refer to takes the next number; a row of its own keeps the old words.
    await sql`
      UPDATE journey_version
         SET number = ${number}, graph = ${JSON.stringify(next)}::jsonb, published_at = ${at}, published_by = ${actor},
             draft_revision = ${revision}, updates = ${live.number}
       WHERE id = ${live.id}`.execute(trx);
    await sql`
      INSERT INTO journey_version (journey_id, number, graph, published_at, published_by, draft_revision, updates)
      VALUES (${journeyId}, ${live.number}, ${JSON.stringify(live.graph)}::jsonb, ${live.published_at},
              ${live.published_by}, ${live.draft_revision}, ${live.updates})`.execute(trx);
    await sql`
      UPDATE journey SET content_revision = content_revision + 1, updated_at = ${at}, updated_by = ${actor}
       WHERE id = ${journeyId}`.execute(trx);
    return { versionId: live.id, number };
  });
  context.log.info({ journey: journeyId, version: updated.number }, 'words of a journey put right');
  return updated;
}
