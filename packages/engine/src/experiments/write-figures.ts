import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { VariantFigures } from './variant-figures.ts';

/** Keeps what was counted, and when it is counted again. Times in ms since the epoch. */
export async function writeFigures(
  db: Kysely<Database>,
  experimentId: number,
  figures: readonly VariantFigures[],
  { now, nextAt }: { now: number; nextAt: number },
): Promise<void> {
  await sql`
    UPDATE experiment SET figures = ${JSON.stringify(figures)}::jsonb, counted_at = ${new Date(now)},
                          due_at = ${new Date(nextAt)}
     WHERE id = ${experimentId}`.execute(db);
}
