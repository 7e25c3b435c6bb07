import { sql, type Kysely } from 'kysely';

import type { Database, SendHoldTable } from '../database/schema.ts';

/** What would be sent if sending went on. */
export interface SendHold {
  reason: SendHoldTable['reason'];
  engagedAt: Date;
  /** Until then more may have happened than the database knows. */
  lostUntil: Date;
  /** Messages in the outbox that nobody has claimed, by journey or campaign; `journeyId` null: tests, answers. */
  queued: QueuedMessages[];
  /** Messages whose attempt has no answer. */
  unanswered: number;
  /** People whose time to move on came before the restore. */
  duePeople: number;
  /** Audiences that were being read. */
  launches: number;
  /** Campaigns whose time came before the restore. */
  campaigns: number;
}

export interface QueuedMessages {
  journeyId: string | null;
  campaignId: string | null;
  name: string | null;
  messages: number;
  oldestAt: Date;
}

/** The hold that is in force, with what depends on it; null while nothing is held. */
export async function describeHold(db: Kysely<Database>): Promise<SendHold | null> {
  const { rows } = await sql<Omit<SendHold, 'queued'>>`
    SELECT h.reason, h.engaged_at AS "engagedAt", h.lost_until AS "lostUntil",
           (SELECT count(*) FROM outbox WHERE claim_epoch IS NOT NULL) AS unanswered,
           (SELECT count(*) FROM run WHERE live AND wake_at <= h.lost_until) AS "duePeople",
           (SELECT count(*) FROM launch WHERE status = 'running' AND started_at <= h.lost_until) AS launches,
           (SELECT count(*) FROM campaign WHERE status = 'scheduled' AND scheduled_at <= h.lost_until) AS campaigns
      FROM send_hold h WHERE h.released_at IS NULL`.execute(db);
  const [hold] = rows;
  return hold === undefined ? null : { ...hold, queued: await queuedBefore(db, hold.lostUntil) };
}

async function queuedBefore(db: Kysely<Database>, until: Date): Promise<QueuedMessages[]> {
  const { rows } = await sql<QueuedMessages>`
    SELECT coalesce(t.tried_id, q.journey_id) AS "journeyId", c.id AS "campaignId", coalesce(c.name, j.name) AS name, q.messages,
           q.oldest AS "oldestAt"
      FROM (SELECT m.journey_id, count(*) AS messages, min(o.message_created_at) AS oldest
              FROM outbox o
              JOIN message m ON m.bucket = o.bucket AND m.id = o.message_id AND m.created_at = o.message_created_at
             WHERE o.claim_epoch IS NULL AND o.message_created_at <= ${until}
             GROUP BY m.journey_id) AS q (journey_id, messages, oldest)
      LEFT JOIN journey j ON j.id = q.journey_id
      LEFT JOIN campaign c ON c.journey_id = q.journey_id
      LEFT JOIN trial t ON t.journey_id = q.journey_id
     ORDER BY q.messages DESC, name`.execute(db);
  return rows;
}
