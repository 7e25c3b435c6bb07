import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { ClaimedMedium } from './claim-media.ts';

/** What a try to download came to. */
export type MediumOutcome =
  | { kind: 'stored'; assetId: string }
  /** `problem`: too_large, or gone. */
  | { kind: 'failed'; problem: string }
  /** `at`: ms since the epoch. */
  | { kind: 'later'; at: number };

/** Writes what came of a try; a stored file is named in its message, so that conversations show it. */
export async function settleMedium(
  db: Kysely<Database>,
  medium: ClaimedMedium,
  outcome: MediumOutcome,
): Promise<void> {
  const { bucket, message_id: id, message_created_at: createdAt } = medium;
  const those = sql`bucket = ${bucket} AND message_id = ${id}::uuid`;
  if (outcome.kind === 'later') {
    await sql`UPDATE inbound_medium SET next_try_at = ${new Date(outcome.at)} WHERE ${those}`.execute(
      db,
    );
    return;
  }
  if (outcome.kind === 'failed') {
    await sql`UPDATE inbound_medium SET state = 'failed', problem = ${outcome.problem} WHERE ${those}`.execute(
      db,
    );
    return;
  }
  const { assetId } = outcome;
  await transact(db, async (trx) => {
    await sql`UPDATE inbound_medium SET state = 'stored', asset_id = ${assetId}::uuid WHERE ${those}`.execute(
      trx,
    );
    await sql`
      UPDATE message SET payload = payload || ${JSON.stringify({ asset: assetId })}::jsonb
       WHERE bucket = ${bucket} AND id = ${id}::uuid AND created_at = ${createdAt}`.execute(trx);
  });
}
