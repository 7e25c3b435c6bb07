import { sql, type Kysely } from 'kysely';

import type { Database, PauseScope } from '../database/schema.ts';
import { releaseWaiting } from './release-waiting.ts';

/** Which pauses an event ends. */
export interface EndedPauses {
  scopes: readonly PauseScope[];
  /** Only pauses with one of these codes of Meta; all of the scopes when left out. */
  codes?: readonly number[];
}

/**
 * Ends pauses because what caused them is over, and lets their messages leave. Answers the senders that
 * send again. After the commit the caller raises `signals.dispatch`.
 */
export async function resumeSenders(
  trx: Kysely<Database>,
  of: { senderIds: readonly string[] } | { wabaId: string },
  { scopes, codes }: EndedPauses,
  now: number,
): Promise<string[]> {
  const which =
    'senderIds' in of
      ? sql`s.id = ANY (${[...of.senderIds]}::uuid[])`
      : sql`s.waba_id = ${of.wabaId}`;
  const about = codes === undefined ? sql`true` : sql`s.pause_code = ANY (${[...codes]}::int[])`;
  return end(trx, sql`${which} AND s.pause_scope = ANY (${[...scopes]}::text[]) AND ${about}`, now);
}

/** Ends the pauses whose time has come. Answers the senders that send again. */
export async function endTimedPauses(trx: Kysely<Database>, now: number): Promise<string[]> {
  return end(trx, sql`s.paused_until <= ${new Date(now)}`, now);
}

async function end(
  trx: Kysely<Database>,
  which: ReturnType<typeof sql>,
  now: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH held AS MATERIALIZED (
      SELECT s.id FROM sender s WHERE s.paused_at IS NOT NULL AND ${which} ORDER BY s.id FOR UPDATE OF s
    )
    UPDATE sender SET paused_at = NULL, pause_reason = NULL, pause_scope = NULL, pause_code = NULL,
                      paused_until = NULL
      FROM held WHERE sender.id = held.id
    RETURNING sender.id`.execute(trx);
  const ids = rows.map((row) => row.id);
  await releaseWaiting(trx, ids, 'pause', now);
  return ids;
}
