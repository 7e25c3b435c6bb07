import { randomUUID } from 'node:crypto';

import { sql, type Kysely } from 'kysely';

import type { Database, MessageOrigin } from '../database/schema.ts';
import { bucketOf } from '../profiles/profile-id.ts';
import { idInBucket } from '../runs/run-ids.ts';
import { contentsOf } from './message-contents.ts';

/** A message to one person that no run asks for. */
export interface DirectMessage {
  profileId: string;
  senderId: string;
  /** As drafts hold it: `{ type, [type]: … }`, with `inWindow` beside a template if there is one. */
  payload: Record<string, unknown>;
  /** A test, an automatic answer or a line of a conversation: none of them needs consent. */
  origin: Exclude<MessageOrigin, 'journey' | 'campaign'>;
  templateName?: string | null;
  language?: string | null;
  category?: string | null;
  /** ms since the epoch; what has not left by then is excluded as `expired`. */
  expiresAt: number;
  /** The same seed queues once, however often it is asked for. */
  seed?: string;
}

/**
 * Queues a message before all bulk. It meets every rule at dispatch except consent. Null when there is
 * no such profile. After the commit the caller raises `signals.dispatch`.
 */
export async function queueDirectMessage(
  trx: Kysely<Database>,
  message: DirectMessage,
  now: number,
): Promise<{ messageId: string } | null> {
  const bucket = bucketOf(message.profileId);
  const id = idInBucket(
    bucket,
    `direct:${message.profileId}:${message.origin}:${message.seed ?? randomUUID()}`,
  );
  if (await isQueued(trx, bucket, id)) return { messageId: id };
  const at = new Date(now);
  const { rows } = await sql`
    WITH written AS (
      INSERT INTO message (bucket, id, direction, profile_id, sender_id, number, template_name, language,
                           category, payload, created_at, expires_at, state, origin, sent_as)
      SELECT p.bucket, ${id}::uuid, 'out', p.id, ${message.senderId}::uuid, coalesce(p.phone, p.bsuid),
             ${message.templateName ?? null}::text, ${message.language ?? null}::text,
             ${message.category ?? null}::text, ${JSON.stringify(message.payload)}::jsonb, ${at},
             ${new Date(message.expiresAt)}, 'queued', ${message.origin}, ${soleContent(message.payload)}::text
        FROM profile p
       WHERE p.bucket = ${bucket} AND p.id = ${message.profileId}::uuid
      RETURNING bucket, id, sender_id, number
    )
    INSERT INTO outbox (bucket, message_id, message_created_at, sender_id, lane, due_at, number)
    SELECT bucket, id, ${at}, sender_id, 0, ${at}, number FROM written
    RETURNING message_id`.execute(trx);
  return rows.length === 0 ? null : { messageId: id };
}

/** Serialised by the id, because a partitioned table can't keep it unique. */
async function isQueued(trx: Kysely<Database>, bucket: number, id: string): Promise<boolean> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(trx);
  const { rows } = await sql`
    SELECT FROM message WHERE bucket = ${bucket} AND id = ${id}::uuid`.execute(trx);
  return rows.length > 0;
}

/** What it is sent as where nothing is left to decide. */
function soleContent(payload: Record<string, unknown>): 'template' | 'response' | null {
  const { template, response } = contentsOf(payload);
  if (template !== null && response !== null) return null;
  return template === null ? 'response' : 'template';
}
