import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { TouchedProfile } from './take-touches.ts';

/** Who came into a watched audience, and who left it, since it was last looked at. */
export interface AudienceChanges {
  entered: TouchedProfile[];
  left: TouchedProfile[];
}

/**
 * Brings what is known of an audience's members up to date and answers what changed: of these profiles, or of all when
 * `among` is null. `filter` is the audience as a condition over profile `p`. Of two processes that find the same
 * change one is answered it.
 */
export async function audienceChanges(
  trx: Kysely<Database>,
  journeyId: string,
  filter: RawBuilder<boolean>,
  among: readonly TouchedProfile[] | null,
): Promise<AudienceChanges> {
  const these = (bucket: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> =>
    among === null
      ? sql`TRUE`
      : sql`(${bucket}, ${id}) IN (
          SELECT * FROM unnest(${among.map((profile) => profile.bucket)}::smallint[],
                               ${among.map((profile) => profile.id)}::uuid[]))`;
  const { rows: entered } = await sql<TouchedProfile>`
    INSERT INTO entry_member (bucket, journey_id, profile_id)
    SELECT p.bucket, ${journeyId}::uuid, p.id
      FROM profile p
     WHERE ${these(sql`p.bucket`, sql`p.id`)} AND p.merged_into IS NULL AND (${filter})
       AND NOT EXISTS (
         SELECT FROM entry_member m
          WHERE m.bucket = p.bucket AND m.journey_id = ${journeyId}::uuid AND m.profile_id = p.id)
     ORDER BY p.bucket, p.id
    ON CONFLICT DO NOTHING
    RETURNING bucket, profile_id AS id`.execute(trx);
  const { rows: left } = await sql<TouchedProfile>`
    DELETE FROM entry_member m
     WHERE m.journey_id = ${journeyId}::uuid AND ${these(sql`m.bucket`, sql`m.profile_id`)}
       AND NOT EXISTS (
         SELECT FROM profile p
          WHERE p.bucket = m.bucket AND p.id = m.profile_id AND p.merged_into IS NULL AND (${filter}))
    RETURNING bucket, profile_id AS id`.execute(trx);
  return { entered, left };
}
