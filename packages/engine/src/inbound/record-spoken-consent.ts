import { sql, type Kysely } from 'kysely';

import { recordConsent, type ConsentStatement } from '../consent/index.ts';
import type { ConsentPurpose, ConsentState, Database } from '../database/schema.ts';
import { noteMetaStop } from '../dispatch/note-meta-stop.ts';
import { preferenceKey } from './apply-preferences.ts';
import { findProfiles, personKey, type ProfileKey } from './address-book.ts';
import { createContacts } from './create-contacts.ts';
import type { SpokenConsent } from './recognise-consent.ts';

/** Meta's clock counts whole seconds: the words came anywhere within. */
const clockStepMs = 999;

/**
 * Writes what people said about messages for every profile of their number. Words that were
 * processed before (Meta repeats webhooks for days) are passed over, so an old stop never undoes a newer
 * start. Answers whether anybody opted out.
 */
export async function recordSpokenConsent(
  trx: Kysely<Database>,
  spoken: readonly SpokenConsent[],
  now: number,
): Promise<boolean> {
  const fresh = await notProcessed(trx, spoken);
  if (fresh.length === 0) return false;
  const persons = fresh.map(({ person }) => person);
  const known = await findProfiles(trx, persons);
  const strangers = fresh
    .filter(
      ({ person, state, grants }) =>
        (state === 'out' || grants.length > 0) && !known.has(personKey(person)),
    )
    .map(({ person }) => person);
  await createContacts(trx, strangers, now);
  const profiles = strangers.length === 0 ? known : await findProfiles(trx, persons);
  const present = await presentConsent(trx, [...profiles.values()].flat());
  const done = await doneSettings(trx, fresh, profiles);

  const statements: ConsentStatement[] = [];
  for (const said of fresh) {
    const { person, state, purposes, grants, proof, at } = said;
    for (const profile of profiles.get(personKey(person)) ?? []) {
      if (done.has(settingKey(said, profile.profileId))) continue;
      for (const purpose of purposes) {
        const isBack = present.get(profile.profileId)?.[purpose] === 'out';
        if (state === 'in' && !isBack && !grants.includes(purpose)) continue;
        const givenAt = at + clockStepMs;
        statements.push({ ...profile, purpose, state, source: 'whatsapp', proof, givenAt });
      }
    }
  }
  if (statements.length === 0) return false;
  await recordConsent(trx, statements, now);
  await noteMetaStop(
    trx,
    fresh
      .filter(({ inboundId, state }) => inboundId === null && state === 'out')
      .flatMap(({ person }) => profiles.get(personKey(person)) ?? []),
  );
  return statements.some(({ state }) => state === 'out');
}

async function notProcessed(
  trx: Kysely<Database>,
  spoken: readonly SpokenConsent[],
): Promise<SpokenConsent[]> {
  const ids = spoken.flatMap(({ inboundId }) => inboundId ?? []);
  if (ids.length === 0) return [...spoken];
  const { rows } = await sql<{ value: string }>`
    SELECT value FROM reservation WHERE kind = 'inbound' AND value = ANY (${ids}::text[])`.execute(
    trx,
  );
  const processed = new Set(rows.map((row) => row.value));
  return spoken.filter(({ inboundId }) => inboundId === null || !processed.has(inboundId));
}

/** Names one setting of WhatsApp for one profile, as `applyPreferences` keeps it once it is an event. */
function settingKey({ state, at }: SpokenConsent, profileId: string): string {
  return preferenceKey(profileId, state === 'out' ? 'stop' : 'resume', at);
}

/** Settings that were processed before. */
async function doneSettings(
  trx: Kysely<Database>,
  spoken: readonly SpokenConsent[],
  profiles: ReadonlyMap<string, readonly ProfileKey[]>,
): Promise<Set<string>> {
  const keys = spoken
    .filter(({ inboundId }) => inboundId === null)
    .flatMap((setting) =>
      (profiles.get(personKey(setting.person)) ?? []).map(({ profileId }) =>
        settingKey(setting, profileId),
      ),
    );
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ value: string }>`
    SELECT value FROM reservation WHERE kind = 'inbound' AND value = ANY (${keys}::text[])`.execute(
    trx,
  );
  return new Set(rows.map(({ value }) => value));
}

async function presentConsent(
  trx: Kysely<Database>,
  profiles: readonly ProfileKey[],
): Promise<Map<string, Record<ConsentPurpose, ConsentState | null>>> {
  const { rows } = await sql<{
    id: string;
    marketing: ConsentState | null;
    service: ConsentState | null;
  }>`
    SELECT p.id, p.marketing_consent AS marketing, p.service_consent AS service
      FROM profile p
     WHERE (p.bucket, p.id) IN (
             SELECT * FROM unnest(
               ${profiles.map(({ bucket }) => bucket)}::smallint[],
               ${profiles.map(({ profileId }) => profileId)}::uuid[]))`.execute(trx);
  return new Map(rows.map((row) => [row.id, row]));
}
