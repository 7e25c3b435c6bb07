import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { startRuns, type RunStart } from '../enrolment/start-runs.ts';
import { wakeRunsOfProfiles } from '../runs/wake-runs-of-profiles.ts';
import type { EventInput, EventResult } from './event-input.ts';
import { findEventProfiles, type EventProfile } from './find-event-profiles.ts';
import { findStartedJourneys } from './find-started-journeys.ts';
import { insertEvents } from './insert-events.ts';
import { reserveEventKeys } from './reserve-event-keys.ts';

interface AcceptedEvent {
  place: number;
  input: EventInput;
  profile: EventProfile;
}

/** A start and the place of its event in the list. */
interface EventStart extends RunStart {
  place: number;
}

/**
 * Records events, starts the live journeys they are the entry of, and wakes every run of their
 * profiles: all in one transaction, so that an answer given means everything happened. Answers in the
 * order of `inputs`.
 */
export async function recordEvents(
  context: EngineContext,
  inputs: readonly EventInput[],
): Promise<EventResult[]> {
  if (inputs.length === 0) return [];
  const now = context.now();
  const results = await transact(context.db, async (trx) => {
    const profiles = await findEventProfiles(
      trx,
      inputs.map((input) => input.profile),
    );
    const accepted = await acceptOnce(inputs, profiles, (keys) => reserveEventKeys(trx, keys, now));
    const ids = await insertEvents(
      trx,
      accepted.map(({ input, profile }) => ({
        bucket: profile.bucket,
        profileId: profile.id,
        name: input.name,
        payload: input.payload ?? {},
        occurredAt: input.occurredAt ?? now,
      })),
      now,
    );
    const eventIds = new Map(accepted.map(({ place }, index) => [place, ids[index]]));

    const tally = new DeltaTally();
    const starts = await startsOf(context, trx, accepted, eventIds);
    const startedBy = new Map<number, number>();
    for (const { place, versionId, activity } of await startRuns(trx, starts, now)) {
      tally.add(versionId, activity, 'entered');
      tally.add(versionId, activity, 'here');
      startedBy.set(place, (startedBy.get(place) ?? 0) + 1);
    }
    await wakeRunsOfProfiles(
      trx,
      accepted.map(({ profile }) => ({ ...profile, urgent: true })),
      now,
    );
    await appendDeltas(trx, tally);

    return inputs.map((_, place): EventResult => {
      const eventId = eventIds.get(place);
      if (eventId !== undefined) {
        return { status: 'recorded', eventId, started: startedBy.get(place) ?? 0 };
      }
      return profiles.has(place) ? { status: 'duplicate' } : { status: 'unknown_profile' };
    });
  });
  context.signals.woken.raise();
  context.signals.counts.raise();
  return results;
}

/** Leaves out events of unknown profiles and keys that were used before, in the database or in this list. */
async function acceptOnce(
  inputs: readonly EventInput[],
  profiles: ReadonlyMap<number, EventProfile>,
  reserve: (
    keys: { key: string; bucket: number; profileId: string }[],
  ) => Promise<ReadonlySet<string>>,
): Promise<AcceptedEvent[]> {
  const candidates: AcceptedEvent[] = [];
  const keys = new Map<string, { key: string; bucket: number; profileId: string }>();
  inputs.forEach((input, place) => {
    const profile = profiles.get(place);
    if (profile === undefined) return;
    if (input.key !== undefined) {
      if (keys.has(input.key)) return;
      keys.set(input.key, { key: input.key, bucket: profile.bucket, profileId: profile.id });
    }
    candidates.push({ place, input, profile });
  });
  const fresh = await reserve([...keys.values()]);
  return candidates.filter(({ input }) => input.key === undefined || fresh.has(input.key));
}

async function startsOf(
  context: EngineContext,
  trx: Parameters<typeof findStartedJourneys>[0],
  accepted: readonly AcceptedEvent[],
  eventIds: ReadonlyMap<number, number | undefined>,
): Promise<EventStart[]> {
  const journeys = await findStartedJourneys(trx, [
    ...new Set(accepted.map(({ input }) => input.name)),
  ]);
  const versions = await context.versions.load(
    trx,
    journeys.map((journey) => journey.version_id),
  );
  return accepted.flatMap(({ place, input, profile }) =>
    journeys.flatMap((journey): EventStart[] => {
      const version = versions.get(journey.version_id);
      const entry = version?.graph.entry;
      if (journey.entry_event !== input.name || version === undefined || entry === undefined)
        return [];
      const once = version.graph.graph.settings.reentry === 'never';
      return [
        {
          place,
          bucket: profile.bucket,
          profileId: profile.id,
          journeyId: journey.journey_id,
          versionId: journey.version_id,
          activity: entry.id,
          entryKey: once ? 'once' : `event:${input.key ?? eventIds.get(place)}`,
          event: input.payload ?? {},
        },
      ];
    }),
  );
}
