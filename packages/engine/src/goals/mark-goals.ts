import { sql } from 'kysely';

import type { AdvanceWork } from '../advance/advance-runs.ts';

/** A passage that has just reached its goal. */
export interface GoalRun {
  bucket: number;
  id: string;
  versionId: number;
}

/**
 * Counts passages that reached their goal at every way they took so far, their parallel branches' too: `goal:<port>` of
 * each activity that they left by it. So the report tells how many of each branch or variant reached it.
 */
export async function markGoals(
  { trx, tally }: Pick<AdvanceWork, 'trx' | 'tally'>,
  runs: readonly GoalRun[],
): Promise<void> {
  if (runs.length === 0) return;
  const { rows } = await sql<{ id: string; activity: string; port: string }>`
    SELECT DISTINCT w.id, way.activity, way.port
      FROM unnest(${runs.map(({ bucket }) => bucket)}::smallint[],
                  ${runs.map(({ id }) => id)}::uuid[]) AS w (bucket, id)
      CROSS JOIN LATERAL (
        SELECT w.id AS run_id UNION ALL
        SELECT child.id FROM run child WHERE child.bucket = w.bucket AND child.root_id = w.id
      ) AS part
      JOIN run_step s ON s.bucket = w.bucket AND s.run_id = part.run_id
      CROSS JOIN LATERAL (
        SELECT s.activity, s.port UNION ALL
        SELECT * FROM unnest(s.further_activities, s.further_ports)
      ) AS way (activity, port)
     WHERE way.port IS NOT NULL`.execute(trx);
  const versions = new Map(runs.map(({ id, versionId }) => [id, versionId]));
  for (const { id, activity, port } of rows)
    tally.add(versions.get(id) ?? 0, activity, `goal:${port}`);
}
