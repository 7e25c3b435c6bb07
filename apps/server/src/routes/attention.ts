import { askReplay, countDeadLetters, listDeadLetters } from '@waypost/engine/dead-letters';
import { countUnknown, listUnknown, type UnknownMessage } from '@waypost/engine/messages';
import { describeHold, isSendingHeld } from '@waypost/engine/send-holds';

import { iso } from './instants.ts';
import { messageOf } from './message-shape.ts';
import { api } from './procedure.ts';

export const attention = {
  get: api.attention.get.handler(async ({ context: { deps } }) => {
    const [isHeld, unknownMessages, deadLetters] = await Promise.all([
      isSendingHeld(deps.db),
      countUnknown(deps.db),
      countDeadLetters(deps.db),
    ]);
    return { isHeld, unknownMessages, deadLetters };
  }),

  unknownMessages: api.attention.unknownMessages.handler(async ({ context: { deps }, input }) => {
    const page = await listUnknown(deps.db, input);
    return {
      ...page,
      items: page.items.map((row) => ({
        message: messageOf(row),
        senderName: row.sender_name,
        since: iso(row.claimed_at),
        attempts: row.attempts,
        why: whyUnknown(row),
      })),
    };
  }),

  resend: api.attention.resend.handler(async ({ context: { deps }, input }) => {
    let queued = 0;
    for (const id of input.ids) {
      // In the order chosen: several may be one person's.
      // oxlint-disable-next-line no-await-in-loop
      if (await deps.engine.resendUnknown(id)) queued += 1;
    }
    return { queued };
  }),

  leave: api.attention.leave.handler(async ({ context: { deps }, input }) => ({
    left: await deps.engine.leaveUnknown(input.ids),
  })),

  deadLetters: api.attention.deadLetters.handler(async ({ context: { deps }, input }) => {
    const page = await listDeadLetters(deps.db, input);
    return {
      ...page,
      items: page.items.map((row) => ({
        id: row.id,
        kind: row.kind,
        subject: row.subject,
        senderName: row.sender_name,
        journeyId: row.journey_id,
        journeyName: row.journey_name,
        reason: row.reason,
        tries: row.tries,
        firstAt: iso(row.first_at),
        lastAt: iso(row.last_at),
        replaying: row.state === 'replaying',
      })),
    };
  }),

  replay: api.attention.replay.handler(async ({ context: { deps, actor }, input }) => ({
    replaying: await askReplay(deps.db, input, actor),
  })),

  dismiss: api.attention.dismiss.handler(async ({ context: { deps, actor }, input }) => ({
    dismissed: await deps.engine.dismissDeadLetters(input, actor),
  })),

  hold: api.attention.hold.handler(async ({ context: { deps } }) => {
    const hold = await describeHold(deps.db);
    if (hold === null) return { hold: null };
    const { engagedAt, lostUntil, queued, ...figures } = hold;
    return {
      hold: {
        ...figures,
        since: iso(engagedAt),
        lostUntil: iso(lostUntil),
        queued: queued.map(({ oldestAt, ...one }) => ({ ...one, oldestAt: iso(oldestAt) })),
      },
    };
  }),

  release: api.attention.release.handler(async ({ context: { deps, actor }, input, errors }) => {
    const { decision } = input;
    if (!(await deps.engine.releaseSending({ decision, actor }))) throw errors.CONFLICT();
    return { released: true as const };
  }),
};

/** The transport's own words are for the log; people want to know what happened. */
function whyUnknown({ before_restore: isRestored, why }: UnknownMessage) {
  if (isRestored) return 'restored';
  if (why === 'owner_gone') return 'stopped';
  return why !== null && /timeout|no_answer|unreadable/i.test(why) ? 'no_answer' : 'connection';
}
