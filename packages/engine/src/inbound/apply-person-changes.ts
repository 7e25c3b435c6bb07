import type { InboundUpdate } from '@waypost/whatsapp/cloud-api';
import { countryOf } from '@waypost/whatsapp/numbers';
import { sql, type Kysely } from 'kysely';

import { syncSuppression } from '../consent/sync-suppression.ts';
import type { Database } from '../database/schema.ts';
import type { ProfileKey } from './address-book.ts';

/** What WhatsApp says has changed about the person behind a number or a user id. */
export interface PersonChange {
  profiles: readonly ProfileKey[];
  /** The message that says so; its `system` is there. */
  update: InboundUpdate;
}

/** Whether the message names a new number or a new user id. */
export function movesAddress({ system }: InboundUpdate): boolean {
  return system !== null && (system.waId !== null || system.userId !== null);
}

/**
 * Moves profiles to the new number or user id, with what binds them: who opted out is opted out there
 * too, and the old number stays bound. With a new number comes a new user id, so an old one that nobody
 * named anew is forgotten. Doing it twice changes nothing.
 */
export async function applyPersonChanges(
  trx: Kysely<Database>,
  changes: readonly PersonChange[],
  now: number,
): Promise<void> {
  for (const { profiles, update } of changes) {
    const { system } = update;
    if (system === null || !movesAddress(update)) continue;
    const phone = system.waId === null ? null : `+${system.waId}`;
    const hasNewUserId = phone !== null || system.userId !== null;
    for (const { bucket, profileId } of inKeyOrder(profiles)) {
      await sql`
        UPDATE profile
           SET phone = coalesce(${phone}, phone),
               country = CASE WHEN ${phone}::text IS NULL THEN country ELSE coalesce(${phone === null ? null : countryOf(phone)}, country) END,
               bsuid = CASE WHEN ${hasNewUserId} THEN ${system.userId} ELSE bsuid END,
               updated_at = ${new Date(now)}
         WHERE bucket = ${bucket} AND id = ${profileId}`.execute(trx);
      await moveAddresses(trx, { bucket, profileId }, phone, hasNewUserId ? system.userId : null);
    }
    await syncSuppression(
      trx,
      profiles.map(({ bucket, profileId }) => ({ bucket, id: profileId })),
      now,
    );
  }
}

async function moveAddresses(
  trx: Kysely<Database>,
  { bucket, profileId }: ProfileKey,
  phone: string | null,
  userId: string | null,
): Promise<void> {
  const gone = phone === null ? ['bsuid'] : ['phone', 'wa_id', 'bsuid'];
  await sql`
    DELETE FROM address WHERE bucket = ${bucket} AND profile_id = ${profileId} AND kind = ANY (${gone}::text[])`.execute(
    trx,
  );
  const now = [
    ...(phone === null ? [] : [{ kind: 'phone', value: phone }]),
    ...(userId === null ? [] : [{ kind: 'bsuid', value: userId }]),
  ];
  await sql`
    INSERT INTO address (kind, value, bucket, profile_id)
    SELECT kind, value, ${bucket}, ${profileId}
      FROM unnest(${now.map(({ kind }) => kind)}::text[], ${now.map(({ value }) => value)}::text[])
           AS a (kind, value)
        ON CONFLICT DO NOTHING`.execute(trx);
}

function inKeyOrder(profiles: readonly ProfileKey[]): ProfileKey[] {
  return profiles.toSorted((a, b) => (a.profileId < b.profileId ? -1 : 1));
}
