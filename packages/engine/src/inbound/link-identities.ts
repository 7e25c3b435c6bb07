import { countryOf } from '@waypost/whatsapp/numbers';
import { sql, type Kysely } from 'kysely';

import { recordConsent } from '../consent/index.ts';
import { syncSuppression } from '../consent/sync-suppression.ts';
import type { Database } from '../database/schema.ts';
import { bucketOf } from '../profiles/profile-id.ts';
import { personKey, type Person, type ProfileKey } from './address-book.ts';

/** A person as a webhook names them. */
export interface SightedPerson extends Person {
  parentUserId: string | null;
  username: string | null;
}

/**
 * Learns what webhooks tell about people we know: a user id beside a number, a number beside a user id,
 * a username. Somebody who first wrote by user id alone, and whom we also knew by number, is one person:
 * the contact we had made is hidden behind the other profile. It keeps its addresses, so that passages
 * it is in go on and answers to its messages find them.
 */
export async function linkIdentities(
  trx: Kysely<Database>,
  persons: readonly SightedPerson[],
  profiles: ReadonlyMap<string, readonly ProfileKey[]>,
  now: number,
): Promise<void> {
  const known = new Map(
    persons
      .filter(({ userId }) => userId !== null)
      .flatMap((person) =>
        (profiles.get(personKey(person)) ?? []).map(
          (profile) => [profile.profileId, { ...profile, person }] as const,
        ),
      ),
  );
  if (known.size === 0) return;
  const news = await lockUntaught(trx, [...known.values()]);
  if (news.length === 0) return;
  await Promise.all([learn(trx, news, now), addAddresses(trx, news)]);
  await syncSuppression(
    trx,
    news.flatMap(({ bucket, profileId: id, hasOptedOut }) => (hasOptedOut ? [{ bucket, id }] : [])),
    now,
  );
  await hideContacts(trx, sharedPersons(persons, profiles), now);
}

interface Sighting extends ProfileKey {
  person: SightedPerson;
}

function phoneOf({ waId }: Person): string | null {
  return waId === null ? null : `+${waId}`;
}

/** A sighting that tells something new of a profile. */
interface NewSighting extends Sighting {
  hasCountry: boolean;
  /** The number they are known by. */
  phone: string | null;
  /** They opted out of something: each of their addresses is bound. */
  hasOptedOut: boolean;
}

/** Locks the profiles that don't know yet what was sighted; most sightings tell nothing new. */
async function lockUntaught(
  trx: Kysely<Database>,
  sightings: readonly Sighting[],
): Promise<NewSighting[]> {
  const { rows } = await sql<{
    id: string;
    has_country: boolean;
    phone: string | null;
    has_opted_out: boolean;
  }>`
    SELECT p.id, p.country IS NOT NULL AS has_country, p.phone,
           coalesce('out' IN (p.marketing_consent, p.service_consent), false) AS has_opted_out
      FROM unnest(
             ${sightings.map(({ bucket }) => bucket)}::smallint[],
             ${sightings.map(({ profileId }) => profileId)}::uuid[],
             ${sightings.map(({ person }) => phoneOf(person))}::text[],
             ${sightings.map(({ person }) => person.userId)}::text[],
             ${sightings.map(({ person }) => person.parentUserId)}::text[],
             ${sightings.map(({ person }) => person.username)}::text[]
           ) AS s (bucket, id, phone, bsuid, parent_bsuid, username)
      JOIN profile p ON p.bucket = s.bucket AND p.id = s.id
     WHERE p.bsuid IS DISTINCT FROM s.bsuid OR (p.phone IS NULL AND s.phone IS NOT NULL)
        OR (s.username IS NOT NULL AND p.username IS DISTINCT FROM s.username)
        OR (s.parent_bsuid IS NOT NULL AND p.parent_bsuid IS DISTINCT FROM s.parent_bsuid)
     ORDER BY p.bucket, p.id
       FOR UPDATE OF p`.execute(trx);
  const untaught = new Map(rows.map((row) => [row.id, row]));
  return sightings.flatMap((sighting) => {
    const row = untaught.get(sighting.profileId);
    if (row === undefined) return [];
    const { has_country: hasCountry, phone, has_opted_out: hasOptedOut } = row;
    return [{ ...sighting, hasCountry, phone, hasOptedOut }];
  });
}

