import type { Rule } from '@waypost/journey';
import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { AudienceRow } from './audience.ts';

export async function createAudience(
  db: Kysely<Database>,
  input: { id?: string; name: string } & ({ kind: 'rule'; rule: Rule } | { kind: 'list' }),
  now: number,
): Promise<AudienceRow> {
  return db
    .insertInto('audience')
    .values({
      ...(input.id === undefined ? {} : { id: input.id }),
      name: input.name,
      kind: input.kind,
      rule: input.kind === 'rule' ? JSON.stringify(input.rule) : null,
      created_at: new Date(now),
      updated_at: new Date(now),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}
