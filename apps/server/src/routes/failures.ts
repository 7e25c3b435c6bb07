import { countSetAside } from '@waypost/engine/dead-letters';
import { listFailedMessages, listFailures, mayRetry } from '@waypost/engine/failures';
import { classify } from '@waypost/whatsapp';

import { iso } from './instants.ts';
import { api } from './procedure.ts';

/** How far back failed messages are looked through, ms. */
const messagesSinceMs = 30 * 86_400_000;

/** Meta's code in words, where the reason is one. */
function meaningOf(reason: string): string | null {
  const code = /^refused:(\d+)$/.exec(reason)?.[1];
  return code === undefined ? null : classify(Number(code)).text;
}

export const failures = {
  list: api.failures.list.handler(async ({ context: { deps }, input }) => {
    const [people, messages, setAside] = await Promise.all([
      listFailures(deps.db, input.id),
      listFailedMessages(deps.db, input.id, deps.now() - messagesSinceMs),
      countSetAside(deps.db, input.id),
    ]);
    return {
      people: people.map((group) => ({
        activityId: group.activity,
        reason: group.reason,
        meaning: meaningOf(group.reason),
        people: group.people,
        latestAt: iso(group.latest_at),
        mayRetry: mayRetry(group.reason),
      })),
      messages: messages.map((group) => ({
        activityId: group.activity,
        code: group.code,
        meaning: classify(group.code).text,
        messages: group.messages,
      })),
      setAside,
    };
  }),

  retry: api.failures.retry.handler(async ({ context: { deps }, input }) => {
    const before = input.before === undefined ? deps.now() : Date.parse(input.before);
    const { activityId: activity, reason } = input;
    const outcome = await deps.engine.retryFailed(
      { journeyId: input.id, activity, reason },
      before,
    );
    return { ...outcome, before: iso(new Date(before)) };
  }),

  retryOne: api.failures.retryOne.handler(async ({ context: { deps }, input, errors }) => {
    const { retried } = await deps.engine.retryFailed({ runId: input.id }, deps.now());
    if (retried === 0) throw errors.CONFLICT();
    return { retried: true as const };
  }),
};
