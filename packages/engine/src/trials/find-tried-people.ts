import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { TrialRefusal } from './trial-refusal.ts';

/** Somebody chosen for a trial. */
export interface TriedPerson {
  bucket: number;
  id: string;
}

/**
 * The people chosen for a trial, in the order chosen.
 * @throws TrialRefusal when one is gone, or has no number a message could go to.
 */
export async function findTriedPeople(
  db: Kysely<Database>,
  profileIds: readonly string[],
): Promise<TriedPerson[]> {
  const { rows } = await sql<TriedPerson & { reachable: boolean; name: string }>`
    SELECT p.bucket, p.id, coalesce(p.phone, p.bsuid) IS NOT NULL AS reachable,
           coalesce(nullif(concat_ws(' ', p.first_name, p.last_name), ''), p.external_id) AS name
      FROM unnest(${[...new Set(profileIds)]}::uuid[]) WITH ORDINALITY AS w (id, place)
      JOIN profile p ON p.bucket = bucket_of(w.id) AND p.id = w.id AND p.merged_into IS NULL
     ORDER BY w.place`.execute(db);
  if (rows.length < new Set(profileIds).size) {
    throw new TrialRefusal('profileIds', 'One of these people was deleted. Choose again.');
  }
  const silent = rows.find(({ reachable }) => !reachable);
  if (silent !== undefined) {
    throw new TrialRefusal(
      'profileIds',
      `${silent.name} has no phone number. Add one to the profile, or choose somebody else.`,
    );
  }
  return rows;
}
