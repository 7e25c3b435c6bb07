import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { AdvancedProfile } from '../advance/load-profiles.ts';
import type { ConsentPurpose, Database } from '../database/schema.ts';

/** A person with all that decides whether a message may leave for them now. */
export interface Walker extends AdvancedProfile {
  bucket: number;
  demo: boolean;
  /** Purposes for which somebody opted out at this address. */
  suppressed: readonly ConsentPurpose[];
  /** Marketing was stopped by Meta's own setting. */
  stoppedByMeta: boolean;
  blocked: boolean;
  /** When windows end, ms since the epoch, by sender. */
  windows: ReadonlyMap<string, number>;
  /** Until when all is free after an ad, ms since the epoch, by sender. */
  freeEntries: ReadonlyMap<string, number>;
}

type WalkerRow = Omit<Walker, 'windows' | 'freeEntries'> & {
  windows: Record<string, number> | null;
  freeEntries: Record<string, number> | null;
};

/**
 * Reads people under a condition over `profile p`, in the order of their keys.
 *
 * @param after only people behind this key
 */
export async function loadWalkers(
  db: Kysely<Database>,
  condition: RawBuilder<boolean>,
  {
    after,
    limit,
    now,
  }: { after: { bucket: number; id: string } | null; limit: number; now: number },
): Promise<Walker[]> {
  const behind =
    after === null
      ? sql`true`
      : sql`(p.bucket, p.id) > (${after.bucket}::smallint, ${after.id}::uuid)`;
  const { rows } = await sql<WalkerRow>`
    SELECT p.bucket, p.id, p.external_id, p.first_name, p.last_name, p.phone, p.bsuid, p.country, p.locale,
           p.time_zone, p.attributes, p.marketing_consent, p.service_consent, p.demo,
           coalesce(x.purposes, '{}') AS suppressed, coalesce(x.by_meta, false) AS "stoppedByMeta",
           EXISTS (SELECT FROM blocked_address b WHERE b.number = ANY (ARRAY[p.phone, p.bsuid])) AS blocked,
           o.windows, o.free_entries AS "freeEntries"
      FROM (SELECT * FROM profile p
             WHERE p.merged_into IS NULL AND ${behind} AND ${condition}
             ORDER BY p.bucket, p.id LIMIT ${limit}) AS p
      LEFT JOIN LATERAL (
        SELECT array_agg(DISTINCT s.purpose) AS purposes,
               bool_or(s.by_meta AND s.purpose = 'marketing') AS by_meta
          FROM suppression s WHERE s.number = ANY (ARRAY[p.phone, p.bsuid])) AS x ON true
      LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(w.sender_id, extract(epoch FROM w.expires_at) * 1000)
                 FILTER (WHERE w.expires_at > ${new Date(now)}::timestamptz) AS windows,
               jsonb_object_agg(w.sender_id, extract(epoch FROM w.free_entry_until) * 1000)
                 FILTER (WHERE w.free_entry_until > ${new Date(now)}::timestamptz) AS free_entries
          FROM customer_window w
         WHERE w.bucket = p.bucket AND w.profile_id = p.id
           AND greatest(w.expires_at, w.free_entry_until) > ${new Date(now)}::timestamptz) AS o ON true
     ORDER BY p.bucket, p.id`.execute(db);
  // The rows themselves: a copy of each would cost as much as reading it.
  return rows.map((row) =>
    Object.assign(row, { windows: mapOf(row.windows), freeEntries: mapOf(row.freeEntries) }),
  );
}

function mapOf(moments: Record<string, number> | null): ReadonlyMap<string, number> {
  return moments === null ? none : new Map(Object.entries(moments));
}

const none: ReadonlyMap<string, number> = new Map();
