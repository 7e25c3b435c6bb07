import { letsIn } from '@waypost/journey';

import { moveDueRuns, tellOfMoves } from '../advance/advance-due-runs.ts';
import { advanceWork } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import { isPassing } from '../database/trouble.ts';
import type { EngineContext } from '../engine-context.ts';
import { entryStart, type RunStart } from '../enrolment/entry-start.ts';
import { startRuns } from '../enrolment/start-runs.ts';
import { goalsOfEvents } from '../goals/goals-of-events.ts';
import { markGoals } from '../goals/mark-goals.ts';
import { reachGoalsOfPeople } from '../goals/reach-goals-of-people.ts';
import type { PublishedVersion } from '../journeys/published-versions.ts';
import { lockWokenRuns } from '../runs/lock-woken-runs.ts';
import { touchProfiles } from '../touches/touch-profiles.ts';
import { wakeRunsOfProfiles } from '../runs/wake-runs-of-profiles.ts';
import type { EventInput, EventResult } from './event-input.ts';
import { findEventProfiles, type EventProfile } from './find-event-profiles.ts';
import { findStartedJourneys, type StartedJourney } from './find-started-journeys.ts';
import { insertEvents } from './insert-events.ts';
import { reserveEventIds } from './reserve-event-ids.ts';
import { reserveEventKeys } from './reserve-event-keys.ts';

interface AcceptedEvent {
  place: number;
  input: EventInput;
  profile: EventProfile;
  eventId: number;
}

/** A start and the place of its event in the list. */
interface EventStart extends RunStart {
  place: number;
}

/** Most events whose runs are stepped in their own transaction; a crowd is left to the lane of woken runs. */
const mostStepped = 50;

/**
 * Records events, starts the live journeys they are the entry of, and wakes every run of their
 * profiles: all in one transaction, so that an answer given means everything happened. Where people are moved by this
 * process, it steps those runs in the same transaction: their messages are queued when the events are answered.
 * Answers in the order of `inputs`.
 */
export async function recordEvents(
  context: EngineContext,
  inputs: readonly EventInput[],
): Promise<EventResult[]> {
  if (inputs.length === 0) return [];
  const isCrowd = inputs.length > mostStepped;
  if (!isCrowd) context.rightOfWay.use();
  const working = isCrowd ? context : { ...context, db: context.prompt };
  if (isCrowd || !context.advances || context.sending.isHeld()) {
    return recordOnce(working, inputs, false);
  }
  try {
    return await recordOnce(working, inputs, true);
  } catch (error) {
    if (isPassing(error)) throw error;
    // What can't be stored may be what a step wrote: the lane sets such a run aside, and the event is kept.
    return recordOnce(working, inputs, false);
  }
}

async function recordOnce(
  context: EngineContext,
  inputs: readonly EventInput[],
  steps: boolean,
): Promise<EventResult[]> {
  const now = context.now();
  const { results, tally, moved } = await transact(context.db, async (trx) => {
    // What needs nothing of each other travels together: whoever waits for a triggered message waits for this.
    const [profiles, eventIds, journeys] = await Promise.all([
      findEventProfiles(
        trx,
        inputs.map((input) => input.profile),
      ),
      reserveEventIds(trx, inputs.length),
      findStartedJourneys(trx, [...new Set(inputs.map((input) => input.name))]),
    ]);
    const accepted = await acceptOnce(inputs, profiles, eventIds, (keys) =>
      reserveEventKeys(trx, keys, now),
    );
    const versions = await context.versions.load(
      trx,
      journeys.map((journey) => journey.version_id),
    );
    const tally = new DeltaTally();
    const starts = startsOf(versions, accepted, journeys, now, tally);
    const goals = goalsOfEvents(
      versions,
      journeys,
      accepted.map(({ input, profile }) => ({
        profile,
        name: input.name,
        payload: input.payload ?? {},
      })),
      now,
    );
    const [, , reached, started] = await Promise.all([
      insertEvents(
        trx,
        accepted.map(({ input, profile, eventId }) => ({
          id: eventId,
          bucket: profile.bucket,
          profileId: profile.id,
          name: input.name,
          payload: input.payload ?? {},
          occurredAt: input.occurredAt ?? now,
        })),
        now,
      ),
      wakeRunsOfProfiles(
        trx,
        accepted.map(({ profile }) => ({ ...profile, urgent: true })),
        now,
      ),
      // Before the starts: who enters by the event has not reached the goal by it.
      reachGoalsOfPeople(trx, goals, now),
      startRuns(trx, versions, starts, now),
    ]);
    await markGoals({ trx, tally }, reached);
    if (journeys.some(({ follows_profiles }) => follows_profiles))
      await touchProfiles(
        trx,
        accepted.map(({ profile }) => profile),
      );
    for (const { versionId, activity } of started) {
      tally.add(versionId, activity, 'entered');
      tally.add(versionId, activity, 'here');
    }
    const moved = steps
      ? await moveDueRuns(
          context,
          advanceWork(context, trx, tally),
          await lockWokenRuns(
            trx,
            accepted.map(({ profile }) => profile),
            now,
          ),
          now,
        )
      : null;
    await appendDeltas(trx, tally);
    return { results: resultsOf(inputs, profiles, accepted, started), tally, moved };
  });
  if (moved === null) {
    context.signals.woken.raise();
    context.signals.counts.raise();
  } else {
    tellOfMoves(context, moved, tally, now);
  }
  return results;
}

