import { sql, type Kysely } from 'kysely';

import type { Database, MessageState } from '../database/schema.ts';
import type { SentMessage } from '../dispatch/attempted-message.ts';
import type { MessageStatus } from './message-status.ts';

/** A message whose row this transaction holds. */
export interface LockedMessage extends SentMessage {
  profileId: string;
  senderId: string;
  watched: boolean;
  /** ms since the epoch. */
  expiresAt: number | null;
  template: { name: string; language: string } | null;
  sentAs: 'template' | 'response' | null;
  status: MessageStatus;
  /** What is known of the person it went to. */
  recipient: Recipient;
}

/** How webhooks may name the person of a message. */
export interface Recipient {
  hasPhone: boolean;
  userId: string | null;
  parentUserId: string | null;
  username: string | null;
}

/** A status comes at most 30 days after its message (Meta's time to live); older months are not searched. */
const longestLifeMs = 35 * 86_400_000;

interface Row {
  bucket: number;
  id: string;
  created_at: Date;
  profile_id: string;
  sender_id: string;
  version_id: number | null;
  run_id: string | null;
  activity: string | null;
  visit: number | null;
  watched: boolean;
  expires_at: Date | null;
  template_name: string | null;
  language: string | null;
  sent_as: 'template' | 'response' | null;
  state: MessageState;
  wamid: string | null;
  accepted_at: Date | null;
  sent_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  played_at: Date | null;
  failed_at: Date | null;
  failure_code: number | null;
  failure_text: string | null;
  presumed_dropped_at: Date | null;
  pricing: MessageStatus['pricing'];
  has_phone: boolean;
  bsuid: string | null;
  parent_bsuid: string | null;
  username: string | null;
}

/** Locks outbound messages in key order. Ids that are nobody's are missing from the answer. */
export async function lockMessages(
  trx: Kysely<Database>,
  messages: readonly { bucket: number; messageId: string }[],
  now: number,
): Promise<LockedMessage[]> {
  if (messages.length === 0) return [];
  const { rows } = await sql<Row>`
    SELECT m.bucket, m.id, m.created_at, m.profile_id, m.sender_id, m.version_id, m.run_id, m.activity,
           m.visit, m.watched, m.expires_at, m.template_name, m.language, m.sent_as, m.state, m.wamid, m.accepted_at, m.sent_at,
           m.delivered_at, m.read_at, m.played_at, m.failed_at, m.failure_code, m.failure_text,
           m.presumed_dropped_at, m.pricing,
           p.phone IS NOT NULL AS has_phone, p.bsuid, p.parent_bsuid, p.username
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => message.messageId)}::uuid[]
           ) AS k (bucket, id)
      JOIN message m ON m.bucket = k.bucket AND m.id = k.id
      LEFT JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
     WHERE m.direction = 'out' AND m.created_at > ${new Date(now - longestLifeMs)}
     ORDER BY m.bucket, m.id
       FOR NO KEY UPDATE OF m`.execute(trx);
  return rows.map((row) => ({
    bucket: row.bucket,
    messageId: row.id,
    createdAt: row.created_at,
    profileId: row.profile_id,
    senderId: row.sender_id,
    versionId: row.version_id,
    runId: row.run_id,
    activity: row.activity,
    visit: row.visit,
    watched: row.watched,
    expiresAt: row.expires_at?.getTime() ?? null,
    template:
      row.template_name === null || row.language === null
        ? null
        : { name: row.template_name, language: row.language },
    sentAs: row.sent_as,
    status: {
      state: row.state,
      wamid: row.wamid,
      acceptedAt: row.accepted_at?.getTime() ?? null,
      sentAt: row.sent_at?.getTime() ?? null,
      deliveredAt: row.delivered_at?.getTime() ?? null,
      readAt: row.read_at?.getTime() ?? null,
      playedAt: row.played_at?.getTime() ?? null,
      failedAt: row.failed_at?.getTime() ?? null,
      failureCode: row.failure_code,
      failureText: row.failure_text,
      presumedDroppedAt: row.presumed_dropped_at?.getTime() ?? null,
      pricing: row.pricing,
    },
    recipient: {
      hasPhone: row.has_phone,
      userId: row.bsuid,
      parentUserId: row.parent_bsuid,
      username: row.username,
    },
  }));
}
