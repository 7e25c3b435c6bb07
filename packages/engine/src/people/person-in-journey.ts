import type { WaitingFor } from '@waypost/journey';
import { sql } from 'kysely';

/** One person's passage through a journey, as lists show it. */
export interface PersonInJourney {
  id: string;
  bucket: number;
  profile_id: string;
  external_id: string;
  first_name: string | null;
  last_name: string | null;
  phone: string | null;
  bsuid: string | null;
  username: string | null;
  demo: boolean;
  journey_id: string;
  version_id: number;
  activity: string;
  status: 'inside' | 'finished' | 'failed' | 'exited';
  reason: string | null;
  waiting_for: WaitingFor | null;
  deadline_at: Date | null;
  entered_at: Date;
  arrived_at: Date;
  ended_at: Date | null;
}

export const passages = sql`
  SELECT r.id, r.bucket, r.profile_id, coalesce(p.external_id, '') AS external_id, p.first_name,
         p.last_name, p.phone, p.bsuid, p.username, coalesce(p.demo, false) AS demo, r.journey_id, r.version_id, r.activity,
         r.status, r.reason, CASE WHEN r.live THEN r.waiting_for END AS waiting_for,
         CASE WHEN r.live THEN r.deadline_at END AS deadline_at, r.entered_at, r.arrived_at, r.ended_at
    FROM run r LEFT JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id`;
