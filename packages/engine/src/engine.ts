import { randomUUID } from 'node:crypto';

import type { Graph, HttpCall } from '@waypost/journey';
import type { Logger } from 'pino';

import { createAdvanceLane } from './advance/advance-lane.ts';
import { createJoinLane } from './branches/join-lane.ts';
import { createCallLane } from './calls/call-lane.ts';
import { openCallGate, type CallSettings } from './calls/call-settings.ts';
import { tryOutCall, type TriedCall } from './calls/try-out.ts';
import { createCampaignLane } from './campaigns/campaign-lane.ts';
import { sendCampaign, type CampaignSending } from './campaigns/send-campaign.ts';
import { stopCampaign } from './campaigns/stop-campaign.ts';
import { createCountLane } from './counts/count-lane.ts';
import type { DatabaseConnection } from './database/connect.ts';
import type { DeadLetterChoice } from './dead-letters/choice.ts';
import { dismissDeadLetters } from './dead-letters/dismiss-letters.ts';
import { createReplayLane } from './dead-letters/replay-lane.ts';
import { createDeliveryTimer } from './dispatch/delivery-timer.ts';
import { createDispatcher } from './dispatch/dispatcher.ts';
import { leaveUnknown } from './dispatch/leave-unknown.ts';
import { resendUnknown } from './dispatch/resend-unknown.ts';
import type { ConnectionResolver, EngineContext } from './engine-context.ts';
import type { EventInput, EventResult } from './events/event-input.ts';
import { recordEvents } from './events/record-events.ts';
import {
  createInbound,
  type HandshakeOutcome,
  type HandshakeRequest,
  type WebhookOutcome,
  type WebhookRequest,
} from './inbound/inbound.ts';
import { closeEntries, reopenEntries } from './journeys/close-entries.ts';
import { pauseJourney, type JourneyPause } from './journeys/pause-journey.ts';
import { publishJourney, type PeopleChoice } from './journeys/publish-journey.ts';
import { PublishedVersions } from './journeys/published-versions.ts';
import { resumeJourney } from './journeys/resume-journey.ts';
import { stopJourney } from './journeys/stop-journey.ts';
import { updateContent, type ContentUpdate } from './journeys/update-content.ts';
import { closeHandOvers, type ClosedConversation } from './hand-overs/close-hand-overs.ts';
import { Heard } from './lanes/heard-messages.ts';
import { LaneBook, type LaneTrouble } from './lanes/lane-book.ts';
import type { Lane } from './lanes/lane.ts';
import { createProcessBridge } from './lanes/process-bridge.ts';
import { RightOfWay } from './lanes/right-of-way.ts';
import { createSignals } from './lanes/signals.ts';
import { createWatchdog } from './lanes/watchdog.ts';
import { createLaunchLane } from './launches/launch-lane.ts';
import { followLink, type LinkRequest } from './links/follow-link.ts';
import type { ShortLinks } from './links/short-links.ts';
import { silentMeter, type Meter } from './metering/meter.ts';
import { createRenewalLane } from './media/renewal-lane.ts';
import { createHoldLane } from './send-holds/hold-lane.ts';
import { memoryRecord, type SendRecord } from './send-holds/send-record.ts';
import { releaseHold } from './send-holds/release-hold.ts';
import { Sending } from './send-holds/sending.ts';
import type { FailureChoice } from './failures/lock-failed-runs.ts';
import { rehearse } from './rehearsal/rehearse.ts';
import { retryFailed, type RetryOutcome } from './failures/retry-failed.ts';
import { skipWait, type SkippedWait } from './runs/skip-wait.ts';
import { setExits, type ExitsChange } from './goals/set-exits.ts';
import { createScheduleLane } from './schedules/schedule-lane.ts';
import { skipNextDate, type DateSkip } from './schedules/skip-next-date.ts';
import { chooseVariant, type VariantChoice } from './experiments/choose-variant.ts';
import { createExperimentLane } from './experiments/experiment-lane.ts';
import { createSenderHealthLane } from './senders/health-lane.ts';
import type { SamplePictures } from './templates/sync-account.ts';
import { createTemplateLane } from './templates/template-lane.ts';
import type { Retention } from './upkeep/retain.ts';
import { startTrial, type TrialStart } from './trials/start-trial.ts';
import { stopTrial } from './trials/stop-trial.ts';
import { createTouchLane } from './touches/touch-lane.ts';
import { createRetentionLane } from './upkeep/retention-lane.ts';
import { createUpkeepLane } from './upkeep/upkeep-lane.ts';

