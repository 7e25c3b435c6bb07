import { sql } from 'kysely';

import type { EngineContext } from '../engine-context.ts';
import { presumeLost } from './presume-lost.ts';

/**
 * Sends a message of unknown outcome again because a person decided so, knowing that it may arrive
 * twice. False when the message is not unknown (any more).
 */
export async function resendUnknown(context: EngineContext, messageId: string): Promise<boolean> {
  const { rows } = await sql<{ bucket: number; message_id: string; message_created_at: Date }>`
    SELECT bucket, message_id, message_created_at FROM outbox
     WHERE bucket = bucket_of(${messageId}::uuid) AND message_id = ${messageId}`.execute(
    context.db,
  );
  const found = rows.map((row) => ({
    bucket: row.bucket,
    messageId: row.message_id,
    createdAt: row.message_created_at,
  }));
  const queued = await presumeLost(context.db, found, context.now());
  if (queued.size > 0) context.signals.dispatch.raise();
  return queued.has(messageId);
}
