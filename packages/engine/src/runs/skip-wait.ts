import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { runLanes } from './run-lane.ts';

export type SkippedWait = 'skipped' | 'run_missing' | 'not_waiting' | 'not_simulated';

/**
 * Ends the present wait or reaction of a run now, as if its time had come. A help for trying journeys
 * out: only for demo profiles, in trials, and in versions all of whose senders are on the simulator.
 */
export async function skipWait(
  context: EngineContext,
  { runId }: { runId: string },
): Promise<SkippedWait> {
  const now = context.now();
  const outcome = await transact(context.db, async (trx): Promise<SkippedWait> => {
    const run = await sql<{
      bucket: number;
      version_id: number;
      tried: boolean;
      waits: boolean;
    }>`
      SELECT r.bucket, r.version_id, p.demo OR j.kind = 'trial' AS tried,
             r.live AND coalesce(r.waiting_for IN ('time', 'reaction', 'event'), false) AS waits
        FROM run r
        JOIN profile p ON p.bucket = r.bucket AND p.id = r.profile_id
        JOIN journey j ON j.id = r.journey_id
       WHERE r.bucket = bucket_of(${runId}::uuid) AND r.id = ${runId}::uuid
         FOR UPDATE OF r`.execute(trx);
    const row = run.rows[0];
    if (row === undefined) return 'run_missing';
    if (!row.waits) return 'not_waiting';
    if (!row.tried) {
      const versions = await context.versions.load(trx, [row.version_id]);
      const senders = [...versions.values()].flatMap((version) =>
        version.graph.graph.activities.flatMap((activity) =>
          activity.type === 'whatsapp' ? (activity.senderId ?? []) : [],
        ),
      );
      const real = await sql`
        SELECT FROM sender WHERE id = ANY (${senders}::uuid[]) AND connection <> 'simulator'`.execute(
        trx,
      );
      if (real.rows.length > 0) return 'not_simulated';
    }
    await sql`
      UPDATE run
         SET deadline_at = ${new Date(now)}, wake_at = ${new Date(now)}, lane = ${sql.lit(runLanes.woken)}
       WHERE bucket = ${row.bucket} AND id = ${runId}::uuid`.execute(trx);
    return 'skipped';
  });
  if (outcome === 'skipped') context.signals.woken.raise();
  return outcome;
}
