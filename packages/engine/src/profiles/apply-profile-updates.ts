import { isOwnProfileField, ownProfileFields, type ProfileUpdate } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { textArray } from '../database/text-array.ts';

/** What a passage writes into its person's profile. */
export interface UpdatedProfile {
  bucket: number;
  profileId: string;
  update: ProfileUpdate;
}

/**
 * Writes what passages changed of their people: own fields into their columns, all else into the attributes, null
 * empties. Of several updates of one profile the later ones win. Only what an update names is touched,
 * so that what somebody else changes at the same time stays. Rows are locked in key order.
 */
export async function applyProfileUpdates(
  trx: Kysely<Database>,
  updates: readonly UpdatedProfile[],
  now: number,
): Promise<void> {
  if (updates.length === 0) return;
  const merged = new Map<string, UpdatedProfile>();
  for (const one of updates) {
    const update = { ...merged.get(one.profileId)?.update, ...one.update };
    merged.set(one.profileId, { ...one, update });
  }
  const rows = [...merged.values()].map(({ bucket, profileId, update }) => ({
    bucket,
    profileId,
    ...columnsOf(update),
  }));
  await sql`
    WITH held AS MATERIALIZED (
      SELECT p.bucket, p.id, w.own::jsonb, w.attributes::jsonb, w.removed::text[]
        FROM unnest(
               ${rows.map((row) => row.bucket)}::smallint[],
               ${rows.map((row) => row.profileId)}::uuid[],
               ${rows.map((row) => row.own)}::text[],
               ${rows.map((row) => row.attributes)}::text[],
               ${rows.map((row) => row.removed)}::text[]
             ) AS w (bucket, id, own, attributes, removed)
        JOIN profile p ON p.bucket = w.bucket AND p.id = w.id
       ORDER BY p.bucket, p.id
         FOR UPDATE OF p
    )
    UPDATE profile p
       SET ${rows.some((row) => row.own !== null) ? ownColumns : sql``}
           attributes = (p.attributes || held.attributes) - held.removed,
           updated_at = ${new Date(now)}
      FROM held
     WHERE p.bucket = held.bucket AND p.id = held.id`.execute(trx);
}

const ownColumns = sql.join(
  ownProfileFields.map(
    (field) => sql`
      ${sql.ref(field)} = CASE WHEN held.own ? ${sql.lit(field)}
                          THEN held.own->>${sql.lit(field)} ELSE p.${sql.ref(field)} END,`,
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
