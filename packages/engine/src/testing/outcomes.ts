import type { Trigger } from '@waypost/journey';
import { sql } from 'kysely';

import { advanceRuns, advanceWork } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { lockRunsWaitingForDispatch } from '../runs/lock-runs-waiting-for-dispatch.ts';

/**
 * Answers every message in the outbox, as a dispatcher does in one transaction. Returns how many there
 * were. `beforeCommit` holds the transaction open when everything is written.
 */
export async function answerOutbox(
  context: EngineContext,
  trigger: Extract<Trigger, { kind: 'dispatched' }>,
  beforeCommit?: () => Promise<void>,
): Promise<number> {
  const now = context.now();
  return transact(context.db, async (trx) => {
    const { rows } = await sql<{
      bucket: number;
      messageId: string;
      runId: string;
      activity: string;
      visit: number;
    }>`
      WITH gone AS (DELETE FROM outbox RETURNING bucket, message_id)
      UPDATE message m
         SET state = ${trigger.outcome === 'accepted' ? 'accepted' : 'refused'},
             accepted_at = ${trigger.outcome === 'accepted' ? new Date(now) : null}::timestamptz
        FROM gone
       WHERE m.bucket = gone.bucket AND m.id = gone.message_id
      RETURNING m.bucket, m.id AS "messageId", m.run_id AS "runId", m.activity, m.visit`.execute(
      trx,
    );
    const runs = await lockRunsWaitingForDispatch(trx, rows);
    const tally = new DeltaTally();
    await advanceRuns(advanceWork(context, trx, tally), [...runs.values()], () => trigger, now);
    await appendDeltas(trx, tally);
    await beforeCommit?.();
    return rows.length;
  });
}