/** Writes what was sighted to profiles whose rows are locked. */
async function learn(
  trx: Kysely<Database>,
  sightings: readonly NewSighting[],
  now: number,
): Promise<void> {
  const phones = sightings.map(({ person }) => phoneOf(person));
  const countries = sightings.map(({ hasCountry, person }) => {
    const phone = phoneOf(person);
    return hasCountry || phone === null ? null : countryOf(phone);
  });
  await sql`
    UPDATE profile p
       SET bsuid = s.bsuid, parent_bsuid = coalesce(s.parent_bsuid, p.parent_bsuid),
           username = coalesce(s.username, p.username), phone = coalesce(p.phone, s.phone),
           country = coalesce(p.country, s.country), updated_at = ${new Date(now)}
      FROM unnest(
             ${sightings.map(({ bucket }) => bucket)}::smallint[],
             ${sightings.map(({ profileId }) => profileId)}::uuid[],
             ${phones}::text[],
             ${countries}::text[],
             ${sightings.map(({ person }) => person.userId)}::text[],
             ${sightings.map(({ person }) => person.parentUserId)}::text[],
             ${sightings.map(({ person }) => person.username)}::text[]
           ) AS s (bucket, id, phone, country, bsuid, parent_bsuid, username)
     WHERE p.bucket = s.bucket AND p.id = s.id`.execute(trx);
}

/** Persons whom several profiles stand for; only those can have a contact to hide. */
function sharedPersons(
  persons: readonly SightedPerson[],
  profiles: ReadonlyMap<string, readonly ProfileKey[]>,
): SightedPerson[] {
  const shared = persons.filter((person) => (profiles.get(personKey(person))?.length ?? 0) > 1);
  return [...new Map(shared.map((person) => [personKey(person), person])).values()];
}

/** Adds those that are not there: the number somebody is known by is. */
async function addAddresses(
  trx: Kysely<Database>,
  sightings: readonly NewSighting[],
): Promise<void> {
  const addresses = sightings.flatMap(({ bucket, profileId, person, phone }) => [
    { kind: 'bsuid', value: person.userId, bucket, profileId },
    ...(person.waId === null || phoneOf(person) === phone
      ? []
      : [{ kind: 'phone', value: phoneOf(person), bucket, profileId }]),
  ]);
  await sql`
    INSERT INTO address (kind, value, bucket, profile_id)
    SELECT * FROM unnest(
             ${addresses.map(({ kind }) => kind)}::text[],
             ${addresses.map(({ value }) => value)}::text[],
             ${addresses.map(({ bucket }) => bucket)}::smallint[],
             ${addresses.map(({ profileId }) => profileId)}::uuid[]) AS a (kind, value, bucket, profile_id)
     ORDER BY 1, 2, 3, 4
        ON CONFLICT DO NOTHING`.execute(trx);
}

/**
 * Hides contacts made by first messages (`wa:…`) behind a profile that came from elsewhere or is older,
 * which takes over what was said about consent.
 */
async function hideContacts(
  trx: Kysely<Database>,
  persons: readonly SightedPerson[],
  now: number,
): Promise<void> {
  const both = persons.filter(({ waId, userId }) => waId !== null && userId !== null);
  if (both.length === 0) return;
  const { rows } = await sql<{ bucket: number; id: string; kept: string }>`
    WITH person AS (
      SELECT * FROM unnest(
             ${both.map(({ userId }) => userId)}::text[],
             ${both.map(phoneOf)}::text[]) AS k (bsuid, phone)
    ), twins AS (
      SELECT k.bsuid, p.bucket, p.id,
             row_number() OVER (PARTITION BY k.bsuid
                                ORDER BY p.external_id LIKE 'wa:%', p.phone IS NULL, p.created_at, p.id) AS place,
             first_value(p.id) OVER (PARTITION BY k.bsuid
                                ORDER BY p.external_id LIKE 'wa:%', p.phone IS NULL, p.created_at, p.id) AS kept,
             p.external_id
        FROM person k
        JOIN address a ON a.kind = 'bsuid' AND a.value = k.bsuid
        JOIN profile p ON p.bucket = a.bucket AND p.id = a.profile_id
       WHERE p.merged_into IS NULL
    )
    UPDATE profile p SET merged_into = t.kept, updated_at = ${new Date(now)}
      FROM twins t
     WHERE p.bucket = t.bucket AND p.id = t.id AND t.place > 1
       AND t.external_id LIKE 'wa:%'
    RETURNING p.bucket, p.id, t.kept`.execute(trx);
  for (const { bucket, id, kept } of rows) await copyConsent(trx, { bucket, id }, kept, now);
}

async function copyConsent(
  trx: Kysely<Database>,
  contact: { bucket: number; id: string },
  kept: string,
  now: number,
): Promise<void> {
  const entries = await trx
    .selectFrom('consent_entry')
    .select(['purpose', 'state', 'source', 'proof', 'given_at'])
    .where('bucket', '=', contact.bucket)
    .where('profile_id', '=', contact.id)
    .execute();
  await recordConsent(
    trx,
    entries.map(({ given_at, ...entry }) => ({
      ...entry,
      bucket: bucketOf(kept),
      profileId: kept,
      givenAt: given_at.getTime(),
    })),
    now,
  );
}
