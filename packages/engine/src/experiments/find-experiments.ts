import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { VariantFigures } from './variant-figures.ts';

/** How an experiment stands in one of its designs. */
export interface StandingExperiment {
  activity: string;
  design: string;
  figures: VariantFigures[];
  countedAt: Date | null;
  winner: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
}

/** The experiments of a journey that somebody has come to, or decided about, in all designs they have had. */
export async function findExperiments(
  db: Kysely<Database>,
  journeyId: string,
): Promise<StandingExperiment[]> {
  const { rows } = await sql<StandingExperiment>`
    SELECT activity, design, figures, counted_at AS "countedAt", winner, decided_by AS "decidedBy",
           decided_at AS "decidedAt"
      FROM experiment WHERE journey_id = ${journeyId} ORDER BY id`.execute(db);
  return rows;
}
