import { sql, type Kysely } from 'kysely';
import type { Logger } from 'pino';

import type { Database } from '../database/schema.ts';
import { deleteOldRows, type OldRows } from './delete-old-rows.ts';
import { dropOldPartitions } from './drop-old-partitions.ts';

/** How long is kept what happened. Null: for ever. */
export interface Retention {
  /** Bodies of webhooks as they came. */
  webhookMonths: number | null;
  /** Messages, events, the paths of people whose journey is over, and files they sent. */
  messageMonths: number | null;
}

const dayMs = 24 * 60 * 60_000;
/** Meta repeats a webhook for up to seven days. */
const inboundKeyMs = 8 * dayMs;
/** Who posts an event again posts it within this time. */
const eventKeyMs = 32 * dayMs;
/** What matched nothing, what was set aside and settled, and files uploaded and never imported. */
const leftoverMs = 30 * dayMs;
/** Numbers by the half hour: a year can be compared with the one before it in its first month. */
const halfHoursMs = 400 * dayMs;

/**
 * Deletes what is older than it is kept: whole months where a table is divided by months, else rows in slices. A run
 * itself stays, as the sign that its person entered: whoever was in a journey once does not enter again by its end.
 */
export async function retain(
  db: Kysely<Database>,
  retention: Retention,
  now: number,
  options: { log: Logger; stopping: AbortSignal },
): Promise<void> {
  const { log, stopping } = options;
  const webhooks = monthsBefore(retention.webhookMonths, now);
  const messages = monthsBefore(retention.messageMonths, now);
  for (const [table, before] of [
    ['webhook', webhooks],
    ['event', messages],
    ['message', messages],
  ] as const) {
    if (before === null || stopping.aborted) continue;
    // One after the other, gently: nobody waits for it.
    // oxlint-disable-next-line no-await-in-loop
    const dropped = await dropOldPartitions(db, table, before);
    if (dropped.length > 0)
      log.info({ partitions: dropped }, 'months older than they are kept are dropped');
  }
  for (const rows of [
    ...leftovers(now),
    ...outsideMonths(webhooks, messages),
    ...history(messages),
  ]) {
    if (stopping.aborted) return;
    // oxlint-disable-next-line no-await-in-loop
    const deleted = await deleteOldRows(db, rows, stopping);
    if (deleted > 0) log.info({ table: rows.table, rows: deleted }, 'old rows are deleted');
  }
}

/** Start of the month so many months before the present one, ms since the epoch; null for ever. */
function monthsBefore(months: number | null, now: number): number | null {
  if (months === null) return null;
  const at = new Date(now);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1);
}

function leftovers(now: number): OldRows[] {
  const before = (ms: number): Date => new Date(now - ms);
  return [
    { table: 'reservation', where: sql`kind = 'inbound' AND created_at < ${before(inboundKeyMs)}` },
    { table: 'reservation', where: sql`kind = 'event' AND created_at < ${before(eventKeyMs)}` },
    { table: 'parked_update', where: sql`orphan AND received_at < ${before(leftoverMs)}` },
    { table: 'activity_half_hour', where: sql`at < ${before(halfHoursMs)}` },
    { table: 'dead_letter', where: sql`settled_at < ${before(leftoverMs)}` },
    {
      table: 'import_chunk',
      where: sql`stored_at < ${before(leftoverMs)} AND EXISTS (
        SELECT 1 FROM profile_import i WHERE i.id = old.import_id AND i.status NOT IN ('checking', 'importing'))`,
    },
  ];
}

/** Rows that came before their month had a partition. */
function outsideMonths(webhooks: number | null, messages: number | null): OldRows[] {
  const rows: OldRows[] = [];
  if (webhooks !== null) {
    rows.push({ table: 'webhook_default', where: sql`received_at < ${new Date(webhooks)}` });
  }
  if (messages !== null) {
    const before = new Date(messages);
    rows.push(
      { table: 'event_default', where: sql`received_at < ${before}` },
      {
        table: 'message_default',
        where: sql`created_at < ${before} AND NOT EXISTS (
          SELECT 1 FROM outbox o WHERE o.bucket = old.bucket AND o.message_id = old.id)`,
      },
    );
  }
  return rows;
}

function history(messages: number | null): OldRows[] {
  if (messages === null) return [];
  const before = new Date(messages);
  return [
    {
      table: 'run_step',
      where: sql`at < ${before} AND NOT EXISTS (
        SELECT 1 FROM run r WHERE r.bucket = old.bucket AND r.id = old.run_id AND r.live)`,
    },
    {
      table: 'attempt',
      where: sql`claimed_at < ${before} AND state NOT IN ('claimed', 'unknown')`,
    },
    { table: 'reservation', where: sql`kind = 'number' AND created_at < ${before}` },
    { table: 'media_asset', where: sql`origin = 'inbound' AND created_at < ${before}` },
  ];
}
