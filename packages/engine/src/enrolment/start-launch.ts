import type { Rule } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface LaunchStart {
  journeyId: string;
  versionId: number;
  /** The entry activity people start at. */
  activity: string;
  audience: LaunchAudience;
  /** `once`: a profile enters once in the journey's life; null: once per launch. */
  entryKey: 'once' | null;
}

/** Who enters: everybody, those a rule matches, or the members of a list. */
export type LaunchAudience =
  | { kind: 'everybody' }
  | { kind: 'rule'; audienceId: string; rule: Rule }
  | { kind: 'list'; audienceId: string };

/** Asks for an audience to be read into a version; the launch lane does it slice by slice. Returns the launch's id. */
export async function startLaunch(
  trx: Kysely<Database>,
  launch: LaunchStart,
  now: number,
): Promise<string> {
  const { audience } = launch;
  const { rows } = await sql<{ id: string }>`
    WITH fresh AS (SELECT gen_random_uuid() AS id)
    INSERT INTO launch (id, journey_id, version_id, activity, audience_id, rule, entry_key, status, started_at)
    SELECT id, ${launch.journeyId}::uuid, ${launch.versionId}::int, ${launch.activity}::text,
           ${audience.kind === 'everybody' ? null : audience.audienceId}::uuid,
           ${audience.kind === 'rule' ? JSON.stringify(audience.rule) : null}::jsonb,
           coalesce(${launch.entryKey}::text, id::text), 'running', ${new Date(now)}::timestamptz
      FROM fresh
    RETURNING id`.execute(trx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the launch was not stored');
  return id;
}
