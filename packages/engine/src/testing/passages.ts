import type { Graph } from '@waypost/journey';

import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { findJoining } from '../branches/find-joining.ts';
import { joinBranches } from '../branches/join-branches.ts';
import type { EngineContext } from '../engine-context.ts';
import { enrolNextSlice } from '../enrolment/enrol-next-slice.ts';
import { publishJourney } from '../journeys/publish-journey.ts';
import { addJourney } from './journeys.ts';

/** Publishes a graph as a journey of its own, or as the next version of the journey given. */
export async function publishGraph(
  engine: EngineContext,
  graph: Graph,
  journeyId?: string,
): Promise<{ journeyId: string; versionId: number }> {
  const id = journeyId ?? (await addJourney(engine.db, graph));
  const { versionId } = await publishJourney(engine, { journeyId: id, graph, actor: 'test' });
  return { journeyId: id, versionId };
}

/** Publishes a graph and lets in whom its entry reads; nobody has taken a step yet. */
export async function launchGraph(
  engine: EngineContext,
  graph: Graph,
): Promise<{ journeyId: string; versionId: number }> {
  const published = await publishGraph(engine, graph);
  while ((await enrolNextSlice(engine.db, 10_000, engine.now())) !== null);
  return published;
}

/** Takes the steps of everybody who is due, and lets branches join, until nothing is due. */
export async function takeDueSteps(engine: EngineContext): Promise<void> {
  for (;;) {
    const now = engine.now();
    // oxlint-disable-next-line no-await-in-loop -- a step makes the next one due
    const { claimed } = await advanceDueRuns(engine, now);
    // oxlint-disable-next-line no-await-in-loop
    const joining = await findJoining(engine.db, now, 100);
    // oxlint-disable-next-line no-await-in-loop
    if (joining.length > 0) await joinBranches(engine, joining, now);
    if (claimed === 0 && joining.length === 0) return;
  }
}
