import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderRow } from './sender.ts';

/** Holds everything the sender would send; `null` lets it send again. */
export async function setSenderPause(
  db: Kysely<Database>,
  id: string,
  pause: { reason: string; at: number } | null,
): Promise<SenderRow | undefined> {
  return db
    .updateTable('sender')
    .set({
      paused_at: pause === null ? null : new Date(pause.at),
      pause_reason: pause?.reason ?? null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
