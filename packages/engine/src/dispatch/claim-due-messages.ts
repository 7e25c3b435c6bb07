import { sql, type Kysely } from 'kysely';

import type {
  ConsentPurpose,
  ConsentState,
  Database,
  MessageOrigin,
  WaitReason,
} from '../database/schema.ts';
import { partialPauses } from './pause-senders.ts';

/** A due outbox row, locked, with everything that decides whether its message may leave. */
export interface DueMessage {
  bucket: number;
  message_id: string;
  message_created_at: Date;
  attempts: number;
  waits_for: WaitReason | null;
  /** Of the attempt before, when there was one. */
  last_code: number | null;
  last_claimed_at: Date | null;
  profile_id: string;
  payload: Record<string, unknown>;
  origin: MessageOrigin;
  sent_as: 'template' | 'response' | null;
  template_name: string | null;
  language: string | null;
  category: string | null;
  journey_id: string | null;
  version_id: number | null;
  run_id: string | null;
  activity: string | null;
  visit: number | null;
  expires_at: Date | null;
  phone: string | null;
  bsuid: string | null;
  demo: boolean;
  marketing_consent: ConsentState | null;
  service_consent: ConsentState | null;
  suppressed: ConsentPurpose[] | null;
  stopped_by_meta: boolean | null;
  blocked: boolean;
  window_expires_at: Date | null;
  /** What an answer quotes and an emoji reaction points to. */
  last_inbound_wamid: string | null;
  run_status: 'inside' | 'finished' | 'failed' | 'exited' | null;
  entry_key: string | null;
  entered_by_event: boolean | null;
  journey_status: string | null;
  template_status: string | null;
  template_category: string | null;
  template_paused_until: Date | null;
  /** Of a pause of the sender that is in force: one that lets some messages go. */
  pause_code: number | null;
  paused_until: Date | null;
}

export interface ClaimScope {
  senderId: string;
  wabaId: string;
  owner: string;
  epoch: number;
  /** Numbers with an attempt that has no answer yet: at most one at a time per person. */
  busyNumbers: readonly string[];
  limit: number;
}

/**
 * Locks up to `limit` due messages of a sender, triggered ones before bulk, then by due time. Nothing
 * comes back unless the lease is still `owner`'s under this epoch, and neither a pause nor a hold after a restore
 * keeps everything back: the owner's own view of them may be a second old.
 */
export async function claimDueMessages(
  trx: Kysely<Database>,
  scope: ClaimScope,
  now: number,
): Promise<DueMessage[]> {
  const at = new Date(now);
  const { rows } = await sql<DueMessage>`
    WITH due AS MATERIALIZED (
      SELECT o.bucket, o.message_id, o.message_created_at, o.attempts, o.lane, o.due_at, o.waits_for
        FROM outbox o
       WHERE o.sender_id = ${scope.senderId} AND o.claim_epoch IS NULL AND o.due_at <= ${at}
         AND (o.number IS NULL OR o.number <> ALL (${[...scope.busyNumbers]}::text[]))
         AND EXISTS (
           SELECT 1 FROM sender_lease l
            WHERE l.sender_id = ${scope.senderId} AND l.owner = ${scope.owner}
              AND l.epoch = ${scope.epoch} AND l.expires_at > clock_timestamp())
         AND NOT EXISTS (SELECT 1 FROM send_hold h WHERE h.released_at IS NULL)
         AND EXISTS (
           SELECT 1 FROM sender s
            WHERE s.id = ${scope.senderId}
              AND (s.paused_at IS NULL OR s.paused_until <= ${at}
                   OR s.pause_code = ANY (${[...partialPauses]}::int[])))
       ORDER BY o.lane, o.due_at
       LIMIT ${scope.limit}
         FOR UPDATE OF o SKIP LOCKED
    )
    SELECT due.bucket, due.message_id, due.message_created_at, due.attempts, due.waits_for,
           a.code AS last_code, a.claimed_at AS last_claimed_at,
           m.profile_id, m.payload, m.origin, m.sent_as, m.template_name, m.language, m.category, m.journey_id,
           m.version_id, m.run_id, m.activity, m.visit, m.expires_at,
           p.phone, p.bsuid, coalesce(p.demo, false) AS demo, p.marketing_consent, p.service_consent,
           x.purposes AS suppressed, x.by_meta AS stopped_by_meta,
           EXISTS (SELECT FROM blocked_address b WHERE b.number = ANY (ARRAY[p.phone, p.bsuid])) AS blocked,
           w.expires_at AS window_expires_at, w.last_inbound_wamid,
           r.status AS run_status, r.entry_key, r.context ? 'event' AS entered_by_event,
           j.status AS journey_status, t.status AS template_status, t.category AS template_category,
           t.paused_until AS template_paused_until,
           CASE WHEN s.paused_at IS NOT NULL AND coalesce(s.paused_until > ${at}, true) THEN s.pause_code END
             AS pause_code, s.paused_until
      FROM due
      JOIN sender s ON s.id = ${scope.senderId}
      JOIN message m ON m.bucket = due.bucket AND m.id = due.message_id
                    AND m.created_at = due.message_created_at
      LEFT JOIN attempt a ON due.attempts > 0 AND a.bucket = due.bucket AND a.message_id = due.message_id
                         AND a.n = due.attempts
      LEFT JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
      LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT s.purpose) AS purposes,
               bool_or(s.by_meta AND s.purpose = 'marketing') AS by_meta
          FROM suppression s WHERE s.number = ANY (ARRAY[p.phone, p.bsuid])) AS x ON true
      LEFT JOIN customer_window w ON w.bucket = m.bucket AND w.profile_id = m.profile_id
                                 AND w.sender_id = ${scope.senderId}
      LEFT JOIN run r ON r.bucket = m.bucket AND r.id = m.run_id
      LEFT JOIN journey j ON j.id = m.journey_id
      LEFT JOIN template t ON t.waba_id = ${scope.wabaId} AND t.name = m.template_name
                          AND t.language = m.language
     ORDER BY due.lane, due.due_at`.execute(trx);
  return rows;
}
