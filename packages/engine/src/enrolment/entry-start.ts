import { concurrencyKey, entryKey, leftSince } from '@waypost/journey';

import type { PublishedVersion } from '../journeys/published-versions.ts';

/** A passage to begin, because an event asks for it. */
export interface RunStart {
  bucket: number;
  profileId: string;
  journeyId: string;
  versionId: number;
  /** The entry activity. */
  activity: string;
  entryKey: string;
  /** What tells the person's passages apart that may go on at once; '' when there is one at most. */
  concurrencyKey: string;
  /** Who left this journey after this moment stays out, ms since the epoch; null: nobody does. */
  leftSince: number | null;
  /** Payload of the event. */
  event: Record<string, unknown>;
}

/** Who is to enter and why. */
export interface EntryOccasion {
  bucket: number;
  profileId: string;
  /** The entry activity. */
  activity: string;
  /** Names what lets the person in, e.g. `event:17`: the same occasion starts one passage at most. */
  occasion: string;
  event: Record<string, unknown>;
}

/** A passage through this version, under its journey's rules of entering again. */
export function entryStart(version: PublishedVersion, entry: EntryOccasion, now: number): RunStart {
  const { settings } = version.graph.graph;
  const { bucket, profileId, activity, occasion, event } = entry;
  const concurrency = concurrencyKey(settings, event);
  // "Once" is kept by the run's id; only who entered while an earlier version let people in again has another one.
  const isKeptById = settings.reentry === 'never' && version.number === 1;
  return {
    bucket,
    profileId,
    journeyId: version.journeyId,
    versionId: version.id,
    activity,
    entryKey: entryKey(settings, concurrency, occasion),
    concurrencyKey: concurrency,
    leftSince: isKeptById ? null : leftSince(settings, now),
    event,
  };
}
