import { sql, type Kysely } from 'kysely';

import type { Database, DeadLetterKind } from '../database/schema.ts';

/** A row of `dead_letter`, locked. */
export interface DeadLetterRow {
  id: number;
  kind: DeadLetterKind;
  subject: string;
  data: Record<string, unknown>;
}

/** Closes letters: what they were about went on, was dismissed, or was gone by itself. */
export async function settleDeadLetters(
  trx: Kysely<Database>,
  ids: readonly number[],
  state: 'replayed' | 'dismissed' | 'gone',
  now: number,
  actor: string | null = null,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    UPDATE dead_letter
       SET state = ${state}, settled_at = ${new Date(now)}, settled_by = coalesce(${actor}::text, settled_by)
     WHERE id = ANY (${[...ids]}::bigint[])`.execute(trx);
}
