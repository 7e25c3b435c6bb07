import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { getSetup } from './get-setup.ts';
import type { SenderSetupRow } from './sender-setup.ts';

/**
 * Goes through the set-up again for a sender that is there, with what is known of it. An unfinished set-up of the
 * sender is taken up instead. Undefined when there is no such sender at Meta.
 */
export async function repairSender(
  db: Kysely<Database>,
  repair: { senderId: string; actor: string },
  now: number,
): Promise<SenderSetupRow | undefined> {
  const at = new Date(now);
  const { rows } = await sql<{ id: string }>`
    INSERT INTO sender_setup (number_kind, app_id, app_secret, token, portfolio_id, waba_id, account_name,
                              sender_id, repairs, created_at, created_by, updated_at)
    SELECT CASE account_mode WHEN 'SANDBOX' THEN 'test' ELSE 'own' END, app_id, app_secret, token,
           portfolio_id, waba_id, waba_id, id, true, ${at}, ${repair.actor}, ${at}
      FROM sender WHERE id = ${repair.senderId} AND connection = 'meta'
        ON CONFLICT (sender_id) WHERE sender_id IS NOT NULL DO UPDATE SET updated_at = ${at}
    RETURNING id`.execute(db);
  const id = rows[0]?.id;
  return id === undefined ? undefined : getSetup(db, id);
}
