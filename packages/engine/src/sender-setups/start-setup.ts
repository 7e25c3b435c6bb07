import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { SenderSetupRow } from './sender-setup.ts';

/** Starts connecting a number: Meta's free test number, or one's own. */
export async function startSetup(
  db: Kysely<Database>,
  setup: { numberKind: 'test' | 'own'; actor: string },
  now: number,
): Promise<SenderSetupRow> {
  return db
    .insertInto('sender_setup')
    .values({
      number_kind: setup.numberKind,
      created_at: new Date(now),
      created_by: setup.actor,
      updated_at: new Date(now),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
