import type { AssignmentEffect } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** Somebody who takes part in an experiment. */
export interface AssignedPerson {
  bucket: number;
  profileId: string;
  journeyId: string;
  /** The person's own passage. */
  runId: string;
  activity: string;
  effect: AssignmentEffect;
}

/** Notes who takes part in which experiment, each person once: who comes there again keeps the first time. */
export async function assignPeople(
  trx: Kysely<Database>,
  people: readonly AssignedPerson[],
  now: number,
): Promise<void> {
  if (people.length === 0) return;
  const at = new Date(now);
  const asked = sql`unnest(
    ${people.map(({ bucket }) => bucket)}::smallint[],
    ${people.map(({ profileId }) => profileId)}::uuid[],
    ${people.map(({ journeyId }) => journeyId)}::uuid[],
    ${people.map(({ runId }) => runId)}::uuid[],
    ${people.map(({ activity }) => activity)}::text[],
    ${people.map(({ effect }) => effect.variant)}::text[],
    ${people.map(({ effect }) => effect.design)}::text[]
  ) AS w (bucket, profile_id, journey_id, run_id, activity, variant, design)`;
  await sql`
    INSERT INTO experiment (journey_id, activity, design, began_at, due_at)
    SELECT DISTINCT journey_id, activity, design, ${at}::timestamptz, ${at}::timestamptz FROM ${asked}
     WHERE NOT EXISTS (SELECT FROM experiment e WHERE e.journey_id = w.journey_id
                          AND e.activity = w.activity AND e.design = w.design)
     ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING`.execute(trx);
  await sql`
    INSERT INTO experiment_person (bucket, experiment_id, profile_id, run_id, variant, arrived_at)
    SELECT w.bucket, e.id, w.profile_id, w.run_id, w.variant, ${at}
      FROM ${asked}
      JOIN experiment e ON e.journey_id = w.journey_id AND e.activity = w.activity AND e.design = w.design
     ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING`.execute(trx);
}
