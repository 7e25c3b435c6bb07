import { messageKey } from '../../step/run-state.ts';
import type { ActivityDefinition, Visit, VisitContext } from '../definition.ts';
import { assignVariant } from './assign-variant.ts';
import { experimentDesign, experimentKey } from './design.ts';
import { experimentProblems } from './experiment-problems.ts';
import { experimentSchema, holdoutPort, type Experiment } from './schema.ts';

/** Why somebody took a variant that was not drawn for them. */
export const winnerReason = 'experiment_winner';

/** Why somebody took the variant that was: what they drew, in percent. */
export const drawnReason = 'drawn:';

function visit(activity: Experiment, { state, facts }: VisitContext): Visit {
  const chosen = facts.chosenPorts?.get(messageKey(activity.id, state.visit));
  if (chosen !== undefined) return { kind: 'leave', port: chosen };
  const { variant, drawn } = assignVariant(activity, facts.person ?? facts.runId);
  const design = experimentDesign(activity);
  const winner = facts.winners?.get(experimentKey(activity.id, design));
  if (variant !== holdoutPort && winner !== undefined) {
    return { kind: 'leave', port: winner, reason: winnerReason };
  }
  return {
    kind: 'leave',
    port: variant,
    reason: `${drawnReason}${drawn.toFixed(1)}`,
    effects: [{ kind: 'assignment', variant, design }],
  };
}

export const experiment: ActivityDefinition<Experiment> = {
  type: 'experiment',
  create: (id, position) => experimentSchema.parse({ id, type: 'experiment', position }),
  ports: ({ variants, holdout }) => [
    ...variants.map(({ id }) => id),
    ...(holdout > 0 ? [holdoutPort] : []),
  ],
  validate: experimentProblems,
  visit,
  waits: false,
  arrivalNeeds: 'behind',
};