function resultsOf(
  inputs: readonly EventInput[],
  profiles: ReadonlyMap<number, EventProfile>,
  accepted: readonly AcceptedEvent[],
  started: readonly EventStart[],
): EventResult[] {
  const eventIds = new Map(accepted.map(({ place, eventId }) => [place, eventId]));
  const startedBy = new Map<number, number>();
  for (const { place } of started) startedBy.set(place, (startedBy.get(place) ?? 0) + 1);
  return inputs.map((_, place) => {
    const eventId = eventIds.get(place);
    if (eventId !== undefined) {
      return { status: 'recorded', eventId, started: startedBy.get(place) ?? 0 };
    }
    return profiles.has(place) ? { status: 'duplicate' } : { status: 'unknown_profile' };
  });
}

/** Leaves out events of unknown profiles and keys that were used before, in the database or in this list. */
async function acceptOnce(
  inputs: readonly EventInput[],
  profiles: ReadonlyMap<number, EventProfile>,
  eventIds: readonly number[],
  reserve: (
    keys: { key: string; bucket: number; profileId: string }[],
  ) => Promise<ReadonlySet<string>>,
): Promise<AcceptedEvent[]> {
  const candidates: AcceptedEvent[] = [];
  const keys = new Map<string, { key: string; bucket: number; profileId: string }>();
  inputs.forEach((input, place) => {
    const profile = profiles.get(place);
    const eventId = eventIds[place];
    if (profile === undefined || eventId === undefined) return;
    if (input.key !== undefined) {
      if (keys.has(input.key)) return;
      keys.set(input.key, { key: input.key, bucket: profile.bucket, profileId: profile.id });
    }
    candidates.push({ place, input, profile, eventId });
  });
  const fresh = await reserve([...keys.values()]);
  return candidates.filter(({ input }) => input.key === undefined || fresh.has(input.key));
}

function startsOf(
  versions: ReadonlyMap<number, PublishedVersion>,
  accepted: readonly AcceptedEvent[],
  journeys: readonly StartedJourney[],
  now: number,
  tally: DeltaTally,
): EventStart[] {
  return accepted.flatMap(({ place, input, profile, eventId }) =>
    journeys.flatMap((journey): EventStart[] => {
      const version = versions.get(journey.version_id);
      const entry = version?.graph.entry;
      if (journey.entry_event !== input.name || version === undefined || entry === undefined)
        return [];
      if (entry.type === 'entryEvent' && !letsIn(entry, input.payload ?? {}, now)) {
        tally.add(version.id, entry.id, 'not_matching');
        return [];
      }
      const occasion = {
        bucket: profile.bucket,
        profileId: profile.id,
        activity: entry.id,
        occasion: `event:${input.key ?? eventId}`,
        event: input.payload ?? {},
      };
      return [{ place, ...entryStart(version, occasion, now) }];
    }),
  );
}
