import { sql, type Kysely } from 'kysely';

import { recordConsent, type ConsentStatement } from '../consent/record-consent.ts';
import type { Database } from '../database/schema.ts';
import { bucketOf } from '../profiles/profile-id.ts';
import { upsertProfiles } from '../profiles/upsert-profiles.ts';
import type { ProfileChange } from '../profiles/profile-change.ts';
import type { ImportRow } from './import-row.ts';
import type { RowConsent } from '../database/schema.ts';

interface KeptRow {
  profile_id: string;
  rows: number;
  change: ProfileChange;
  consent: RowConsent[];
}

/**
 * Turns the next kept rows of an import into profiles, with their consent and audience, and takes them
 * off the list: done twice it does nothing. Returns how many people, and the last one's id.
 * Run it inside a transaction.
 */
export async function writeRows(
  trx: Kysely<Database>,
  { id: importId, audience_id: audienceId, created_at: createdAt }: ImportRow,
  after: string | null,
  limit: number,
  now: number,
): Promise<{ people: number; last: string | null }> {
  const kept = await takeRows(trx, importId, after, limit);
  if (kept.length === 0) return { people: 0, last: null };
  await upsertProfiles(
    trx,
    kept.map(({ change }) => change),
    now,
  );
  const statements = kept.flatMap(({ profile_id: profileId, consent }) =>
    consent.map((said) => ({ ...said, profileId })),
  );
  const optedOut = await optedOutAmong(
    trx,
    statements.filter(({ state, givenAt }) => state === 'in' && givenAt === null),
  );
  await recordConsent(
    trx,
    statements
      .filter(({ givenAt, state, profileId, purpose }) => {
        const undoes = state === 'in' && givenAt === null;
        return !undoes || !optedOut.has(`${profileId} ${purpose}`);
      })
      .map(({ profileId, purpose, state, proof, givenAt }): ConsentStatement => ({
        bucket: bucketOf(profileId),
        profileId,
        purpose,
        state,
        source: 'import',
        proof,
        // The day of the upload rather than now, so that repeating says nothing new.
        givenAt: givenAt ?? createdAt.getTime(),
      })),
    now,
  );
  if (audienceId !== null) await addMembers(trx, audienceId, kept);
  const rows = kept.reduce((sum, row) => sum + row.rows, 0);
  await sql`
    UPDATE profile_import
       SET rows_imported = rows_imported + ${rows}, rows_done = rows_imported + ${rows} + rows_rejected,
           bytes_done = byte_size / 2 + byte_size / 2 * (rows_imported + ${rows})
                        / greatest((summary->>'rows')::bigint - rows_rejected, 1)
     WHERE id = ${importId}`.execute(trx);
  return { people: kept.length, last: kept.at(-1)?.profile_id ?? null };
}

/** In key order, as the writers of profiles lock them. */
async function takeRows(
  trx: Kysely<Database>,
  importId: string,
  after: string | null,
  limit: number,
): Promise<KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    WITH next AS MATERIALIZED (
      SELECT import_id, profile_id FROM profile_import_row
       WHERE import_id = ${importId} AND (${after}::uuid IS NULL OR profile_id > ${after}::uuid)
       ORDER BY profile_id LIMIT ${limit}
    )
    DELETE FROM profile_import_row r USING next
     WHERE r.import_id = next.import_id AND r.profile_id = next.profile_id
    RETURNING r.profile_id, r.rows, r.change, r.consent`.execute(trx);
  return rows.toSorted((a, b) => (a.profile_id < b.profile_id ? -1 : 1));
}

/** Whom an opt-in without a date must leave alone: nobody knows which of the two was said last. */
async function optedOutAmong(
  trx: Kysely<Database>,
  statements: readonly { profileId: string }[],
): Promise<Set<string>> {
  if (statements.length === 0) return new Set();
  const ids = [...new Set(statements.map(({ profileId }) => profileId))];
  const { rows } = await sql<{ id: string; marketing: boolean; service: boolean }>`
    SELECT id, coalesce(marketing_consent = 'out', false) AS marketing,
           coalesce(service_consent = 'out', false) AS service
      FROM profile
     WHERE (bucket, id) IN (SELECT * FROM unnest(${ids.map(bucketOf)}::smallint[], ${ids}::uuid[]))
       AND (marketing_consent = 'out' OR service_consent = 'out')`.execute(trx);
  return new Set(
    rows.flatMap(({ id, marketing, service }) => [
      ...(marketing ? [`${id} marketing`] : []),
      ...(service ? [`${id} service`] : []),
    ]),
  );
}

async function addMembers(
  trx: Kysely<Database>,
  audienceId: string,
  kept: readonly KeptRow[],
): Promise<void> {
  await sql`
    INSERT INTO audience_member (bucket, audience_id, profile_id)
    SELECT bucket_of(id), ${audienceId}::uuid, id
      FROM unnest(${kept.map(({ profile_id }) => profile_id)}::uuid[]) AS t (id)
        ON CONFLICT DO NOTHING`.execute(trx);
}
