import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderRow } from './sender.ts';

/** Holds everything the sender would send, by hand; `null` ends any pause of it. */
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
      pause_scope: pause === null ? null : 'manual',
      pause_code: null,
      paused_until: null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
