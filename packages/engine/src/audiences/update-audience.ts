import type { Rule } from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { AudienceRow } from './audience.ts';

/** Changes name and, for an audience by rule, the rule. */
export async function updateAudience(
  db: Kysely<Database>,
  input: { id: string; name: string; rule?: Rule | undefined },
  now: number,
): Promise<AudienceRow | undefined> {
  return db
    .updateTable('audience')
    .set({
      name: input.name,
      updated_at: new Date(now),
      ...(input.rule === undefined ? {} : { rule: JSON.stringify(input.rule) }),
    })
    .where('id', '=', input.id)
    .returningAll()
    .executeTakeFirst();
}
