import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { findSetAside } from '../dead-letters/find-set-aside.ts';
import { isSendingHeld } from '../send-holds/is-sending-held.ts';
import type { Answer } from './explanation.ts';
import { findUndelivered } from './find-undelivered.ts';
import { passageDetail } from './passage-detail.ts';
import type { PersonInJourney } from './person-in-journey.ts';

/** Why a person who is, or was, in a journey did not get something: what became of their messages, and their way. */
export async function explainPassage(
  db: Kysely<Database>,
  passage: PersonInJourney,
): Promise<Answer[]> {
  const { id: runId } = passage;
  const [setAside, undelivered, detail, isHeld] = await Promise.all([
    findSetAside(db, runId),
    findUndelivered(db, passage),
    passageDetail(db, passage),
    isSendingHeld(db),
  ]);
  const waits = undelivered.some(({ state }) => state === 'queued');
  return [
    ...(isHeld && waits ? [{ kind: 'sending_held' as const }] : []),
    ...(setAside === undefined
      ? []
      : [{ kind: 'set_aside' as const, runId, since: setAside.since.getTime() }]),
    ...undelivered.map((message) => ({
      kind: 'message' as const,
      runId,
      activityId: message.activity,
      state: message.state,
      reason: message.exclusion,
      code: message.failure_code,
      waitsFor: message.waits_for,
      dueAt: message.due_at?.getTime() ?? null,
      sender: message.sender_name,
      isSenderPaused: message.sender_paused,
    })),
    whereTheyAre(passage),
    ...detail.steps
      .toReversed()
      .flatMap(({ activity, port, decided }) =>
        decided === null || port === null
          ? []
          : [{ kind: 'decided' as const, runId, activityId: activity, port, decision: decided }],
      ),
  ];
}

function whereTheyAre(passage: PersonInJourney): Answer {
  const { id: runId, activity: activityId, status, reason } = passage;
  return status === 'inside'
    ? {
        kind: 'inside',
        runId,
        activityId,
        waitingFor: passage.waiting_for,
        until: passage.deadline_at?.getTime() ?? null,
      }
    : {
        kind: 'left',
        runId,
        activityId,
        status,
        reason,
        at: (passage.ended_at ?? passage.arrived_at).getTime(),
      };
}
