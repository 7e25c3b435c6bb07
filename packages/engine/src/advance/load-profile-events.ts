import { longestRecordingMs, type ProfileEvent } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Whose events a step looks at, and which. */
export interface WantedEvents {
  bucket: number;
  profileId: string;
  names: readonly string[];
  /** ms since the epoch; what was received earlier is known. */
  since: number;
}

interface EventRow {
  id: number;
  profile_id: string;
  name: string;
  payload: Record<string, unknown>;
  received_at: Date;
}

/** Reads custom events by profile, in the order received. Those of several journeys of one person come together. */
export async function loadProfileEvents(
  db: Kysely<Database>,
  wanted: readonly WantedEvents[],
): Promise<Map<string, ProfileEvent[]>> {
  const events = new Map<string, ProfileEvent[]>();
  if (wanted.length === 0) return events;
  const people = mergeByProfile(wanted);
  const names = [...new Set(wanted.flatMap((want) => want.names))];
  const earliest = Math.min(...wanted.map(({ since }) => since)) - longestRecordingMs;
  // The earliest moment of all is a constant, so that partitions before it are not looked into.
  const { rows } = await sql<EventRow>`
    SELECT e.id, e.profile_id, e.name, e.payload, e.received_at
      FROM unnest(
             ${people.map(({ bucket }) => bucket)}::smallint[],
             ${people.map(({ profileId }) => profileId)}::uuid[],
             ${people.map(({ since }) => new Date(since - longestRecordingMs))}::timestamptz[]
           ) AS w (bucket, profile_id, since)
      JOIN event e ON e.bucket = w.bucket AND e.profile_id = w.profile_id AND e.received_at >= w.since
     WHERE e.received_at >= ${new Date(earliest)} AND e.kind = 'custom' AND e.name = ANY (${names}::text[])
     ORDER BY e.id`.execute(db);
  for (const { id, profile_id, name, payload, received_at } of rows) {
    const event = { id, name, payload, receivedAt: received_at.getTime() };
    const known = events.get(profile_id);
    if (known) known.push(event);
    else events.set(profile_id, [event]);
  }
  return events;
}

function mergeByProfile(wanted: readonly WantedEvents[]): WantedEvents[] {
  const merged = new Map<string, WantedEvents>();
  for (const want of wanted) {
    const known = merged.get(want.profileId);
    if (known === undefined || want.since < known.since) merged.set(want.profileId, want);
  }
  return [...merged.values()];
}
