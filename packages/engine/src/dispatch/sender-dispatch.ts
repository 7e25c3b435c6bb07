import { setTimeout as sleep } from 'node:timers/promises';

import { messagingLimitOf } from '@waypost/whatsapp';
import { makeEcho, type CloudApiClient, type SendResult } from '@waypost/whatsapp/cloud-api';

import type { EngineContext, SenderConnection } from '../engine-context.ts';
import { Signal } from '../lanes/signal.ts';
import type { Lease } from '../leases/lease.ts';
import { isHeld, type DispatchSender } from '../leases/load-senders.ts';
import type { MediaIds } from '../media/index.ts';
import { AnswerRate } from './answer-rate.ts';
import { AnswerStore } from './answer-store.ts';
import { AttemptSweep } from './attempt-sweep.ts';
import { awaitEarlierClaims } from './await-earlier-claims.ts';
import { claim, type ClaimedMessage } from './claim.ts';
import { decideAnswer } from './decide-answer.ts';
import { InFlight } from './in-flight.ts';
import { isAnythingDue } from './is-anything-due.ts';
import type { ErrorJudgement } from './judge-error.ts';
import type { UnresolvedAttempt } from './load-unresolved-attempts.ts';
import { Pacer } from './pacer.ts';
import { PairGate } from './pair-gate.ts';
import { Rate } from './rate.ts';
import { RecentSends } from './recent-sends.ts';
import { releaseWaiting } from './release-waiting.ts';
import { PlaceCount } from './reserve-portfolio-places.ts';
import { SenderMedia } from './sender-media.ts';
import type { Answered } from './settle-answers.ts';
import { TemplateUse } from './template-use.ts';
import { countWaiting } from './waiting-by-sender.ts';

/** Most messages claimed at once. */
const largestClaim = 500;
/** While somebody waits for other work. */
const smallClaim = 200;
/** Most messages a new owner claims first. */
const firstClaim = 50;
/** Most triggered messages claimed at once, beside a claim of all others. */
const largestTriggeredClaim = 50;
/** A claim older than this leaves no more: its message goes back to the outbox. */
const claimLifeMs = 2000;
/** How often it is looked whether all answers are stored, while the sender is given up. */
const settledEveryMs = 10;
const sweepEveryMs = 1000;
const probeMs = 1000;
/** How often the messages that wait for the portfolio's limit are counted anew. */
const recountEveryMs = 60_000;
/** Most answers come within this time; the sender's next owner need not wait for the others. */
const handOverMs = 1000;
const longestDrainMs = 8000;
/** Longest pause after requests that could not be made at all. */
const longestPauseMs = 5000;

/** Drains one sender's outbox, as long as its lease holds. */
export interface SenderDispatch {
  /** The sender became ours, under a new epoch. */
  own(lease: Lease): void;
  /** Whether it is ours at this moment. */
  owns(): boolean;
  update(sender: DispatchSender): void;
  /** Opt-outs were recorded: claims made before must not leave. */
  dropClaims(): void;
  /** People wrote to the number: Meta's throughput counts them too. */
  heard(messages: number): void;
  /** There may be work. */
  wake(): void;
  /** A triggered message was queued. */
  wakeTriggered(): void;
  /** Stops claiming. Ends when nothing is under way any more, or a moment later: the sender may go to another owner. */
  stop(): Promise<void>;
  /** After `stop`: waits for the answers that are still out, and stores them. */
  drain(): Promise<void>;
}

