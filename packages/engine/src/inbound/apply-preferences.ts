import type { UserPreferenceUpdate } from '@waypost/whatsapp/cloud-api';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { findProfiles, personKey } from './address-book.ts';
import { insertEvents } from './insert-events.ts';
import { reserveInbound } from './reserve-inbound.ts';

/** What keeps a setting from counting twice for a profile. `at`: by Meta's clock, ms since the epoch. */
export function preferenceKey(profileId: string, value: string, at: number): string {
  return `preference:${profileId}:${value}:${at}`;
}

/**
 * Keeps as events what people set in WhatsApp itself; the consent was written when the webhook was
 * stored. Each setting is an event once, of every profile of the person.
 */
export async function applyPreferences(
  trx: Kysely<Database>,
  preferences: readonly UserPreferenceUpdate[],
  now: number,
): Promise<{ wake: { bucket: number; id: string }[] }> {
  if (preferences.length === 0) return { wake: [] };
  const persons = preferences.map(({ waId, userId }) => ({ waId, userId }));
  const profiles = await findProfiles(trx, persons);
  const found = preferences.flatMap((preference) =>
    (profiles.get(personKey(preference)) ?? []).map((profile) => ({
      ...profile,
      preference,
      inboundId: preferenceKey(profile.profileId, preference.value, preference.at),
    })),
  );
  const fresh = await reserveInbound(trx, found, now);
  const events = found.filter(({ inboundId }) => fresh.has(inboundId));
  await insertEvents(
    trx,
    events.map(({ bucket, profileId, preference }) => ({
      bucket,
      profileId,
      kind: 'preference',
      messageId: null,
      runId: null,
      button: null,
      payload: { category: preference.category, value: preference.value },
      occurredAt: preference.at,
    })),
    now,
  );
  return { wake: events.map(({ bucket, profileId }) => ({ bucket, id: profileId })) };
}
