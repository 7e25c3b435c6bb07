import { branchPlace } from '@waypost/journey';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { ProfileKey } from './profile-id.ts';

/** Tables that hold nothing but what is a person's own. */
const personalTables = [
  'address',
  'audience_member',
  'auto_reply',
  'call',
  'consent_entry',
  'customer_window',
  'event',
  'hand_over',
  'reservation',
] as const;

/**
 * Deletes people: profile, addresses, memberships, consent, events, windows, files they sent, and what
 * their messages said.
 * Their passages end as exited and nothing of theirs that is still queued leaves. What reports count
 * stays. An opt-out goes on binding its number, except that of demo people, whose numbers are fiction.
 * Answers how many profiles there were. Run it inside a transaction. Rows are locked in the order
 * outbox, message, run, as everywhere.
 */
export async function removeProfiles(
  trx: Kysely<Database>,
  asked: readonly ProfileKey[],
  now: number,
): Promise<number> {
  if (asked.length === 0) return 0;
  const profiles = await withMerged(trx, asked);
  const those = sql`(SELECT * FROM unnest(
    ${profiles.map(({ bucket }) => bucket)}::smallint[],
    ${profiles.map(({ id }) => id)}::uuid[]))`;
  const at = new Date(now);
  const unsent = await sql<{ version_id: number | null; activity: string | null }>`
    WITH waiting AS MATERIALIZED (
      SELECT o.bucket, o.message_id, o.message_created_at
        FROM outbox o
        JOIN message m ON m.bucket = o.bucket AND m.id = o.message_id AND m.created_at = o.message_created_at
       WHERE (m.bucket, m.profile_id) IN ${those} AND o.claim_epoch IS NULL AND NOT o.unresolved
       ORDER BY o.bucket, o.message_id FOR UPDATE OF o
    ), gone AS (
      DELETE FROM outbox o USING waiting w WHERE o.bucket = w.bucket AND o.message_id = w.message_id
    )
    UPDATE message m SET state = 'excluded', exclusion = 'profile_deleted'
      FROM waiting w
     WHERE m.bucket = w.bucket AND m.id = w.message_id AND m.created_at = w.message_created_at
    RETURNING m.version_id, m.activity`.execute(trx);
  await sql`
    UPDATE message SET number = NULL, payload = '{}', failure_text = NULL
     WHERE (bucket, profile_id) IN ${those}`.execute(trx);
  const ended = await sql<{ version_id: number; activity: string; branch: string | null }>`
    WITH held AS MATERIALIZED (
      SELECT bucket, id FROM run
       WHERE live AND (bucket, profile_id) IN ${those}
       ORDER BY bucket, id FOR UPDATE
    )
    UPDATE run SET live = false, status = 'exited', reason = 'profile_deleted', ended_at = ${at}
      FROM held WHERE run.bucket = held.bucket AND run.id = held.id
    RETURNING run.version_id, run.activity, run.branch`.execute(trx);
  await sql`
    UPDATE run_step s SET decided = NULL
      FROM run r
     WHERE (r.bucket, r.profile_id) IN ${those} AND s.bucket = r.bucket AND s.run_id = r.id
       AND s.decided IS NOT NULL`.execute(trx);
  await removeReceivedFiles(trx, those);
  for (const table of personalTables) {
    const only = table === 'reservation' ? sql`AND kind = 'number'` : sql``;
    await sql`DELETE FROM ${sql.table(table)} WHERE (bucket, profile_id) IN ${those} ${only}`.execute(
      trx,
    );
  }
  await sql`
    DELETE FROM suppression s USING profile p
     WHERE (p.bucket, p.id) IN ${those} AND p.demo
       AND s.bucket = p.bucket AND s.profile_id = p.id`.execute(trx);
  const removed = await sql`DELETE FROM profile WHERE (bucket, id) IN ${those}`.execute(trx);
  await appendOutcomes(trx, ended.rows, 'here', -1);
  const branches = ended.rows.flatMap((row) =>
    row.branch === null ? [] : [{ ...row, branch: row.branch }],
  );
  await appendOutcomes(
    trx,
    ended.rows.filter(({ branch }) => branch === null),
    'exited',
  );
  await appendOutcomes(trx, branches, 'branch_exited');
  await appendOutcomes(
    trx,
    branches.map(({ version_id, branch }) => ({
      version_id,
      activity: branchPlace(branch).activityId,
    })),
    'branches',
    -1,
  );
  await appendOutcomes(trx, unsent.rows, 'excluded:profile_deleted');
  return Number(removed.numAffectedRows ?? 0);
}

/** Files these people sent; one that somebody else sent too stays. */
async function removeReceivedFiles(
  trx: Kysely<Database>,
  those: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<{ asset_id: string | null }>`
    DELETE FROM inbound_medium i USING message m
     WHERE m.bucket = i.bucket AND m.id = i.message_id AND (m.bucket, m.profile_id) IN ${those}
    RETURNING i.asset_id`.execute(trx);
  await sql`
    DELETE FROM media_asset a
     WHERE a.id = ANY (${rows.flatMap(({ asset_id }) => asset_id ?? [])}::uuid[]) AND a.origin = 'inbound'
       AND NOT EXISTS (SELECT FROM inbound_medium i WHERE i.asset_id = a.id)`.execute(trx);
}

/** People, and the contacts that turned out to be them. */
async function withMerged(
  trx: Kysely<Database>,
  profiles: readonly ProfileKey[],
): Promise<ProfileKey[]> {
  const { rows } = await sql<ProfileKey>`
    SELECT bucket, id FROM profile
     WHERE merged_into = ANY (${profiles.map(({ id }) => id)}::uuid[])`.execute(trx);
  return [...profiles, ...rows];
}

async function appendOutcomes(
  trx: Kysely<Database>,
  rows: readonly { version_id: number | null; activity: string | null }[],
  outcome: string,
  each = 1,
): Promise<void> {
  const counted = rows.filter((row) => row.version_id !== null && row.activity !== null);
  if (counted.length === 0) return;
  await sql`
    INSERT INTO activity_delta (version_id, activity, outcome, n)
    SELECT version_id, activity, ${outcome}, count(*) * ${each}
      FROM unnest(
        ${counted.map((row) => row.version_id)}::int[],
        ${counted.map((row) => row.activity)}::text[]) AS t (version_id, activity)
     GROUP BY 1, 2`.execute(trx);
}
