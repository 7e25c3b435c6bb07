import { sql } from 'kysely';

import { advanceWork } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { inKeyOrder } from './attempted-message.ts';
import { loadSentMessages } from './load-sent-messages.ts';
import { raiseSignals } from './raise-signals.ts';
import { settleRuns } from './settle-runs.ts';

/**
 * Leaves messages of unknown outcome as they are because a person decided so: they are never sent again, and their
 * runs go on by `error` with the reason `unknown`. A status that still comes tells what became of them. Returns how
 * many that was.
 */
export async function leaveUnknown(
  context: EngineContext,
  messageIds: readonly string[],
): Promise<number> {
  const now = context.now();
  const done = await transact(context.db, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      WITH held AS MATERIALIZED (
        SELECT o.bucket, o.message_id
          FROM unnest(${[...messageIds]}::uuid[]) AS w (id)
          JOIN outbox o ON o.bucket = bucket_of(w.id) AND o.message_id = w.id
         WHERE o.unresolved
         ORDER BY o.bucket, o.message_id
           FOR UPDATE OF o
      )
      DELETE FROM outbox o USING held
       WHERE o.bucket = held.bucket AND o.message_id = held.message_id
      RETURNING o.message_id AS id`.execute(trx);
    const messages = inKeyOrder(
      await loadSentMessages(
        trx,
        rows.map(({ id }) => id),
      ),
    );
    const work = advanceWork(context, trx, new DeltaTally());
    const trigger = { kind: 'dispatched', outcome: 'expired', reason: 'unknown' } as const;
    const moved = await settleRuns(
      work,
      messages.map((message) => ({ message, trigger })),
      now,
    );
    await appendDeltas(trx, work.tally);
    return { moved, tally: work.tally, left: messages.length };
  });
  raiseSignals(context.signals, done.moved, done.tally, now);
  return done.left;
}
