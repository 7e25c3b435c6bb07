import type { Move } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import { batchRows } from '../database/batch-rows.ts';
import type { Database } from '../database/schema.ts';
import { textArray } from '../database/text-array.ts';

/** What a run passed in one look, in order. */
export interface RunPath {
  bucket: number;
  runId: string;
  /** Their visits follow on one another. */
  moves: readonly Move[];
}

/** Adds to the paths of runs the activities they left or ended at: a row per run, however many it passed. */
export async function appendRunSteps(
  trx: Kysely<Database>,
  paths: readonly RunPath[],
  now: number,
): Promise<void> {
  const rows = paths.flatMap(({ bucket, runId, moves: [first, ...further] }) =>
    first === undefined ? [] : [{ bucket, runId, first, further }],
  );
  if (rows.length === 0) return;
  // Most looks pass no condition: those store nothing for it.
  const decided = rows.map(({ first, further }) => decidedBy([first, ...further]));
  const isDecided = decided.some((values) => values !== null);
  await sql`
    INSERT INTO run_step (bucket, run_id, visit, activity, port, reason, at,
                          further_activities, further_ports, further_reasons
                          ${isDecided ? sql`, decided` : sql``})
    SELECT bucket, run_id, visit, activity, port, reason, ${new Date(now)},
           activities::text[], ports::text[], reasons::text[]
           ${isDecided ? sql`, decided` : sql``}
      FROM ${batchRows('s', {
        bucket: ['smallint', rows.map((row) => row.bucket)],
        run_id: ['uuid', rows.map((row) => row.runId)],
        visit: ['int', rows.map((row) => row.first.visit)],
        activity: ['text', rows.map((row) => row.first.activityId)],
        port: ['text', rows.map((row) => row.first.port)],
        reason: ['text', rows.map((row) => row.first.reason)],
        activities: ['text', rows.map((row) => listed(row.further, (move) => move.activityId))],
        ports: ['text', rows.map((row) => listed(row.further, (move) => move.port))],
        reasons: ['text', rows.map((row) => listed(row.further, (move) => move.reason))],
        ...(isDecided ? { decided: ['jsonb', decided] as const } : {}),
      })}`.execute(trx);
}

/** One property of the moves as an array; null when none of them has it. */
function listed(moves: readonly Move[], property: (move: Move) => string | null): string | null {
  const values = moves.map(property);
  return values.every((value) => value === null) ? null : textArray(values);
}

/** The values that decided at each of the moves; null when none of them was decided by any. */
function decidedBy(moves: readonly Move[]): string | null {
  return moves.some(({ decided }) => decided !== undefined)
    ? JSON.stringify(moves.map(({ decided }) => decided ?? null))
    : null;
}