/** Which parts of the work this process does; all of them unless said otherwise. */
export interface EngineRoles {
  advance: boolean;
  dispatch: boolean;
  /** Works stored webhooks off. */
  inbound: boolean;
  launches: boolean;
  /** Webhooks come to this process; as `inbound` unless said otherwise. */
  receive: boolean;
  /** Folds counts, keeps partitions, and reads senders and templates from Meta. */
  upkeep: boolean;
}

export interface EngineDependencies {
  db: Pick<DatabaseConnection, 'db' | 'pool' | 'prompt' | 'bulk'>;
  connections: ConnectionResolver;
  log: Logger;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** See `EngineContext.graceMs`; 120,000 unless given. */
  graceMs?: number;
  /** Without it, links are sent as they were written. */
  shortLinks?: ShortLinks;
  /** Unless given, sample media of templates keep the addresses that the account names. */
  samplePictures?: SamplePictures;
  /** What is remembered of sending outside the database; unless given, only while the process lives. */
  sendRecord?: SendRecord;
  roles?: Partial<EngineRoles>;
  /** Unless given, requests to other systems carry no secrets and go to the public internet only. */
  calls?: CallSettings;
  /** Unless given, nothing is counted. */
  meter?: Meter;
  /** Unless given, everything is kept. */
  retention?: Retention;
}

