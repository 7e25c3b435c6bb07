import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { idInBucket } from '../runs/run-ids.ts';
import type { AnsweredMessage } from './find-answered-messages.ts';

/** A message a person sent us. */
export interface InboundMessage {
  bucket: number;
  profileId: string;
  senderId: string;
  /** E.164, or the user id of people without a number. */
  number: string | null;
  wamid: string;
  quotedWamid: string | null;
  answered: AnsweredMessage | null;
  payload: Record<string, unknown>;
}

/** Id of an inbound message: Meta repeats webhooks, so it is made of the wamid. */
export function inboundMessageId(bucket: number, wamid: string): string {
  return idInBucket(bucket, `inbound:${wamid}`);
}

/** Stores inbound messages beside the outbound ones, so that a conversation reads as one. */
export async function insertInboundMessages(
  trx: Kysely<Database>,
  messages: readonly InboundMessage[],
  now: number,
): Promise<void> {
  if (messages.length === 0) return;
  await sql`
    INSERT INTO message (bucket, id, direction, profile_id, sender_id, number, journey_id, version_id,
                         run_id, activity, payload, created_at, wamid, quoted_wamid, state)
    SELECT bucket, id, 'in', profile_id, sender_id, number, journey_id, version_id, run_id, activity,
           payload, ${new Date(now)}, wamid, quoted_wamid, 'received'
      FROM unnest(
             ${messages.map((message) => message.bucket)}::smallint[],
             ${messages.map((message) => inboundMessageId(message.bucket, message.wamid))}::uuid[],
             ${messages.map((message) => message.profileId)}::uuid[],
             ${messages.map((message) => message.senderId)}::uuid[],
             ${messages.map((message) => message.number)}::text[],
             ${messages.map((message) => message.answered?.journeyId ?? null)}::uuid[],
             ${messages.map((message) => message.answered?.versionId ?? null)}::int[],
             ${messages.map((message) => message.answered?.runId ?? null)}::uuid[],
             ${messages.map((message) => message.answered?.activity ?? null)}::text[],
             ${messages.map((message) => JSON.stringify(message.payload))}::jsonb[],
             ${messages.map((message) => message.wamid)}::text[],
             ${messages.map((message) => message.quotedWamid)}::text[]
           ) AS i (bucket, id, profile_id, sender_id, number, journey_id, version_id, run_id, activity,
                   payload, wamid, quoted_wamid)
        ON CONFLICT DO NOTHING`.execute(trx);
}
