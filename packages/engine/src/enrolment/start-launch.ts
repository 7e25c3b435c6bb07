import {
  entryPeriod,
  entrySpacingMs,
  leftSince,
  type JourneySettings,
  type Rule,
} from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface LaunchStart {
  journeyId: string;
  versionId: number;
  /** The entry activity people start at. */
  activity: string;
  audience: LaunchAudience;
  /** Of the version. */
  settings: JourneySettings;
  /** The journey's first version: nobody can have left it before. */
  isFirstVersion: boolean;
  /** What makes it one of a schedule; absent: all enter now. */
  occurrence?: LaunchOccurrence;
}

/** A launch that a schedule asks for. */
export interface LaunchOccurrence {
  /** The date of the schedule, ms since the epoch. */
  at: number;
  /** When it begins; later than now for people whose own day has not come that far. */
  startsAt: number;
  /** Dates before it that were missed while nothing ran. */
  missed: number;
  /** Only people who were not in the audience the last time. */
  isIncremental: boolean;
  /** People of these time zones, or those of all others and of none; null: everybody. */
  zones: { names: string[]; areExcluded: boolean } | null;
}

/** Who enters: everybody, those a rule matches, or the members of a list. */
export type LaunchAudience =
  | { kind: 'everybody' }
  | { kind: 'rule'; audienceId: string; rule: Rule }
  | { kind: 'list'; audienceId: string };

/**
 * Asks for an audience to be read into a version, once its journey is open; the launch lane does it slice by slice. Returns the launch's id.
 */
export async function startLaunch(
  trx: Kysely<Database>,
  launch: LaunchStart,
  now: number,
): Promise<string> {
  const { audience, settings, occurrence } = launch;
  const since = leftSince(settings, now);
  const { opensAt } = entryPeriod(settings);
  const startsAt = Math.max(occurrence?.startsAt ?? now, opensAt ?? now);
  const isKeptById = settings.reentry === 'never' && launch.isFirstVersion;
  const { rows } = await sql<{ id: string }>`
    WITH fresh AS (SELECT gen_random_uuid() AS id)
    INSERT INTO launch (id, journey_id, version_id, activity, audience_id, rule, entry_key, status, started_at,
                        blocked_since, spacing_ms, starts_at, zones, zones_excluded, incremental, occurrence_at, missed)
    SELECT id, ${launch.journeyId}::uuid, ${launch.versionId}::int, ${launch.activity}::text,
           ${audience.kind === 'everybody' ? null : audience.audienceId}::uuid,
           ${audience.kind === 'rule' ? JSON.stringify(audience.rule) : null}::jsonb,
           ${settings.reentry === 'never' ? sql`'once'` : sql`id::text`},
           ${startsAt > now ? 'waiting' : 'running'}::text, ${new Date(now)}::timestamptz,
           ${since === null || isKeptById ? null : new Date(since)}::timestamptz,
           ${settings.entryRate === undefined ? null : entrySpacingMs(settings.entryRate)}::double precision,
           ${new Date(startsAt)}::timestamptz,
           ${occurrence?.zones?.names ?? null}::text[], ${occurrence?.zones?.areExcluded ?? false}::boolean,
           ${occurrence?.isIncremental ?? false}::boolean,
           ${occurrence === undefined ? null : new Date(occurrence.at)}::timestamptz, ${occurrence?.missed ?? 0}::int
      FROM fresh
    RETURNING id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the launch was not stored');
  return id;
}
