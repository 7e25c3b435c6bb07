import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { phoneDigits } from './phone-digits.ts';

/** A webhook `phone_number_name_update`. */
export interface NumberNameUpdate {
  wabaId: string;
  /** In any spelling. */
  displayPhoneNumber: string;
  /** APPROVED, REJECTED, DEFERRED, … */
  decision: string;
  requestedName: string | null;
}

/** `name_status` as the Graph API words it, by the webhook's decision. */
const nameStatuses: Readonly<Record<string, string>> = {
  APPROVED: 'APPROVED',
  REJECTED: 'DECLINED',
  DEFERRED: 'PENDING_REVIEW',
  PENDING: 'PENDING_REVIEW',
};

/** Writes what Meta decided about a display name; an approved one becomes the sender's verified name. */
export async function applyNumberName(
  trx: Kysely<Database>,
  update: NumberNameUpdate,
  now: number,
): Promise<void> {
  const status = nameStatuses[update.decision] ?? update.decision;
  const name = status === 'APPROVED' ? update.requestedName : null;
  await sql`
    UPDATE sender
       SET name_status = ${status}, verified_name = coalesce(${name}, verified_name),
           check_due_at = ${new Date(now)}
     WHERE waba_id = ${update.wabaId}
       AND regexp_replace(display_phone_number, '\\D', '', 'g') = ${phoneDigits(update.displayPhoneNumber)}`.execute(
    trx,
  );
}
