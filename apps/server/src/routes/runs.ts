import { findSetAside } from '@waypost/engine/dead-letters';
import { mayRetry } from '@waypost/engine/failures';
import { findStartingMessage, listMessages, receivedText } from '@waypost/engine/messages';
import { getPassage, passageDetail } from '@waypost/engine/people';

import { badRequest, notFound } from './errors.ts';
import { iso } from './instants.ts';
import { messageOf } from './message-shape.ts';
import { api } from './procedure.ts';
import { runOf } from './run-shape.ts';

/** More messages than anybody gets in one passage. */
const allMessages = 200;

/** The emoji a person put on a message. */
function emojiOf(payload: Record<string, unknown>): string | null {
  return typeof payload['emoji'] === 'string' ? payload['emoji'] : null;
}

export const runs = {
  get: api.runs.get.handler(async ({ context: { deps }, input }) => {
    const passage = await getPassage(deps.db, input.id);
    if (passage === undefined) throw notFound('passage');
    const [detail, setAside] = await Promise.all([
      passageDetail(deps.db, passage),
      findSetAside(deps.db, passage.id),
    ]);
    const [messages, starting] = await Promise.all([
      listMessages(deps.db, { runId: input.id, limit: allMessages }),
      findStartingMessage(deps.db, passage),
    ]);
    const told = messages.items.toReversed();
    if (starting !== undefined && told.every(({ id }) => id !== starting.id))
      told.unshift(starting);
    return {
      ...runOf(passage),
      journeyId: passage.journey_id,
      journeyName: detail.journeyName,
      isTrial: detail.isTrial,
      version: detail.version,
      movedAt: iso(detail.movedAt),
      graph: detail.graph,
      steps: detail.steps.map((step) => ({
        activityId: step.activity,
        visit: step.visit,
        port: step.port,
        reason: step.reason,
        at: iso(step.at),
        branch: step.branch,
        decided: step.decided,
      })),
      branches: detail.branches.map((branch) => ({
        id: branch.id,
        branch: branch.branch,
        activityId: branch.activity,
        status: branch.status,
        reason: branch.reason,
        waitingFor: branch.waiting_for,
        deadlineAt: iso(branch.deadline_at),
      })),
      messages: told.map(messageOf),
      events: detail.events.map((event) => ({
        kind: event.kind,
        name: event.name,
        text: receivedText(event.payload) || emojiOf(event.payload),
        at: iso(event.received_at),
      })),
      setAsideSince: iso(setAside?.since ?? null),
      mayRetry: passage.status === 'failed' && passage.reason !== null && mayRetry(passage.reason),
      maySkipWait: passage.demo || detail.isTrial || detail.onlySimulator,
    };
  }),

  skipWait: api.runs.skipWait.handler(async ({ context: { deps }, input }) => {
    switch (await deps.engine.skipWait({ runId: input.id })) {
      case 'run_missing':
        throw notFound('passage');
      case 'not_waiting':
        throw badRequest([{ field: 'id', text: 'This person does not wait at the moment.' }]);
      case 'not_simulated':
        throw badRequest([
          {
            field: 'id',
            text: 'A wait can be skipped for demo people and in journeys that send on the simulator only.',
          },
        ]);
      case 'skipped': {
        const passage = await getPassage(deps.db, input.id);
        if (passage === undefined) throw notFound('passage');
        return runOf(passage);
      }
    }
  }),
};
