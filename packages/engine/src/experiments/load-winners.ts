import { experimentKey } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** By journey: variants by their experiments (`experimentKey`). */
export type Winners = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The winners of the experiments of these journeys; no statement for none. */
export async function loadWinners(
  trx: Kysely<Database>,
  journeyIds: readonly string[],
): Promise<Winners> {
  const winners = new Map<string, Map<string, string>>();
  if (journeyIds.length === 0) return winners;
  const { rows } = await sql<{
    journey_id: string;
    activity: string;
    design: string;
    winner: string;
  }>`
    SELECT journey_id, activity, design, winner
      FROM experiment
     WHERE journey_id = ANY (${[...journeyIds]}::uuid[]) AND winner IS NOT NULL`.execute(trx);
  for (const { journey_id: journeyId, activity, design, winner } of rows) {
    const ofJourney = winners.get(journeyId) ?? new Map<string, string>();
    ofJourney.set(experimentKey(activity, design), winner);
    winners.set(journeyId, ofJourney);
  }
  return winners;
}
