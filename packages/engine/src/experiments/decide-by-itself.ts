import { experimentDesign, judgeVariants, type Experiment } from '@waypost/journey';
import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { recordAudit } from '../workspace/record-audit.ts';
import type { DueExperiment } from './claim-due-experiment.ts';
import type { VariantFigures } from './variant-figures.ts';

/** Who decided where nobody did, in the database and in the activity log. */
export const ownDecision = 'waypost';

/**
 * Sends everybody to the best variant, where the live journey asks for that, enough people of each variant have had
 * their time and it is sure enough. Once: what somebody took back stays so.
 */
export async function decideByItself(
  context: Pick<EngineContext, 'db' | 'versions'>,
  due: DueExperiment,
  figures: readonly VariantFigures[],
  now: number,
): Promise<void> {
  if (!due.isUndecided || due.liveVersionId === null) return;
  const versions = await context.versions.load(context.db, [due.liveVersionId]);
  const activity = versions.get(due.liveVersionId)?.graph.activities.get(due.activity);
  if (activity?.type !== 'experiment' || experimentDesign(activity) !== due.design) return;
  const winner = sureWinner(activity, figures);
  if (winner === null) return;
  await transact(context.db, async (trx) => {
    const { rows } = await sql`
      UPDATE experiment SET winner = ${winner.variant}, decided_by = ${ownDecision}, decided_at = ${new Date(now)}
       WHERE id = ${due.id} AND winner IS NULL AND decided_by IS NULL
      RETURNING id`.execute(trx);
    if (rows.length === 0) return;
    const detail = { activity: due.activity, before: null, after: winner.variant, figures };
    await recordAudit(
      trx,
      { actor: ownDecision, action: 'journey.experiment', subject: due.journeyId, detail },
      now,
    );
  });
}

function sureWinner(
  { variants, decision }: Experiment,
  figures: readonly VariantFigures[],
): { variant: string } | null {
  if (decision.kind !== 'automatic') return null;
  const results = variants.map(({ id }) => {
    const own = figures.find(({ variant }) => variant === id);
    return { id, people: own?.settled ?? 0, reached: own?.settledReached ?? 0 };
  });
  if (results.some(({ people }) => people < decision.minimumPeople)) return null;
  const { best, confidence } = judgeVariants(results);
  return best !== null && confidence * 100 >= decision.confidence ? { variant: best } : null;
}
