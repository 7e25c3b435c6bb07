import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A message counts against its activity; those without a run count nowhere. */
export interface DroppedMessage {
  versionId: number | null;
  activity: string | null;
}

/** Meta's times to live where a template sets none (Cloud API, "Time to live"), seconds. */
const authenticationSeconds = 600;
const thirtyDaysSeconds = 30 * 86_400;
/** A delivery may be told a little later than it happened: a hundredth of the time, two minutes at least. */
const marginShare = 0.01;
const leastMarginSeconds = 120;
/** How long a message may have waited in the outbox before Meta took it. */
const longestWaitMs = 3 * 86_400_000;
/** How many seconds of time to live a message has; -1 is Meta's word for 30 days. */
const timeToLive = sql<number>`CASE
  WHEN m.sent_as = 'response' THEN ${thirtyDaysSeconds}::int
  ELSE coalesce(nullif(t.ttl_seconds, -1),
                CASE m.category WHEN 'AUTHENTICATION' THEN ${authenticationSeconds}::int
                                ELSE ${thirtyDaysSeconds}::int END) END`;

/** The different times to live there are, seconds. */
export async function timesToLive(db: Kysely<Database>): Promise<number[]> {
  const { rows } = await sql<{ seconds: number }>`
    SELECT DISTINCT nullif(ttl_seconds, -1) AS seconds FROM template
     WHERE nullif(ttl_seconds, -1) IS NOT NULL`.execute(db);
  return [
    ...new Set([authenticationSeconds, thirtyDaysSeconds, ...rows.map((row) => row.seconds)]),
  ];
}

/**
 * Marks messages whose time to live (`seconds`) ran out without a delivery: Meta tells nobody. Their
 * state stays as it is, and a delivery that is told after all takes the mark back. What Meta assesses
 * (`held`) is left alone. At most `limit` at a time.
 */
export async function presumeDropped(
  trx: Kysely<Database>,
  seconds: number,
  limit: number,
  now: number,
): Promise<DroppedMessage[]> {
  const margin = Math.max(leastMarginSeconds, Math.ceil(seconds * marginShare));
  const before = now - (seconds + margin) * 1000;
  const { rows } = await sql<DroppedMessage>`
    WITH late AS MATERIALIZED (
      SELECT m.bucket, m.id, m.created_at
        FROM message m
        JOIN sender s ON s.id = m.sender_id
        LEFT JOIN template t ON t.waba_id = s.waba_id AND t.name = m.template_name
                            AND t.language = m.language
       WHERE m.direction = 'out' AND m.state IN ('accepted', 'sent')
         AND m.created_at BETWEEN ${new Date(before - longestWaitMs)} AND ${new Date(before)}
         AND m.accepted_at < ${new Date(before)}
         AND m.delivered_at IS NULL AND m.failed_at IS NULL AND m.presumed_dropped_at IS NULL
         AND ${timeToLive} = ${seconds}::int
       ORDER BY m.bucket, m.id
       LIMIT ${limit}
         FOR NO KEY UPDATE OF m SKIP LOCKED
    )
    UPDATE message m SET presumed_dropped_at = ${new Date(now)}
      FROM late
     WHERE m.bucket = late.bucket AND m.id = late.id AND m.created_at = late.created_at
    RETURNING m.version_id AS "versionId", m.activity`.execute(trx);
  return rows;
}
