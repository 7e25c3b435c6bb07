import { randomUUID } from 'node:crypto';

import type { Trigger } from '@waypost/journey';
import { sql } from 'kysely';

// The journey package keeps its test helpers to itself: its neighbours' tests take them by path.
import type { PassageWalk, WalkedRun } from '../../../journey/src/walk/passage-walk.ts';
import type { Choose } from '../../../journey/src/testing/random-graphs.ts';
import { advanceDueRuns } from '../advance/advance-due-runs.ts';
import { advanceRuns, advanceWork } from '../advance/advance-runs.ts';
import { findJoining } from '../branches/find-joining.ts';
import { joinBranches } from '../branches/join-branches.ts';
import type { ClaimedCall } from '../calls/claimed-call.ts';
import { settleCalls, type FinishedCall } from '../calls/settle-calls.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import { recordEvents } from '../events/record-events.ts';
import { closeHandOvers } from '../hand-overs/close-hand-overs.ts';
import { lockRunsWaitingForDispatch } from '../runs/lock-runs-waiting-for-dispatch.ts';
import { messageId } from '../runs/run-ids.ts';
import { wakeRunsOfProfiles } from '../runs/wake-runs-of-profiles.ts';
import type { TestEngine } from './journeys.ts';

/** One person in one journey: the engine's passage, and the pure walk beside it. */
export interface Walker {
  bucket: number;
  profileId: string;
  externalId: string;
  passageId: string;
  /** The graph as JSON, to be told where the two differ. */
  journey: string;
  walk: PassageWalk;
  /** Whether the walk has put them on the list. */
  isOnList: boolean;
}

/** What the walkers' surroundings hold. */
export interface Surroundings {
  senderId: string;
  /** External id of the one other person there is. */
  other: string;
  eventNames: readonly string[];
}

/** Moves everybody in the engine as far as they can go now. */
export async function settle(engine: TestEngine): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop
    const { claimed } = await advanceDueRuns(engine, engine.now());
    // oxlint-disable-next-line no-await-in-loop
    const joining = await findJoining(engine.db, engine.now(), 1000);
    // oxlint-disable-next-line no-await-in-loop
    if (joining.length > 0) await joinBranches(engine, joining, engine.now());
    if (claimed === 0 && joining.length === 0) return;
  }
}

/**
 * What happens to a person between two looks: outcomes of messages, answers of other systems, somebody who closes their
 * conversation, an event, a reply. The walk is told once, the engine of everything twice.
 */
export async function happen(
  engine: TestEngine,
  walker: Walker,
  choose: Choose,
  around: Surroundings,
): Promise<void> {
  const { walk } = walker;
  await answerAll(engine, walker, choose, around);
  await handBack(engine, walker, choose, around);
  await event(engine, walker, choose, around);
  const sent = walk.sent();
  const answered = sent[choose(sent.length)];
  if (answered !== undefined && choose(3) === 0) {
    walk.answered(answered, engine.now());
    await answer(engine, walker, answered);
    await wake(engine, walker);
    await wake(engine, walker);
  }
  // No message waits longer than a look: when its time is over is for the dispatcher to say, not for the step.
  await answerAll(engine, walker, choose, around);
}

/** Every message gets its outcome, and most requests get theirs. */
async function answerAll(
  engine: TestEngine,
  walker: Walker,
  choose: Choose,
  around: Surroundings,
): Promise<void> {
  const { walk } = walker;
  const ignored = new Set<string>();
  for (;;) {
    const open = [...walk.sending(), ...walk.waiting('call')].filter(({ id }) => !ignored.has(id));
    const run = open[choose(open.length)];
    if (run === undefined) return;
    if (run.state.waitingFor === 'dispatch') {
      // oxlint-disable-next-line no-await-in-loop -- one after another, as in the walk
      await leave(engine, walker, run, choose);
    } else if (choose(4) === 0) ignored.add(run.id);
    // oxlint-disable-next-line no-await-in-loop
    else await answerRequest(engine, walker, run, choose, around);
  }
}

/** The message that a run waits for leaves, or is refused. */
async function leave(
  engine: TestEngine,
  { walk, bucket }: Walker,
  run: WalkedRun,
  choose: Choose,
): Promise<void> {
  const trigger: Extract<Trigger, { kind: 'dispatched' }> =
    choose(3) === 0
      ? { kind: 'dispatched', outcome: 'refused', reason: 'no_consent' }
      : { kind: 'dispatched', outcome: 'accepted' };
  const { id: runId, state } = run;
  const message = {
    bucket,
    messageId: messageId({ bucket, id: runId }, state.activityId, state.visit),
    runId,
    activity: state.activityId,
    visit: state.visit,
  };
  walk.dispatched(run, trigger, engine.now());
  await dispatched(engine, message, trigger);
  await settle(engine);
  await dispatched(engine, message, trigger);
}

