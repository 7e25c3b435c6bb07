import type { Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { AttributeKind } from './value-kinds.ts';

/** Says what an attribute of profiles is: its kind, and (null: none) the label people know it by. */
export async function describeAttribute(
  db: Kysely<Database>,
  attribute: { name: string; kind: AttributeKind; label: string | null },
  actor: string,
  now: number,
): Promise<void> {
  const said = {
    kind: attribute.kind,
    label: attribute.label,
    updated_at: new Date(now),
    updated_by: actor,
  };
  await db
    .insertInto('attribute')
    .values({ name: attribute.name, ...said })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(said))
    .execute();
}
