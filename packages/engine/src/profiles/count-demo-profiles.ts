import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** How many demo people there are. */
export async function countDemoProfiles(db: Kysely<Database>): Promise<number> {
  const { n } = await db
    .selectFrom('profile')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('demo', '=', true)
    .executeTakeFirstOrThrow();
  return n;
}