/** Another system answers, well or not; a start for another person comes to what it must. */
async function answerRequest(
  engine: TestEngine,
  { walk, bucket }: Walker,
  run: WalkedRun,
  choose: Choose,
  { other }: Surroundings,
): Promise<void> {
  const claim = randomUUID();
  const { rows } = await sql<ClaimedCall>`
    UPDATE call SET claim = ${claim}::uuid, tries = 1
     WHERE bucket = ${bucket} AND run_id = ${run.id}::uuid AND activity = ${run.state.activityId}
       AND visit = ${run.state.visit}
    RETURNING bucket, id, run_id AS "runId", activity, visit, host, request, tries, expires_at AS "expiresAt",
              created_at AS "createdAt"`.execute(engine.db);
  const [call] = rows;
  if (call === undefined) throw new Error('the engine asks for nothing here');
  const finished: FinishedCall = {
    call,
    claim,
    verdict:
      call.request.kind === 'start'
        ? null
        : choose(3) === 0
          ? { kind: 'failed', reason: 'call_status', result: { status: 500 } }
          : { kind: 'answered', result: { total: choose(60) } },
  };
  walk.triggered(run, calledBy(finished, other), engine.now());
  await settleCalls(engine, [finished]);
  await settle(engine);
  await settleCalls(engine, [finished]);
}

function calledBy(
  { call: { request }, verdict }: FinishedCall,
  other: string,
): Extract<Trigger, { kind: 'called' }> {
  if (request.kind === 'start') {
    return request.findValue === other
      ? { kind: 'called', outcome: 'answered', result: {} }
      : { kind: 'called', outcome: 'failed', reason: 'start_nobody', result: null };
  }
  return verdict?.kind === 'answered'
    ? { kind: 'called', outcome: 'answered', result: verdict.result }
    : { kind: 'called', outcome: 'failed', reason: 'call_status', result: { status: 500 } };
}

/** A colleague closes the conversation; two branches that both wait for that would go on in no order of their own. */
async function handBack(
  engine: TestEngine,
  { walk, profileId }: Walker,
  choose: Choose,
  { senderId }: Surroundings,
): Promise<void> {
  const waiting = walk.waiting('person');
  const [run] = waiting;
  if (run === undefined || waiting.length > 1 || choose(3) !== 0) return;
  walk.triggered(run, { kind: 'handedBack' }, engine.now());
  await closeHandOvers(engine, { profileId, senderId, actor: 'test' });
  await settle(engine);
  // Who was handed over again meanwhile would be closed anew.
  if (walk.waiting('person').length > 0) return;
  await closeHandOvers(engine, { profileId, senderId, actor: 'test' });
}

async function event(
  engine: TestEngine,
  { walk, externalId }: Walker,
  choose: Choose,
  { eventNames }: Surroundings,
): Promise<void> {
  if (choose(2) !== 0) return;
  const name = eventNames[choose(eventNames.length)] ?? '';
  const payload = { total: choose(60) };
  const now = engine.now();
  const told = { profile: { externalId }, name, payload, key: `${externalId} ${now}` };
  walk.happened(name, payload, now);
  await recordEvents(engine, [told, told]);
  await settle(engine);
  await recordEvents(engine, [told]);
  await settle(engine);
}

async function dispatched(
  engine: TestEngine,
  message: Parameters<typeof lockRunsWaitingForDispatch>[1][number],
  trigger: Extract<Trigger, { kind: 'dispatched' }>,
): Promise<void> {
  await transact(engine.db, async (trx) => {
    await sql`DELETE FROM outbox WHERE message_id = ${message.messageId}`.execute(trx);
    await sql`
      UPDATE message SET state = ${trigger.outcome === 'accepted' ? 'accepted' : 'refused'}
       WHERE id = ${message.messageId}`.execute(trx);
    const runs = await lockRunsWaitingForDispatch(trx, [message]);
    const work = advanceWork(engine, trx, new DeltaTally());
    await advanceRuns(work, [...runs.values()], () => trigger, engine.now());
  });
}

async function answer(
  engine: TestEngine,
  { bucket, profileId }: Walker,
  { runId: sender, key }: { runId: string; key: string },
): Promise<void> {
  const [activity = '', visit = ''] = key.split(':');
  const id = messageId({ bucket, id: sender }, activity, Number(visit));
  const at = new Date(engine.now());
  await sql`
    INSERT INTO event (bucket, profile_id, kind, message_id, occurred_at, received_at)
    VALUES (${bucket}, ${profileId}, 'reply', ${id}, ${at}, ${at})`.execute(engine.db);
}

async function wake(engine: TestEngine, { bucket, profileId: id }: Walker): Promise<void> {
  await transact(engine.db, (trx) =>
    wakeRunsOfProfiles(trx, [{ bucket, id, urgent: true }], engine.now()),
  );
  await settle(engine);
}
