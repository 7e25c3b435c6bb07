import type { Move } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

export interface RunStep {
  bucket: number;
  runId: string;
  move: Move;
}

/** Adds to the paths of runs the activities they left or ended at. */
export async function appendRunSteps(
  trx: Kysely<Database>,
  steps: readonly RunStep[],
  now: number,
): Promise<void> {
  if (steps.length === 0) return;
  await sql`
    INSERT INTO run_step (bucket, run_id, visit, activity, port, reason, at)
    SELECT bucket, run_id, visit, activity, port, reason, ${new Date(now)}
      FROM unnest(
             ${steps.map((step) => step.bucket)}::smallint[],
             ${steps.map((step) => step.runId)}::uuid[],
             ${steps.map((step) => step.move.visit)}::int[],
             ${steps.map((step) => step.move.activityId)}::text[],
             ${steps.map((step) => step.move.port)}::text[],
             ${steps.map((step) => step.move.reason)}::text[]
           ) AS s (bucket, run_id, visit, activity, port, reason)`.execute(trx);
}
