import { sql, type Kysely } from 'kysely';

import type {
  ConsentPurpose,
  ConsentState,
  Database,
  MessageOrigin,
  WaitReason,
} from '../database/schema.ts';
import { loadClaimFacts, templateKey, type ClaimFacts } from './load-claim-facts.ts';
import { partialPauses } from './pause-senders.ts';

/** A due outbox row, locked, with everything that decides whether its message may leave. */
export interface DueMessage {
  bucket: number;
  message_id: string;
  message_created_at: Date;
  attempts: number;
  /** Those of them that are proven not to have left. */
  unsent: number;
  waits_for: WaitReason | null;
  /** Of the latest attempt that may have left, when there was one. */
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
  suppressed: ConsentPurpose[];
  stopped_by_meta: boolean;
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
  /** `triggered`: only what somebody waits for, in a claim beside that of the others. */
  lanes: 'triggered' | 'all';
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
  const messages = await lockDueMessages(trx, scope, now);
  if (messages.length === 0) return [];
  const facts = await loadClaimFacts(trx, { ...scope, messages }, now);
  return messages.map((message) => dueMessage(message, facts));
}

/** What is read with the locks themselves. */
type LockedMessage = Omit<
  DueMessage,
  | 'unsent'
  | 'last_code'
  | 'last_claimed_at'
  | 'suppressed'
  | 'stopped_by_meta'
  | 'blocked'
  | 'window_expires_at'
  | 'last_inbound_wamid'
  | 'journey_status'
  | 'template_status'
  | 'template_category'
  | 'template_paused_until'
  | 'pause_code'
  | 'paused_until'
>;

async function lockDueMessages(
  trx: Kysely<Database>,
  scope: ClaimScope,
  now: number,
): Promise<LockedMessage[]> {
  const at = new Date(now);
  const inLanes = scope.lanes === 'triggered' ? sql`AND o.lane = 0` : sql``;
  const { rows } = await sql<LockedMessage>`
    WITH due AS MATERIALIZED (
      SELECT o.bucket, o.message_id, o.message_created_at, o.attempts, o.lane, o.due_at, o.waits_for
        FROM outbox o
       WHERE o.sender_id = ${scope.senderId} AND o.claim_epoch IS NULL AND o.due_at <= ${at} ${inLanes}
         AND (o.number IS NULL OR o.number NOT IN (SELECT unnest(${[...scope.busyNumbers]}::text[])))
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
           m.profile_id, m.payload, m.origin, m.sent_as, m.template_name, m.language, m.category, m.journey_id,
           m.version_id, m.run_id, m.activity, m.visit, m.expires_at,
           p.phone, p.bsuid, coalesce(p.demo, false) AS demo, p.marketing_consent, p.service_consent,
           r.status AS run_status, r.entry_key, r.context ? 'event' AS entered_by_event
      FROM due
      JOIN message m ON m.bucket = due.bucket AND m.id = due.message_id
                    AND m.created_at = due.message_created_at
      LEFT JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
      LEFT JOIN run r ON r.bucket = m.bucket AND r.id = m.run_id
     ORDER BY due.lane, due.due_at`.execute(trx);
  return rows;
}

function dueMessage(message: LockedMessage, facts: ClaimFacts): DueMessage {
  const { phone, bsuid, profile_id, journey_id, template_name, language } = message;
  const byPhone = phone === null ? undefined : facts.addresses.get(phone);
  const byId = bsuid === null ? undefined : facts.addresses.get(bsuid);
  const attempts = facts.attempts.get(message.message_id);
  const window = facts.windows.get(profile_id);
  const template = facts.templates.get(templateKey(template_name, language));
  return {
    ...message,
    ...facts.pause,
    unsent: attempts?.unsent ?? 0,
    last_code: attempts?.last_code ?? null,
    last_claimed_at: attempts?.last_claimed_at ?? null,
    suppressed: [...(byPhone?.purposes ?? []), ...(byId?.purposes ?? [])],
    stopped_by_meta: byPhone?.byMeta === true || byId?.byMeta === true,
    blocked: byPhone?.blocked === true || byId?.blocked === true,
    window_expires_at: window?.expires_at ?? null,
    last_inbound_wamid: window?.last_inbound_wamid ?? null,
    journey_status: journey_id === null ? null : (facts.journeys.get(journey_id) ?? null),
    template_status: template?.status ?? null,
    template_category: template?.category ?? null,
    template_paused_until: template?.paused_until ?? null,
  };
}