export function createSenderDispatch(
  context: EngineContext,
  client: CloudApiClient,
  mediaIds: MediaIds,
  first: DispatchSender,
): SenderDispatch {
  const { log, connections } = context;
  /** For what touches few rows. */
  const prompt = { ...context, db: context.prompt };
  /** For what touches hundreds. */
  const bulk = { ...context, db: context.bulk };
  const laneName = `dispatch ${first.id}`;
  const signal = new Signal();
  /** Wakes the claims of triggered messages, which never wait for a claim of all others. */
  const triggered = new Signal();
  const rate = new Rate(first.messages_per_second, performance.now());
  const answerRate = new AnswerRate(performance.now());
  const pacer = new Pacer(rate, () => {
    if (pacer.size <= mostPaced() / 2) signal.raise();
  });
  const inFlight = new InFlight();
  const attempts = new AttemptSweep(context);
  const templateUse = new TemplateUse(context);
  const answers = new AnswerStore(context, () => sender, afterStored);
  /** Numbers of messages whose outcome is unknown, renewed by each sweep … */
  let unresolvedNumbers: string[] = [];
  /** … and of those that became so since. */
  let unknownSince: string[] = [];
  const pairs = new PairGate();
  const recentSends = new RecentSends(context, first.id, { rate, pairs });
  const places = new PlaceCount();
  const media = new SenderMedia(mediaIds, () => void releaseMedia());
  let sender = first;
  let lease: Lease | null = null;
  let generation = 0;
  const stopping = new AbortController();
  let sweptAt = Number.NEGATIVE_INFINITY;
  /** Attempts without an answer are being read: nothing else may be claimed. */
  let isReading = false;
  /** What was read last is being stored. */
  let settling: Promise<void> = Promise.resolve();
  let claimingTriggered: Promise<unknown> | null = null;
  let unreachable = 0;
  /** Messages that wait for a place in the portfolio's limit; null until counted. */
  let ahead: number | null = null;
  let countedAt = 0;
  /** The first claim of an owner is small, so that its first message leaves soon. */
  let isFirstClaim = true;

  async function round(): Promise<number> {
    const held = lease;
    if (held === null || !held.holds()) return probeMs;
    await Promise.all([
      recentSends.isKnown ? null : learnRecentSends(),
      performance.now() - sweptAt >= sweepEveryMs ? sweep() : null,
    ]);
    // Lost meanwhile, and perhaps had again: what was read says nothing of what others have sent since.
    if (lease !== held) return 0;
    if (context.sending.isHeld() || isHeld(sender, context.now())) return probeMs;
    rate.publish(sender.messages_per_second);
    const room = mostInFlight() - inFlight.size;
    const limit = Math.min(largestNow(), mostPaced() - pacer.size, room);
    // A claim is worth its transaction when half of the last one has left and a quarter of the requests have ended.
    // Either wakes this up.
    if (pacer.size > mostPaced() / 2 || room < mostInFlight() / 4) return probeMs;
    if (!isFirstClaim && !(await isAnythingDue(context.prompt, sender.id, context.now())))
      return probeMs;
    isFirstClaim = false;
    const { claimed, excluded, waiting } = await claimAndSend(held, 'all', limit);
    if (unreachable > 0) return Math.min(longestPauseMs, 50 * 2 ** Math.min(unreachable, 7));
    return claimed + excluded + waiting > 0 ? 0 : probeMs;
  }

  function largestNow(): number {
    if (isFirstClaim) return firstClaim;
    return context.rightOfWay.isUsed ? smallClaim : largestClaim;
  }

  /** What it finds no room for is left to the claims of all: they take the triggered messages first. */
  async function triggeredRound(): Promise<number> {
    const held = lease;
    if (held === null || !held.holds() || !isKnown()) return probeMs;
    if (unreachable > 0 || context.sending.isHeld() || isHeld(sender, context.now()))
      return probeMs;
    const limit = Math.min(largestTriggeredClaim, mostPaced() - pacer.triggered);
    if (limit < 1) return probeMs;
    const claiming = claimAndSend(held, 'triggered', limit);
    claimingTriggered = claiming;
    const { claimed } = await claiming;
    if (claimed > 0) context.rightOfWay.use();
    return claimed === limit ? 0 : probeMs;
  }

  /** Nothing is claimed before what the owner before has left is known. */
  function isKnown(): boolean {
    return recentSends.isKnown && !isReading && sweptAt !== Number.NEGATIVE_INFINITY;
  }

  async function claimAndSend(
    held: Lease,
    lanes: 'triggered' | 'all',
    limit: number,
  ): Promise<{ claimed: number; excluded: number; waiting: number }> {
    const connection = await connections(sender);
    const before = generation;
    const claimedAt = performance.now();
    const open = inFlight.openClaim();
    try {
      const { claimed, excluded, waiting, aheadChange } = await claim(
        lanes === 'triggered' ? prompt : bulk,
        {
          rules: { sender, pairs, media, places, discard: context.sending.discard },
          epoch: held.epoch,
          busyNumbers: [...unresolvedNumbers, ...unknownSince, ...inFlight.addresses()],
          busy: open.busy,
          lanes,
          limit,
          ahead: await countAhead(),
        },
      );
      if (ahead !== null) ahead = Math.max(0, ahead + aheadChange);
      const mayLeave = (): boolean =>
        held.holds() && generation === before && performance.now() - claimedAt <= claimLifeMs;
      for (const message of claimed) inFlight.add(message);
      const paced = claimed.map((message) => ({
        mayLeave,
        leave: () => void post(message, connection, mayLeave),
      }));
      pacer.add(paced, lanes === 'triggered' ? 'triggered' : 'bulk');
      return { claimed: claimed.length, excluded, waiting };
    } finally {
      open.close();
    }
  }

  /** Most messages that are claimed ahead of their token: half a second of the rate, so that no claim is too late. */
  function mostPaced(): number {
    return Math.max(1, Math.floor(rate.perSecond / 2));
  }

  /**
   * Enough to keep the published rate up when answers take half a second, beside what waits for its token; more than a thousand only as long as
   * they come so fast that nobody waits for a connection until the claim is too old.
   */
  function mostInFlight(): number {
    const answered = Math.floor(answerRate.perSecond(performance.now()) * 0.75);
    const most = Math.min(3000, Math.max(1000, answered));
    return Math.min(most, Math.max(20, Math.ceil(rate.perSecond)));
  }

  async function post(
    message: ClaimedMessage,
    connection: SenderConnection,
    mayLeave: () => boolean,
  ): Promise<void> {
    const began = performance.now();
    const answer = await client.sendMessage(connection, {
      phoneNumberId: sender.phone_number_id,
      to: message.number,
      content: message.content,
      ...(message.replyTo === null ? {} : { replyTo: message.replyTo }),
      callbackData: makeEcho({ messageId: message.messageId, attempt: message.n }),
      mayStillSend: mayLeave,
    });
    const tookMs = performance.now() - began;
    meterAnswer(answer, tookMs / 1000);
    take(message, answer, tookMs);
  }

  function take(message: ClaimedMessage, answer: SendResult, tookMs: number): void {
    const verdict = decideAnswer(answer, {
      tries: message.n - message.unsent,
      expiresAt: message.expiresAt,
      hasOtherBranch: message.hasOtherBranch,
      regainAccessMs: client.usageOf(sender.waba_id)?.regainAccessMs ?? 0,
      now: context.now(),
      random: Math.random(),
    });
    if (answer.kind === 'unsent' && answer.reason !== 'withheld') unreachable += 1;
    else if (answer.kind === 'accepted' || answer.kind === 'error') unreachable = 0;
    if (answer.kind === 'accepted') rate.accept(tookMs, performance.now());
    if (verdict.kind === 'error') takeError(message, verdict.judgement);
    answers.add({ message, verdict });
  }

  /** A group of answers is in the database. */
  function afterStored(group: readonly Answered[]): void {
    answerRate.note(group.length, performance.now());
    void templateUse.note(sender, group);
    for (const { message, verdict } of group) {
      if (verdict.kind === 'unknown') unknownSince.push(message.number);
      inFlight.remove(message);
    }
    signal.raise();
  }

  function meterAnswer(answer: SendResult, seconds: number): void {
    if (answer.kind === 'unsent' && answer.reason === 'withheld') return;
    const outcome = answer.kind === 'error' ? 'refused' : answer.kind;
    const code = answer.kind === 'error' ? answer.code : null;
    context.meter.answered(sender.id, outcome, code, seconds);
  }

  function takeError(message: ClaimedMessage, judgement: ErrorJudgement): void {
    const { code, pause, holdsPersonUntil } = judgement;
    if (judgement.slowsDown) rate.slowDown(performance.now());
    if (judgement.isOutage) unreachable += 1;
    if (holdsPersonUntil !== null) pairs.holdUntil(message.number, holdsPersonUntil);
    if (judgement.alert) log.warn({ sender: sender.id, code }, 'Meta refused a message');
    if (pause === null) return;
    // Until the pause is read back from the database.
    const until = pause.until === null ? null : new Date(pause.until);
    sender = { ...sender, paused: true, pause_code: code, paused_until: until };
    dropClaims();
    log.warn({ sender: sender.id, code }, 'sender paused');
  }

  /** What is claimed and has not left goes back to the outbox. */
  function dropClaims(): void {
    generation += 1;
    pacer.flush();
  }

  /** Only senders whose portfolio has a limit count. */
  async function countAhead(): Promise<number> {
    if (messagingLimitOf(sender.messaging_limit) === null) return 0;
    if (ahead === null || performance.now() - countedAt >= recountEveryMs) {
      countedAt = performance.now();
      ahead = await countWaiting(context.db, sender.id, 'limit');
    }
    return ahead;
  }

  /** Files have arrived at Meta: their messages may leave. */
  async function releaseMedia(): Promise<void> {
    try {
      await releaseWaiting(context.db, [sender.id], 'media', context.now());
      signal.raise();
    } catch (error) {
      log.debug({ sender: sender.id, err: error }, 'messages wait a moment longer for their files');
    }
  }

  async function learnRecentSends(): Promise<void> {
    await recentSends.learn(context.now());
    triggered.raise();
  }

  /** Looks after attempts without an answer that nobody here waits for. What becomes of them is stored beside the claims. */
  async function sweep(): Promise<void> {
    await settling;
    if (sweptAt === Number.NEGATIVE_INFINITY) await awaitEarlierClaims(context.db, sender.id);
    settling = settle(await readUnresolved());
  }

  async function settle(unresolved: readonly UnresolvedAttempt[]): Promise<void> {
    try {
      // Not before: what is sent again must be back in the outbox when later messages to its person may leave.
      unresolvedNumbers = await attempts.settle(sender, unresolved);
    } catch (error) {
      log.error({ sender: sender.id, err: error }, 'attempts without an owner are not settled yet');
    }
  }

  /** What is answered while the attempts are read, or claimed, would else look abandoned. */
  async function readUnresolved(): Promise<UnresolvedAttempt[]> {
    isReading = true;
    const ownedAs = lease;
    try {
      await claimingTriggered?.catch(() => {});
      const storedBefore = unknownSince.length;
      const unresolved = await attempts.read(sender.id, inFlight.messageIds());
      unresolvedNumbers = unresolved.map(({ number }) => number);
      unknownSince = unknownSince.slice(storedBefore);
      // A new lease begins with a sweep of its own.
      if (lease === ownedAs) sweptAt = performance.now();
      return unresolved;
    } finally {
      isReading = false;
      triggered.raise();
    }
  }

  async function untilSettled(patienceMs: number): Promise<void> {
    const giveUpAt = performance.now() + patienceMs;
    while (inFlight.size > 0 && performance.now() < giveUpAt) await sleep(settledEveryMs);
  }

  async function loop(name: string, wake: Signal, work: () => Promise<number>): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      context.lanes.began(name);
      try {
        const pauseMs = await work();
        failures = 0;
        context.lanes.ended(name, pauseMs);
        if (pauseMs > 0) await wake.wait(pauseMs);
      } catch (error) {
        failures += 1;
        context.lanes.ended(name, longestPauseMs, true);
        log.error({ sender: sender.id, err: error, failures }, 'dispatch round failed');
        await sleep(Math.min(longestPauseMs, 100 * 2 ** Math.min(failures, 6)));
      }
    }
    context.lanes.closed(name);
  }

  const running = Promise.all([
    loop(laneName, signal, round),
    loop(`${laneName} triggered`, triggered, triggeredRound),
  ]);

  return {
    own(taken) {
      lease = taken;
      attempts.own(taken.epoch);
      recentSends.own(taken);
      sweptAt = Number.NEGATIVE_INFINITY;
      isFirstClaim = true;
      ahead = null;
      signal.raise();
    },
    owns: () => lease?.holds() === true,
    update(row) {
      sender = row;
      if (pacer.size > 0 && isHeld(row, context.now())) dropClaims();
    },
    dropClaims,
    heard(messages) {
      rate.spend(messages, performance.now());
    },
    wake() {
      signal.raise();
    },
    wakeTriggered() {
      triggered.raise();
    },
    async stop() {
      stopping.abort();
      dropClaims();
      signal.raise();
      triggered.raise();
      await running;
      await settling;
      await untilSettled(handOverMs);
    },
    // What can't be stored by then stays claimed; the next owner finds it unknown.
    drain: () => untilSettled(longestDrainMs),
  };
}
