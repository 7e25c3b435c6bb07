import type { InboundUpdate, StatusUpdate } from '@waypost/whatsapp/cloud-api';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';

import type { Database } from '../database/schema.ts';

/** An update whose message is not known yet. */
export interface ParkedUpdate {
  id: number;
  senderId: string;
  update: StatusUpdate | InboundUpdate;
  /** ms since the epoch. */
  receivedAt: number;
}

/** How long a parked update is tried again before it is kept as an orphan. */
export const parkedForMs = 10 * 60_000;
const retryAfterMs = 1000;

/** Only what `parkUpdates` wrote is read back. */
const parkedSchema = z.custom<StatusUpdate | InboundUpdate>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'status' || value.kind === 'inbound'),
);

/** Sets updates aside that match nothing yet: an answer of Meta, or a status, may still tell their wamid. */
export async function parkUpdates(
  trx: Kysely<Database>,
  updates: readonly { senderId: string; update: StatusUpdate | InboundUpdate }[],
  now: number,
): Promise<void> {
  if (updates.length === 0) return;
  await sql`
    INSERT INTO parked_update (sender_id, body, received_at, next_try_at)
    SELECT sender_id, body, ${new Date(now)}, ${new Date(now + retryAfterMs)}
      FROM unnest(
             ${updates.map(({ senderId }) => senderId)}::uuid[],
             ${updates.map(({ update }) => JSON.stringify(update))}::jsonb[]
           ) AS p (sender_id, body)`.execute(trx);
}

/** Locks parked updates whose next try is due, the oldest first, or only some of them. Messages that an older version parked are passed over. */
export async function takeParkedUpdates(
  trx: Kysely<Database>,
  limit: number,
  now: number,
  only: readonly number[] | null = null,
): Promise<ParkedUpdate[]> {
  const { rows } = await sql<{ id: number; sender_id: string; body: unknown; received_at: Date }>`
    SELECT id, sender_id, body, received_at FROM parked_update
     WHERE NOT orphan AND next_try_at <= ${new Date(now)}
       AND (${only === null} OR id = ANY (${[...(only ?? [])]}::bigint[]))
       AND (body->>'kind' <> 'inbound' OR body ? 'content')
     ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows.flatMap((row) => {
    const update = parkedSchema.safeParse(row.body);
    if (!update.success) return [];
    return [
      {
        id: row.id,
        senderId: row.sender_id,
        update: update.data,
        receivedAt: row.received_at.getTime(),
      },
    ];
  });
}

/** Forgets the parked updates that have found their message. */
export async function forgetParkedUpdates(
  trx: Kysely<Database>,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`DELETE FROM parked_update WHERE id = ANY (${[...ids]}::bigint[])`.execute(trx);
}

/** Tries parked updates later, ever more slowly; after ten minutes they are orphans. */
export async function postponeParkedUpdates(
  trx: Kysely<Database>,
  ids: readonly number[],
  now: number,
): Promise<void> {
  if (ids.length === 0) return;
  const at = new Date(now);
  await sql`
    UPDATE parked_update
       SET orphan = received_at <= ${new Date(now - parkedForMs)},
           next_try_at = ${at}::timestamptz
             + greatest(make_interval(secs => ${retryAfterMs / 1000}), (${at}::timestamptz - received_at) / 2)
     WHERE id = ANY (${[...ids]}::bigint[])`.execute(trx);
}
