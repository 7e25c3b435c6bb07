import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { phoneDigits } from './phone-digits.ts';
import { setMessagingLimit } from './set-messaging-limit.ts';

/** A webhook `phone_number_quality_update`. */
export interface NumberQualityUpdate {
  wabaId: string;
  /** In any spelling. */
  displayPhoneNumber: string;
  /** ONBOARDING, THROUGHPUT_UPGRADE, UPGRADE, DOWNGRADE, FLAGGED or UNFLAGGED. */
  event: string;
  /** TIER_…, when the webhook names one. */
  messagingLimit: string | null;
}

/** Writes what Meta says of a number's quality and throughput, and has it read in full soon. */
export async function applyNumberQuality(
  trx: Kysely<Database>,
  update: NumberQualityUpdate,
  now: number,
): Promise<void> {
  const { wabaId, event } = update;
  const isUpgrade = event === 'THROUGHPUT_UPGRADE';
  const isFlagged = event === 'FLAGGED';
  const isUnflagged = event === 'UNFLAGGED';
  await sql`
    UPDATE sender
       SET throughput_level = CASE WHEN ${isUpgrade} THEN 'HIGH' ELSE throughput_level END,
           quality = CASE WHEN ${isFlagged} THEN 'RED' ELSE quality END,
           status = CASE WHEN ${isFlagged} THEN 'FLAGGED'
                         WHEN ${isUnflagged} AND status = 'FLAGGED' THEN 'CONNECTED'
                         ELSE status END,
           check_due_at = ${new Date(now)}
     WHERE waba_id = ${wabaId}
       AND regexp_replace(display_phone_number, '\\D', '', 'g') = ${phoneDigits(update.displayPhoneNumber)}`.execute(
    trx,
  );
  if (update.messagingLimit !== null) await setMessagingLimit(trx, wabaId, update.messagingLimit);
}
