import { isOwnProfileField, ownProfileFields, type ProfileUpdate } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { textArray } from '../database/text-array.ts';
import { noteChanged } from '../touches/note-changed.ts';

/** What a passage writes into its person's profile. */
export interface UpdatedProfile {
  bucket: number;
  profileId: string;
  update: ProfileUpdate;
}

/**
 * Writes what passages changed of their people: own fields into their columns, all else into the attributes, null
 * empties. Of several updates of one profile the later ones win. Only what an update names is touched,
 * so that what somebody else changes at the same time stays.
 *
 * The rows are given in key order, in which a batch of any size is written (nested loop); should two transactions
 * meet in another order after all, one of them is undone and done again.
 */
export async function applyProfileUpdates(
  trx: Kysely<Database>,
  updates: readonly UpdatedProfile[],
  now: number,
): Promise<void> {
  if (updates.length === 0) return;
  const rows = mergeUpdates(updates).map(({ bucket, profileId, update }) => ({
    bucket,
    profileId,
    ...columnsOf(update),
  }));
  await sql`
    WITH changed AS (
    UPDATE profile p
       SET ${rows.some((row) => row.own !== null) ? ownColumns : sql``}
           attributes = (p.attributes || w.attributes) - w.removed::text[],
           updated_at = ${new Date(now)}
      FROM unnest(
             ${rows.map((row) => row.bucket)}::smallint[],
             ${rows.map((row) => row.profileId)}::uuid[],
             ${rows.map((row) => row.own)}::jsonb[],
             ${rows.map((row) => row.attributes)}::jsonb[],
             ${rows.map((row) => row.removed)}::text[]
           ) AS w (bucket, id, own, attributes, removed)
     WHERE p.bucket = w.bucket AND p.id = w.id
    RETURNING p.bucket, p.id)
    ${noteChanged}`.execute(trx);
}

/** One update per profile, by key. */
function mergeUpdates(updates: readonly UpdatedProfile[]): UpdatedProfile[] {
  const merged = new Map<string, UpdatedProfile>();
  for (const one of updates) {
    const earlier = merged.get(one.profileId);
    merged.set(
      one.profileId,
      earlier === undefined ? one : { ...one, update: { ...earlier.update, ...one.update } },
    );
  }
  return [...merged.values()].toSorted((a, b) => (a.profileId < b.profileId ? -1 : 1));
}

const ownColumns = sql.join(
  ownProfileFields.map(
    (field) => sql`
      ${sql.ref(field)} = CASE WHEN w.own ? ${sql.lit(field)}
                          THEN w.own->>${sql.lit(field)} ELSE p.${sql.ref(field)} END,`,
  ),
  sql``,
);

function columnsOf(update: ProfileUpdate) {
  const entries = Object.entries(update);
  const own = entries.filter(([name]) => isOwnProfileField(name));
  const attributes = entries.filter(([name]) => !isOwnProfileField(name));
  return {
    own: own.length === 0 ? null : JSON.stringify(Object.fromEntries(own)),
    attributes: JSON.stringify(
      Object.fromEntries(attributes.filter(([, value]) => value !== null)),
    ),
    removed: textArray(attributes.flatMap(([name, value]) => (value === null ? [name] : []))),
  };
}