/** Executes journeys and campaigns. Everything it knows is in the database: it may be killed at any moment. */
export interface Engine {
  start(): Promise<void>;
  /** Makes the first events of a process that has just started as fast as those that follow; see `rehearse`. Never throws. */
  rehearse(): Promise<void>;
  /** Ends after the present rounds; what is under way at Meta is awaited or left as `unknown`. */
  stop(): Promise<void>;
  /** Freezes `graph` and sets it live. The caller has validated it. Throws `JourneyRefusal`. */
  publishJourney(publication: {
    journeyId: string;
    graph: Graph;
    /** Of the draft that `graph` is: it does not go live twice. */
    revision?: number | null;
    actor: string;
    /** What becomes of people inside earlier versions; they finish on theirs unless said otherwise. */
    people?: PeopleChoice;
  }): Promise<{ versionId: number; number: number; launchId: string | null }>;
  /** Puts the words of a live version right, for people inside too. The caller has validated `graph`. Throws `JourneyRefusal`. */
  updateContent(update: ContentUpdate): Promise<{ versionId: number; number: number }>;
  /** Keeps everybody where they are and anything from being sent. Throws `JourneyRefusal`. */
  pauseJourney(pause: JourneyPause): Promise<void>;
  /** Ends a pause: people go on where they were. Throws `JourneyRefusal`. */
  resumeJourney(resume: { journeyId: string; actor: string }): Promise<void>;
  /** Lets nobody in any more; people inside go on. Throws `JourneyRefusal`. */
  closeEntries(close: { journeyId: string; actor: string }): Promise<void>;
  /** Lets people into a closed journey again. Throws `JourneyRefusal`. */
  reopenEntries(reopen: { journeyId: string; actor: string }): Promise<void>;
  /** Takes everybody out and keeps queued messages from leaving. Throws `JourneyRefusal`. */
  stopJourney(stop: { journeyId: string; actor: string }): Promise<void>;
  /** Leaves out the next date on which a journey's audience would enter. Throws `JourneyRefusal`. */
  skipNextDate(skip: DateSkip): Promise<void>;
  /** Changes what takes people out of a live journey. Throws `JourneyRefusal`. */
  setExits(change: ExitsChange): Promise<void>;
  /** Chooses the winner of an experiment of a live journey, or takes the choice back. Throws `JourneyRefusal`. */
  chooseVariant(choice: VariantChoice): Promise<void>;
  /** Sends a campaign, or schedules it. The caller has validated it. Throws `CampaignRefusal` or `JourneyRefusal`. */
  sendCampaign(sending: CampaignSending): Promise<'scheduled' | 'sending'>;
  /** Makes a scheduled campaign a draft again, or stops one that is being sent. Throws `CampaignRefusal`. */
  stopCampaign(stop: { campaignId: string; actor: string }): Promise<'draft' | 'stopped'>;
  /** Records events, in the order given; answers in the same order. */
  recordEvents(events: readonly EventInput[]): Promise<EventResult[]>;
  receiveWebhook(request: WebhookRequest): Promise<WebhookOutcome>;
  verifyHandshake(request: HandshakeRequest): Promise<HandshakeOutcome>;
  /** Where a short link leads, counting the tap; null for a code that leads nowhere. */
  followLink(request: LinkRequest): Promise<string | null>;
  /** Lets chosen people into a draft for real, apart from its journey. The caller has validated it. Throws `TrialRefusal`. */
  startTrial(start: TrialStart): Promise<{ trialId: string }>;
  /** Takes everybody out of a trial. False when there is none, or it is over. */
  stopTrial(stop: { trialId: string; actor: string }): Promise<boolean>;
  /** Ends a run's wait now. Only for demo profiles, in trials, or when every sender of its version is a simulator's. */
  skipWait(skip: { runId: string }): Promise<SkippedWait>;
  /** Takes people who failed before an instant (ms since the epoch) back to where they did; see `retryFailed`. */
  retryFailed(choice: FailureChoice, before: number): Promise<RetryOutcome>;
  /** Sends a message again of which nobody knows whether it left: a person decided so. False when it is not unknown. */
  resendUnknown(messageId: string): Promise<boolean>;
  /** Leaves messages of unknown outcome as they are: a person decided so. Answers how many that was. */
  leaveUnknown(messageIds: readonly string[]): Promise<number>;
  /** Closes what journeys put before the team of one conversation; answers how many that was. */
  closeHandOvers(closed: ClosedConversation): Promise<number>;
  /** Sends a request to another system once, for an author who tries it. */
  tryOutCall(call: HttpCall): Promise<TriedCall>;
  /** Gives up what was set aside. Answers how much that was. */
  dismissDeadLetters(choice: DeadLetterChoice, actor: string): Promise<number>;
  /** Ends the hold after a restore, as somebody decided. False when sending is not held. */
  releaseSending(release: { decision: 'send' | 'discard'; actor: string }): Promise<boolean>;
  /** Somebody queued messages outside the engine: its dispatchers look at once. */
  wakeDispatch(): void;
  /** This engine among all that share the database; owner of leases. */
  readonly instanceId: string;
  /** Lanes of this process that hang, are late or keep failing. */
  troubles(): LaneTrouble[];
  /** Calls back with the ids of versions whose numbers moved, at most twice a second. Returns the way to stop it. */
  on(event: 'counts', listener: (versionIds: readonly number[]) => void): () => void;
}

