import {
  branchPlace,
  type CompiledGraph,
  type MessageEvent,
  type MessageFacts,
  type StepFacts,
  type Trigger,
} from '@waypost/journey';

import type { LockedRun } from '../runs/locked-run.ts';
import { draftMessage } from './draft-message.ts';
import { nobody, profileFacts, withUpdate, type AdvancedProfile } from './load-profiles.ts';
import { ended, held, type Look } from './look.ts';
import { moveRun, type MovedRun } from './move-run.ts';
import { isWhatsApp, needsItsProfile, watchedMessages, type Batch } from './read-batch.ts';

/** What a look may see beside its batch. */
export interface LookExtras extends Pick<StepFacts, 'branches' | 'refusedJumps'> {
  /** Of a look that is taken anew: the person as the first one found them. */
  profile?: AdvancedProfile | undefined;
}

/** Takes one look at a run: moves it through everything that does not wait, and drafts what it sends. */
export function lookAt(
  batch: Batch,
  run: LockedRun,
  trigger: Trigger,
  now: number,
  extras: LookExtras,
): Look {
  const version = batch.versions.get(run.versionId);
  const journey = batch.journeys.get(run.journeyId);
  const { profile = batch.profiles.get(run.profileId), ...facts } = extras;
  if (version === undefined || journey === undefined)
    return ended(run, 'exited', 'journey_deleted');
  // Entered while the journey was being stopped: whoever starts a run does not lock its journey.
  if (journey.status === 'stopped') return ended(run, 'exited', 'journey_stopped');
  if (profile === undefined && needsItsProfile(batch.versions, run))
    return ended(run, 'exited', 'profile_deleted');
  if (batch.restored.has(run.id)) return ended(run, 'exited', 'restored');

  // What is told of a message or a request is taken in; what comes of it waits in line.
  if (journey.status === 'paused' && trigger.kind === 'wake') return held(run);

  const { graph } = version;
  const known: StepFacts = {
    jumpFields: batch.jumpFields,
    ...factsOf(batch, run, graph.messagesRead, profile, journey.name),
    ...facts,
  };
  const moved = moveRun(graph, run.state, known, trigger, now, (send, { state, profileUpdate }) => {
    const activity = graph.activities.get(send.activityId);
    if (activity === undefined || !isWhatsApp(activity)) return null;
    if (profile === undefined) throw new Error('a message was asked for without its profile');
    return draftMessage({
      run,
      context: state.context,
      activity,
      send,
      profile: withUpdate(profile, profileUpdate),
      journey,
      watched: graph.watched.has(activity.id),
      senderAccounts: batch.senderAccounts,
      templates: batch.templates,
      shortLinks: batch.shortLinks,
    });
  });
  if (meets(graph, run, moved)) moved.arrivals.pop();
  // Another run of the same person in this batch sees what this one changed.
  if (profile !== undefined)
    batch.profiles.set(run.profileId, withUpdate(profile, moved.profileUpdate));
  return {
    run,
    moved,
    status: moved.end?.status ?? 'inside',
    reason: moved.end?.reason ?? null,
    profile,
  };
}

/** Whether a branch came to its join: there people are counted once, not once per branch. */
function meets(graph: CompiledGraph, { state: { branch } }: LockedRun, moved: MovedRun): boolean {
  if (branch === undefined || moved.end === null) return false;
  return graph.joins.get(branchPlace(branch).activityId)?.id === moved.arrivals.at(-1);
}

function factsOf(
  batch: Batch,
  run: LockedRun,
  watched: ReadonlySet<string>,
  profile: AdvancedProfile | undefined,
  journeyName: string,
): StepFacts {
  const messages = new Map<string, MessageFacts>();
  const events: MessageEvent[] = [];
  for (const { key, id } of watchedMessages(run, watched)) {
    const facts = batch.messageFacts.get(id);
    if (facts !== undefined) messages.set(key, facts);
    for (const event of batch.messageEvents.get(id) ?? []) events.push({ ...event, message: key });
  }
  const ruleFacts = batch.ruleFacts.get(run.profileId);
  return {
    runId: run.id,
    ...experimentFacts(batch, run),
    journeyName,
    profile: profile === undefined ? nobody : profileFacts(profile),
    messages,
    events,
    enteredAt: run.enteredAt,
    profileEvents: batch.profileEvents.get(run.profileId) ?? [],
    lists: batch.lists,
    senders: batch.senders,
    ...exitsOf(batch, run),
    ...(batch.timeZone === null ? {} : { timeZone: batch.timeZone }),
    ...(ruleFacts === undefined ? {} : { ruleFacts }),
  };
}

function experimentFacts(
  batch: Batch,
  { journeyId, profileId, versionId }: LockedRun,
): Pick<StepFacts, 'person' | 'winners'> {
  if (batch.versions.get(versionId)?.graph.hasExperiments !== true) return {};
  const person = `${journeyId}/${profileId}`;
  const winners = batch.winners.get(journeyId);
  return winners === undefined ? { person } : { person, winners };
}

function exitsOf(batch: Batch, run: LockedRun): Pick<StepFacts, 'exits' | 'exitEvents'> {
  const exits = batch.journeys.get(run.journeyId)?.exits ?? null;
  return exits === null ? {} : { exits, exitEvents: batch.exitEvents.get(run.profileId) ?? [] };
}
