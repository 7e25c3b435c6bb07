import { sql, type RawBuilder } from 'kysely';

import type { DeadLetterKind } from '../database/schema.ts';

/** Some of what is set aside, or all of a kind. */
export type DeadLetterChoice = { ids: readonly number[] } | { kind: DeadLetterKind };

/** The choice as a condition over table `dead_letter` (aliased `d`). */
export function chosen(choice: DeadLetterChoice): RawBuilder<boolean> {
  return 'ids' in choice
    ? sql<boolean>`d.id = ANY (${[...choice.ids]}::bigint[])`
    : sql<boolean>`d.kind = ${choice.kind}`;
}