export function createEngine(dependencies: EngineDependencies): Engine {
  const { log, now = Date.now } = dependencies;
  const roles: EngineRoles = {
    advance: true,
    dispatch: true,
    inbound: true,
    launches: true,
    receive: dependencies.roles?.inbound ?? true,
    upkeep: true,
    ...dependencies.roles,
  };
  const meter = dependencies.meter ?? silentMeter;
  const context: EngineContext = {
    db: dependencies.db.db,
    prompt: dependencies.db.prompt,
    bulk: dependencies.db.bulk,
    pool: dependencies.db.pool,
    connections: dependencies.connections,
    versions: new PublishedVersions(),
    signals: createSignals(),
    heard: new Heard(),
    sending: new Sending(dependencies.sendRecord ?? memoryRecord(), log, now),
    log,
    lanes: new LaneBook(meter),
    meter,
    rightOfWay: new RightOfWay(),
    advances: roles.advance,
    now,
    shortLinks: dependencies.shortLinks ?? null,
    calls: openCallGate(dependencies.calls),
    samplePictures: dependencies.samplePictures ?? ((templates) => [...templates]),
    graceMs: dependencies.graceMs ?? 120_000,
    instanceId: randomUUID(),
  };

  const listeners = new Set<(versionIds: readonly number[]) => void>();
  const tellListeners = (versionIds: readonly number[]) => {
    for (const listener of listeners) listener(versionIds);
  };
  const dispatcher = roles.dispatch ? createDispatcher(context) : null;
  const bridge = createProcessBridge({
    pool: context.pool,
    signals: context.signals,
    instanceId: context.instanceId,
    log,
    onCounts: tellListeners,
    onQueued: (kind, senderIds) => dispatcher?.queued(kind, senderIds) ?? senderIds,
    heard: context.heard,
    onHeard: (heard) => dispatcher?.heard(heard),
  });
  const inbound = createInbound(context, { receive: roles.receive, process: roles.inbound });
  const watchdog = createWatchdog(context.lanes, log);
  const lanes: Pick<Lane, 'start' | 'stop'>[] = [watchdog, createHoldLane(context), inbound];
  if (roles.upkeep) {
    lanes.push(
      createCountLane(context, (versionIds) => {
        tellListeners(versionIds);
        bridge.announceCounts(versionIds);
      }),
      createUpkeepLane(context),
      createExperimentLane(context),
      ...(dependencies.retention ? [createRetentionLane(context, dependencies.retention)] : []),
      createRenewalLane(context),
      createSenderHealthLane(context),
      createTemplateLane(context),
    );
  }
  if (roles.advance) {
    lanes.push(createAdvanceLane(context), createJoinLane(context), createReplayLane(context));
  }
  if (roles.launches)
    lanes.push(
      createCampaignLane(context),
      createScheduleLane(context),
      createLaunchLane(context),
      createTouchLane(context),
    );
  if (dispatcher !== null)
    lanes.push(dispatcher, createDeliveryTimer(context), createCallLane(context));

  let stopped: Promise<void> | null = null;
  const stopAll = async (): Promise<void> => {
    await Promise.all(lanes.map((lane) => lane.stop()));
    await bridge.stop();
    await context.calls.agent.close();
  };

  return {
    async start() {
      bridge.start();
      for (const lane of lanes) lane.start();
    },
    async rehearse() {
      try {
        await rehearse(context);
      } catch (error) {
        log.debug({ err: error }, 'the first events will be slower than those that follow');
      }
    },
    stop() {
      stopped ??= stopAll();
      return stopped;
    },
    publishJourney: (publication) => publishJourney(context, publication),
    updateContent: (update) => updateContent(context, update),
    pauseJourney: (pause) => pauseJourney(context, pause),
    resumeJourney: (resume) => resumeJourney(context, resume),
    closeEntries: (close) => closeEntries(context, close),
    reopenEntries: (reopen) => reopenEntries(context, reopen),
    stopJourney: (stop) => stopJourney(context, stop),
    skipNextDate: (skip) => skipNextDate(context, skip),
    setExits: (change) => setExits(context, change),
    chooseVariant: (choice) => chooseVariant(context, choice),
    sendCampaign: (sending) => sendCampaign(context, sending),
    stopCampaign: (stop) => stopCampaign(context, stop),
    recordEvents: (events) => recordEvents(context, events),
    receiveWebhook: (request) => inbound.receiveWebhook(request),
    verifyHandshake: (request) => inbound.verifyHandshake(request),
    followLink: (request) => followLink(context, request),
    startTrial: (start) => startTrial(context, start),
    stopTrial: (stop) => stopTrial(context, stop),
    skipWait: (skip) => skipWait(context, skip),
    retryFailed: (choice, before) => retryFailed(context, choice, before),
    resendUnknown: (messageId) => resendUnknown(context, messageId),
    closeHandOvers: (closed) => closeHandOvers(context, closed),
    tryOutCall: (call) => tryOutCall(context, call),
    leaveUnknown: (messageIds) => leaveUnknown(context, messageIds),
    dismissDeadLetters: (choice, actor) => dismissDeadLetters(context, choice, actor),
    releaseSending: (release) => releaseHold(context, release),
    instanceId: context.instanceId,
    troubles: () => context.lanes.troubles(),
    wakeDispatch: () => context.signals.dispatch.raise(),
    on(_event, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
