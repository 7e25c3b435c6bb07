import { errorTable } from '@waypost/whatsapp';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SendingPause } from './judge-error.ts';

/** Senders by id, all of an account, or all that share the app of one (an unknown app is shared by none). */
export type PausedSenders =
  | { senderIds: readonly string[] }
  | { wabaId: string }
  | { appOf: string };

/** Codes after which one category waits and everything else goes on. */
export const partialPauses: readonly number[] = errorTable.flatMap(({ codes, pause }) =>
  pause?.category !== undefined && typeof codes === 'number' ? [codes] : [],
);

/**
 * Stops senders until an event, a time or somebody resumes them. The first reason stays, except that
 * a pause of everything replaces one of a single category, and one without an end replaces one that ends.
 */
export async function pauseSenders(
  trx: Kysely<Database>,
  of: PausedSenders,
  pause: SendingPause,
  now: number,
): Promise<void> {
  const at = new Date(now);
  await sql`
    WITH held AS MATERIALIZED (
      SELECT s.id FROM sender s
       WHERE ${condition(of)}
         AND (s.paused_at IS NULL OR s.paused_until <= ${at}
              OR s.pause_code = ANY (${[...partialPauses]}::int[])
              OR (s.paused_until IS NOT NULL AND ${pause.until === null}::boolean))
       ORDER BY s.id
         FOR UPDATE OF s
    )
    UPDATE sender SET paused_at = ${at}, pause_reason = ${pause.reason}, pause_scope = ${pause.scope},
                      pause_code = ${pause.code},
                      paused_until = ${pause.until === null ? null : new Date(pause.until)}
      FROM held WHERE sender.id = held.id`.execute(trx);
}

function condition(of: PausedSenders): RawBuilder<unknown> {
  if ('senderIds' in of) return sql`s.id = ANY (${[...of.senderIds]}::uuid[])`;
  if ('wabaId' in of) return sql`s.waba_id = ${of.wabaId}`;
  return sql`(s.id = ${of.appOf} OR s.app_id = (SELECT app_id FROM sender WHERE id = ${of.appOf}))`;
}

/** Limits of calls that count per account, and per app. */
const accountLimits = new Set<number | null>([80007, 80008]);
const appLimit = 4;

/** Whom an error of one sender stops. Credentials belong to the sender: a dead token stops it alone. */
export function pausedWith(
  sender: { id: string; waba_id: string },
  pause: SendingPause,
): PausedSenders {
  if (pause.scope === 'account' || accountLimits.has(pause.code)) return { wabaId: sender.waba_id };
  return pause.code === appLimit ? { appOf: sender.id } : { senderIds: [sender.id] };
}
