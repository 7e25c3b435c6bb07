import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

const hourMs = 3_600_000;
/** Meta's customer-service window: 24 hours from the person's latest message. */
const windowMs = 24 * hourMs;
/** Free entry point after a click on an ad. */
const freeEntryMs = 72 * hourMs;

/** A message that lets us answer freely. */
export interface OpenedWindow {
  bucket: number;
  profileId: string;
  senderId: string;
  wamid: string;
  /** By Meta's clock, ms since the epoch; the window counts from here, not from when we heard of it. */
  at: number;
  /** The person came from an ad. */
  fromAd: boolean;
}

/** Opens or extends customer-service windows. Messages that arrive late never shorten one. */
export async function openWindows(
  trx: Kysely<Database>,
  opened: readonly OpenedWindow[],
): Promise<void> {
  const windows = [...Map.groupBy(opened, windowKey).values()]
    .flatMap(latest)
    .toSorted((a, b) => (windowKey(a) < windowKey(b) ? -1 : 1));
  if (windows.length === 0) return;
  await sql`
    INSERT INTO customer_window AS w
           (bucket, profile_id, sender_id, opened_at, expires_at, free_entry_until, last_inbound_wamid)
    SELECT * FROM unnest(
             ${windows.map((window) => window.bucket)}::smallint[],
             ${windows.map((window) => window.profileId)}::uuid[],
             ${windows.map((window) => window.senderId)}::uuid[],
             ${windows.map((window) => new Date(window.at))}::timestamptz[],
             ${windows.map((window) => new Date(window.at + windowMs))}::timestamptz[],
             ${windows.map((window) => window.freeEntryUntil)}::timestamptz[],
             ${windows.map((window) => window.wamid)}::text[])
        ON CONFLICT (bucket, profile_id, sender_id) DO UPDATE
       SET unread = true,
           opened_at = greatest(w.opened_at, excluded.opened_at),
           expires_at = greatest(w.expires_at, excluded.expires_at),
           free_entry_until = greatest(w.free_entry_until, excluded.free_entry_until),
           last_inbound_wamid = CASE WHEN excluded.opened_at >= w.opened_at
                                     THEN excluded.last_inbound_wamid ELSE w.last_inbound_wamid END`.execute(
    trx,
  );
}

function windowKey({ bucket, profileId, senderId }: OpenedWindow): string {
  return `${String(bucket).padStart(4, '0')} ${profileId} ${senderId}`;
}

/** One row per person and sender: the newest message, and the newest click on an ad among all. */
function latest(opened: readonly OpenedWindow[]) {
  const [first] = opened;
  if (first === undefined) return [];
  const newest = opened.reduce((a, b) => (b.at >= a.at ? b : a), first);
  const clicks = opened.filter(({ fromAd }) => fromAd).map(({ at }) => at);
  const freeEntryUntil = clicks.length === 0 ? null : new Date(Math.max(...clicks) + freeEntryMs);
  return [{ ...newest, freeEntryUntil }];
}
