import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import { graceMs } from './measure-people.ts';
import type { VariantFigures } from './variant-figures.ts';

/** How each variant of an experiment, and the holdout, stands now. */
export async function countFigures(
  db: Kysely<Database>,
  experimentId: number,
  withinMs: number,
  now: number,
): Promise<VariantFigures[]> {
  const { rows } = await sql<VariantFigures>`
    SELECT variant, count(*)::int AS people, count(reached_at)::int AS reached,
           (count(*) FILTER (WHERE is_settled))::int AS settled,
           (count(reached_at) FILTER (WHERE is_settled))::int AS "settledReached"
      FROM (SELECT variant, reached_at, arrived_at <= ${new Date(now - withinMs - graceMs)} AS is_settled
              FROM experiment_person WHERE experiment_id = ${experimentId}) AS person
     GROUP BY variant ORDER BY variant`.execute(db);
  return rows;
}
