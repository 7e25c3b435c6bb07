import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Somebody gets on a list, or off it. */
export interface MembershipChange {
  bucket: number;
  profileId: string;
  audienceId: string;
  change: 'add' | 'remove';
}

/**
 * Puts people on lists and takes them off, the last of several changes of one kind counting. Who is there already, or is
 * not, stays so; people and lists that were deleted meanwhile are left out. Answers what was really changed.
 */
export async function changeMemberships(
  trx: Kysely<Database>,
  changes: readonly MembershipChange[],
): Promise<MembershipChange[]> {
  const last = new Map(
    changes.map((change) => [`${change.audienceId} ${change.profileId}`, change] as const),
  );
  const all = [...last.values()];
  const added = await addMembers(
    trx,
    all.filter(({ change }) => change === 'add'),
  );
  const removed = await removeMembers(
    trx,
    all.filter(({ change }) => change === 'remove'),
  );
  return [...added, ...removed];
}

interface MemberRow {
  bucket: number;
  profileId: string;
  audienceId: string;
}

async function addMembers(
  trx: Kysely<Database>,
  members: readonly MemberRow[],
): Promise<MembershipChange[]> {
  if (members.length === 0) return [];
  const { rows } = await sql<MemberRow>`
    INSERT INTO audience_member (bucket, audience_id, profile_id)
    SELECT p.bucket, a.id, p.id
      FROM ${unnested(members)}
      JOIN profile p ON p.bucket = m.bucket AND p.id = m.profile_id
      JOIN audience a ON a.id = m.audience_id AND a.kind = 'list'
     ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING
    RETURNING bucket, audience_id AS "audienceId", profile_id AS "profileId"`.execute(trx);
  return rows.map((row) => ({ ...row, change: 'add' }));
}

async function removeMembers(
  trx: Kysely<Database>,
  members: readonly MemberRow[],
): Promise<MembershipChange[]> {
  if (members.length === 0) return [];
  const { rows } = await sql<MemberRow>`
    DELETE FROM audience_member d
     USING ${unnested(members)}, audience a
     WHERE d.bucket = m.bucket AND d.audience_id = m.audience_id AND d.profile_id = m.profile_id
       AND a.id = d.audience_id AND a.kind = 'list'
    RETURNING d.bucket, d.audience_id AS "audienceId", d.profile_id AS "profileId"`.execute(trx);
  return rows.map((row) => ({ ...row, change: 'remove' }));
}

function unnested(members: readonly MemberRow[]) {
  return sql`unnest(
    ${members.map(({ bucket }) => bucket)}::smallint[],
    ${members.map(({ profileId }) => profileId)}::uuid[],
    ${members.map(({ audienceId }) => audienceId)}::uuid[]
  ) AS m (bucket, profile_id, audience_id)`;
}
