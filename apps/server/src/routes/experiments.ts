import { findExperiments, ownDecision, type StandingExperiment } from '@waypost/engine/experiments';
import { getJourney, getVersion, listVersions } from '@waypost/engine/journeys';
import {
  experimentDesign,
  holdoutPort,
  judgeVariants,
  rateInterval,
  type Experiment,
} from '@waypost/journey';

import type { ApiDependencies } from './dependencies.ts';
import { notFound } from './errors.ts';
import { iso } from './instants.ts';
import { api } from './procedure.ts';

export const experiments = {
  list: api.experiments.list.handler(async ({ context: { deps }, input }) => ({
    items: await reportsOf(deps, input.id),
  })),

  choose: api.experiments.choose.handler(async ({ context: { deps, actor }, input }) => {
    const { id, activityId, variant } = input;
    if ((await getJourney(deps.db, id)) === undefined) throw notFound('journey');
    await deps.engine.chooseVariant({ journeyId: id, activityId, variant, actor });
    return { items: await reportsOf(deps, id) };
  }),
};

/** Of the live version, else the latest one. */
async function reportsOf(deps: ApiDependencies, journeyId: string) {
  const journey = await getJourney(deps.db, journeyId);
  if (journey === undefined) throw notFound('journey');
  const latest = (await listVersions(deps.db, journeyId)).map(({ number }) => number);
  const number = journey.live_version ?? Math.max(0, ...latest);
  const version = await getVersion(deps.db, journeyId, number);
  const activities = version?.graph.activities ?? [];
  const standing = await findExperiments(deps.db, journeyId);
  return activities.flatMap((activity) => {
    if (activity.type !== 'experiment') return [];
    const design = experimentDesign(activity);
    const own = standing.find((one) => one.activity === activity.id && one.design === design);
    return [reportOf(activity, own)];
  });
}

function reportOf(activity: Experiment, standing: StandingExperiment | undefined) {
  const own = new Map(standing?.figures.map((figures) => [figures.variant, figures]));
  const variants = activity.variants.map(({ id }) => id);
  const figures = [...variants, ...(activity.holdout > 0 ? [holdoutPort] : [])].map((variant) => {
    const { people = 0, reached = 0, settled = 0, settledReached = 0 } = own.get(variant) ?? {};
    const waiting = people - settled - (reached - settledReached);
    return { variant, people, reached, waiting, ...rateInterval({ people, reached }) };
  });
  const settled = variants.map((id) => {
    const { settled: people = 0, settledReached: reached = 0 } = own.get(id) ?? {};
    return { id, people, reached };
  });
  const { decidedBy = null, decidedAt = null, countedAt = null } = standing ?? {};
  return {
    activityId: activity.id,
    figures,
    countedAt: countedAt === null ? null : iso(countedAt),
    ...judgeVariants(settled),
    isComparable: settled.every(({ people }) => people > 0),
    winner: standing?.winner ?? null,
    decision:
      decidedBy === null || decidedAt === null
        ? null
        : { actor: decidedBy === ownDecision ? null : decidedBy, at: iso(decidedAt) },
  };
}
