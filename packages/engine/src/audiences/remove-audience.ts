import { type Kysely, sql } from 'kysely';

import type { Database } from '../database/schema.ts';

export type AudienceRemoval =
  | { kind: 'removed' }
  | { kind: 'not_found' }
  /** Names of the live journeys, unfinished campaigns and other audiences that read it. */
  | { kind: 'in_use'; by: string[] };

/**
 * Deletes an audience that no live journey, no unfinished campaign and no other audience's rule reads. A campaign's draft counts:
 * without its audience it would turn to everybody. A journey's draft goes on naming the audience, and
 * its validation says that it is gone.
 */
export async function removeAudience(db: Kysely<Database>, id: string): Promise<AudienceRemoval> {
  return db.transaction().execute(async (trx) => {
    const users = await sql<{ name: string }>`
      SELECT j.name FROM journey j JOIN journey_version v ON v.id = j.live_version_id
       WHERE j.goes_on AND j.kind = 'journey'
         AND jsonb_path_exists(v.graph, '$.**.audienceId ? (@ == $id)', jsonb_build_object('id', ${id}::text))
      UNION
      SELECT name FROM audience
       WHERE id <> ${id}::uuid
         AND jsonb_path_exists(rule, '$.**.audienceId ? (@ == $id)', jsonb_build_object('id', ${id}::text))
      UNION
      SELECT name FROM campaign WHERE audience_id = ${id}::uuid AND status IN ('draft', 'scheduled', 'sending')
       ORDER BY 1`.execute(trx);
    if (users.rows.length > 0) return { kind: 'in_use', by: users.rows.map(({ name }) => name) };
    await trx
      .updateTable('campaign')
      .set({ audience_id: null })
      .where('audience_id', '=', id)
      .execute();
    const { numDeletedRows } = await trx
      .deleteFrom('audience')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n ? { kind: 'removed' } : { kind: 'not_found' };
  });
}
