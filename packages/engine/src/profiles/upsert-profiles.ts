import { sql, type Kysely } from 'kysely';

import { syncSuppression } from '../consent/sync-suppression.ts';
import type { Database } from '../database/schema.ts';
import { mergeChanges, type ProfileChange } from './profile-change.ts';
import { touchProfiles } from '../touches/touch-profiles.ts';
import { bucketOf, profileIdOf } from './profile-id.ts';

export interface UpsertedProfile {
  bucket: number;
  id: string;
  externalId: string;
  created: boolean;
}

/**
 * Creates the profiles that are missing and changes the others, with their addresses and
 * suppression rows, in a handful of statements whatever the number of changes. One answer per distinct
 * external id, in the order they first appear. Run it inside a transaction.
 */
export async function upsertProfiles(
  trx: Kysely<Database>,
  changes: readonly ProfileChange[],
  now: number,
): Promise<UpsertedProfile[]> {
  const wanted = mergeChanges(changes).map((change) => {
    const id = profileIdOf(change.externalId);
    return { ...change, id, bucket: bucketOf(id) };
  });
  if (wanted.length === 0) return [];
  const created = await insertMissing(trx, wanted, now);
  const existing = wanted.filter(({ id }) => !created.has(id));
  if (existing.length > 0) await changeExisting(trx, existing, now);
  await syncAddresses(trx, wanted, 'phone');
  await syncAddresses(trx, wanted, 'bsuid');
  await syncSuppression(trx, existing, now);
  await touchProfiles(trx, wanted);
  return wanted.map(({ bucket, id, externalId }) => ({
    bucket,
    id,
    externalId,
    created: created.has(id),
  }));
}

type WantedProfile = ProfileChange & { bucket: number; id: string };

/** The changes as rows `w.change` of JSON objects: a key that is absent leaves its column alone. */
function asRows(wanted: readonly WantedProfile[]) {
  return sql`jsonb_array_elements(${JSON.stringify(wanted)}::jsonb) AS w (change)`;
}

const withoutNulls = sql`(
  SELECT coalesce(jsonb_object_agg(key, value), '{}')
    FROM jsonb_each(w.change->'attributes') WHERE value <> 'null')`;

async function insertMissing(
  trx: Kysely<Database>,
  wanted: readonly WantedProfile[],
  now: number,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO profile (bucket, id, external_id, demo, first_name, last_name, phone, bsuid, country,
                         locale, time_zone, attributes, created_at, updated_at)
    SELECT (w.change->>'bucket')::smallint, (w.change->>'id')::uuid, w.change->>'externalId',
           coalesce((w.change->>'demo')::boolean, false), w.change->>'firstName', w.change->>'lastName',
           w.change->>'phone', w.change->>'bsuid', coalesce(w.change->>'country', w.change->>'phoneCountry'), w.change->>'locale', w.change->>'timeZone',
           ${withoutNulls}, ${new Date(now)}, ${new Date(now)}
      FROM ${asRows(wanted)}
     ORDER BY 1, 2
        ON CONFLICT (bucket, id) DO NOTHING
    RETURNING id`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** The column as the change has it, when the change names it. */
function changedText(key: string, column: string) {
  return sql`
    ${sql.ref(column)} = CASE WHEN held.change ? ${sql.lit(key)}
                         THEN held.change->>${sql.lit(key)} ELSE p.${sql.ref(column)} END`;
}

async function changeExisting(
  trx: Kysely<Database>,
  wanted: readonly WantedProfile[],
  now: number,
): Promise<void> {
  const country = sql`
    country = CASE WHEN held.change ? 'country' THEN held.change->>'country'
                   ELSE coalesce(p.country, held.change->>'phoneCountry') END`;
  await sql`
    WITH held AS MATERIALIZED (
      SELECT p.bucket, p.id, w.change, ${withoutNulls} AS set_attributes,
             array(SELECT key FROM jsonb_each(w.change->'attributes') WHERE value = 'null') AS removed
        FROM ${asRows(wanted)}
        JOIN profile p ON p.bucket = (w.change->>'bucket')::smallint AND p.id = (w.change->>'id')::uuid
       ORDER BY p.bucket, p.id
         FOR UPDATE OF p
    )
    UPDATE profile p
       SET ${sql.join([
         changedText('firstName', 'first_name'),
         changedText('lastName', 'last_name'),
         changedText('phone', 'phone'),
         changedText('bsuid', 'bsuid'),
         country,
         changedText('locale', 'locale'),
         changedText('timeZone', 'time_zone'),
       ])},
           attributes = (p.attributes || held.set_attributes) - held.removed,
           updated_at = ${new Date(now)}
      FROM held
     WHERE p.bucket = held.bucket AND p.id = held.id`.execute(trx);
}

/** Addresses of this kind, for the changes that name it: the old one goes, the new one comes. */
async function syncAddresses(
  trx: Kysely<Database>,
  wanted: readonly WantedProfile[],
  kind: 'phone' | 'bsuid',
): Promise<void> {
  const those = wanted.filter((change) => change[kind] !== undefined);
  if (those.length === 0) return;
  const value = sql.ref(`p.${kind}`);
  const rows = sql`unnest(
    ${those.map(({ bucket }) => bucket)}::smallint[],
    ${those.map(({ id }) => id)}::uuid[]
  ) AS t (bucket, id)`;
  await sql`
    DELETE FROM address a
     USING ${rows} JOIN profile p ON p.bucket = t.bucket AND p.id = t.id
     WHERE a.bucket = p.bucket AND a.profile_id = p.id AND a.kind = ${kind}
       AND a.value IS DISTINCT FROM ${value}`.execute(trx);
  await sql`
    INSERT INTO address (kind, value, bucket, profile_id)
    SELECT ${kind}, ${value}, p.bucket, p.id
      FROM ${rows} JOIN profile p ON p.bucket = t.bucket AND p.id = t.id
     WHERE ${value} IS NOT NULL
     ORDER BY ${value}, p.bucket, p.id
        ON CONFLICT DO NOTHING`.execute(trx);
}
