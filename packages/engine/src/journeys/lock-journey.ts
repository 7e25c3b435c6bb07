import { sql, type Kysely } from 'kysely';

import type { Database, JourneyStatus } from '../database/schema.ts';
import { JourneyRefusal } from './journey-refusal.ts';

/** A journey whose row this transaction holds. */
export interface LockedJourney {
  status: JourneyStatus;
  liveVersionId: number | null;
  /** Since when it is paused, ms since the epoch; null: it is not. */
  pausedAt: number | null;
  /** What it goes back to when its pause ends. */
  pausedFrom: 'live' | 'closed' | null;
}

/** @throws JourneyRefusal when there is no such journey. */
export async function lockJourney(
  trx: Kysely<Database>,
  journeyId: string,
): Promise<LockedJourney> {
  const { rows } = await sql<{
    status: JourneyStatus;
    live_version_id: number | null;
    status_at: Date | null;
    paused_from: 'live' | 'closed' | null;
  }>`
    SELECT status, live_version_id, status_at, paused_from FROM journey
     WHERE id = ${journeyId} FOR UPDATE`.execute(trx);
  const [row] = rows;
  if (row === undefined) {
    throw new JourneyRefusal('journey_missing', 'This journey does not exist any more.');
  }
  return {
    status: row.status,
    liveVersionId: row.live_version_id,
    pausedAt: row.status === 'paused' ? (row.status_at?.getTime() ?? null) : null,
    pausedFrom: row.paused_from,
  };
}
