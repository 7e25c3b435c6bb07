import { experimentDesign } from '@waypost/journey';
import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { JourneyRefusal } from '../journeys/journey-refusal.ts';
import { recordAudit } from '../workspace/record-audit.ts';

export interface VariantChoice {
  journeyId: string;
  activityId: string;
  /** Where everybody goes from now on who is not held out; null: they are drawn again. */
  variant: string | null;
  actor: string;
}

/**
 * Chooses the winner of an experiment of a live journey, or takes the choice back. It counts for whoever comes there from
 * now on. Who chose what is noted.
 * @throws JourneyRefusal when the live version has no such experiment or variant.
 */
export async function chooseVariant(
  context: EngineContext,
  { journeyId, activityId, variant, actor }: VariantChoice,
): Promise<void> {
  const now = context.now();
  await transact(context.db, async (trx) => {
    const { rows: journeys } = await sql<{ live_version_id: number }>`
      SELECT live_version_id FROM journey WHERE id = ${journeyId} AND goes_on
         FOR UPDATE`.execute(trx);
    const versionId = journeys[0]?.live_version_id ?? 0;
    const version = (await context.versions.load(trx, [versionId])).get(versionId);
    const activity = version?.graph.activities.get(activityId);
    if (activity?.type !== 'experiment')
      throw new JourneyRefusal('experiment_missing', 'The live journey has no such experiment.');
    if (variant !== null && activity.variants.every(({ id }) => id !== variant))
      throw new JourneyRefusal('variant_missing', 'The live experiment has no such variant.');
    const design = experimentDesign(activity);
    const { rows } = await sql<{ winner: string | null }>`
      SELECT winner FROM experiment
       WHERE journey_id = ${journeyId} AND activity = ${activityId} AND design = ${design}
         FOR UPDATE`.execute(trx);
    const at = new Date(now);
    await sql`
      INSERT INTO experiment (journey_id, activity, design, began_at, due_at, winner, decided_by, decided_at)
      VALUES (${journeyId}, ${activityId}, ${design}, ${at}, ${at}, ${variant}, ${actor}, ${at})
      ON CONFLICT (journey_id, activity, design) DO UPDATE
        SET winner = excluded.winner, decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(
      trx,
    );
    const detail = { activity: activityId, before: rows[0]?.winner ?? null, after: variant };
    await recordAudit(
      trx,
      { actor, action: 'journey.experiment', subject: journeyId, detail },
      now,
    );
  });
}
