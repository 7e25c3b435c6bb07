import { getJourney } from '@waypost/engine/journeys';
import { listMessages } from '@waypost/engine/messages';
import { listSenders } from '@waypost/engine/senders';
import { getTrial, listTrials, TrialRefusal, type ListedTrial } from '@waypost/engine/trials';
import { isPublishable, type Graph } from '@waypost/journey';

import type { ApiDependencies } from './dependencies.ts';
import { badRequest, notFound } from './errors.ts';
import { iso } from './instants.ts';
import { messageOf } from './message-shape.ts';
import { api } from './procedure.ts';
import { runOf } from './run-shape.ts';
import { validate } from './validation.ts';

/** More messages than a few people get in one trial. */
const allMessages = 200;

function trialOf(row: ListedTrial) {
  return {
    id: row.id,
    journeyId: row.tried_id,
    factor: row.factor,
    people: row.people,
    inside: row.inside,
    startedAt: iso(row.started_at),
    startedBy: row.started_by,
    stoppedBy: row.stopped_by,
  };
}

/** @throws when the graph could not be published, or would send for real without anybody having said so. */
async function checkTrial(
  deps: ApiDependencies,
  { id, graph, sendsForReal }: { id: string; graph: Graph; sendsForReal: boolean },
): Promise<void> {
  const problems = await validate(deps, graph, id);
  if (!isPublishable(problems)) {
    throw badRequest(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ activityId, field, text }) => ({
          field: ['graph', activityId, field]
            .filter((part) => part !== null && part !== '')
            .join('.'),
          text,
        })),
    );
  }
  const used = new Set(
    graph.activities.flatMap((activity) =>
      activity.type === 'whatsapp' ? (activity.senderId ?? []) : [],
    ),
  );
  const real = (await listSenders(deps.db)).find(
    ({ id: senderId, connection }) => connection === 'meta' && used.has(senderId),
  );
  if (real !== undefined && !sendsForReal) {
    throw badRequest([
      {
        field: 'sendsForReal',
        text: `“${real.name}” is connected to Meta: these are real messages. Confirm that they may be sent.`,
      },
    ]);
  }
}

async function existingTrial(deps: ApiDependencies, id: string) {
  const trial = await getTrial(deps.db, id);
  if (trial === undefined) throw notFound('trial');
  return trial;
}

export const trials = {
  start: api.trials.start.handler(async ({ context: { deps, actor }, input }) => {
    const { id, graph, profileIds, factor, event } = input;
    if ((await getJourney(deps.db, id)) === undefined) throw notFound('journey');
    await checkTrial(deps, input);
    try {
      const { trialId } = await deps.engine.startTrial({
        journeyId: id,
        graph,
        profileIds,
        factor,
        event,
        actor,
      });
      return trialOf(await existingTrial(deps, trialId));
    } catch (error) {
      if (!(error instanceof TrialRefusal)) throw error;
      throw badRequest([{ field: error.field, text: error.message }]);
    }
  }),

  list: api.trials.list.handler(async ({ context: { deps }, input }) => ({
    items: (await listTrials(deps.db, input.id)).map(trialOf),
  })),

  get: api.trials.get.handler(async ({ context: { deps }, input }) => {
    const trial = await existingTrial(deps, input.id);
    const messages = await listMessages(deps.db, { journeyId: trial.id, limit: allMessages });
    return {
      ...trialOf(trial),
      graph: trial.graph,
      runs: trial.people_in.map(runOf),
      places: trial.places.map((place) => ({
        runId: place.run_id,
        passageId: place.root_id,
        activityId: place.activity,
        waitingFor: place.waiting_for,
        deadlineAt: iso(place.deadline_at),
      })),
      messages: messages.items.toReversed().map(messageOf),
    };
  }),

  stop: api.trials.stop.handler(async ({ context: { deps, actor }, input }) => {
    await deps.engine.stopTrial({ trialId: input.id, actor });
    return trialOf(await existingTrial(deps, input.id));
  }),
};
