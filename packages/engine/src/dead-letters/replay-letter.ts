import type { Trigger } from '@waypost/journey';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';

import { advanceRuns, advanceWork } from '../advance/advance-runs.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import type { EngineContext } from '../engine-context.ts';
import type { DeadLetterRow } from './dead-letter-row.ts';
import { postponeRuns } from '../runs/postpone-runs.ts';
import { lockSetAsideRuns } from './lock-set-aside-runs.ts';
import { setAsideUntil } from './set-aside-until.ts';

type Replay = (
  context: EngineContext,
  trx: Transaction<Database>,
  letter: DeadLetterRow,
  now: number,
) => Promise<boolean>;

/**
 * Puts what was set aside back on its way, in the caller's transaction. False when it is gone: its time is over, its
 * journey was stopped, it was deleted.
 *
 * @throws whatever made it fail before, when it fails again
 */
export const replayLetter: Replay = (context, trx, letter, now) =>
  replays[letter.kind](context, trx, letter, now);

const replays: Record<DeadLetterRow['kind'], Replay> = {
  async webhook(_context, trx, { subject, data }) {
    const { numAffectedRows } = await sql`
      INSERT INTO webhook_inbox (webhook_id, sender_id, received_at, body)
      SELECT id, sender_id, received_at, body FROM webhook
       WHERE id = ${subject}::bigint AND received_at = ${String(data['receivedAt'])}::timestamptz
          ON CONFLICT DO NOTHING`.execute(trx);
    return numAffectedRows === 1n;
  },

  async update(_context, trx, { subject }, now) {
    const { numAffectedRows } = await sql`
      UPDATE parked_update SET orphan = false, next_try_at = ${new Date(now)}
       WHERE id = ${subject}::bigint`.execute(trx);
    return numAffectedRows === 1n;
  },

  async message(_context, trx, { subject }, now) {
    const { numAffectedRows } = await sql`
      UPDATE outbox SET due_at = ${new Date(now)}
       WHERE bucket = bucket_of(${subject}::uuid) AND message_id = ${subject}::uuid
         AND due_at >= ${setAsideUntil}`.execute(trx);
    return numAffectedRows === 1n;
  },

  async launch(_context, trx, { subject }) {
    const { numAffectedRows } = await sql`
      UPDATE launch l SET status = 'running'
        FROM journey j
       WHERE l.id = ${subject}::uuid AND l.status = 'set_aside' AND j.id = l.journey_id
         AND j.admits`.execute(trx);
    return numAffectedRows === 1n;
  },

  async run(context, trx, { subject, data }, now) {
    const [run] = await lockSetAsideRuns(trx, [subject]);
    if (run === undefined) return false;
    const { trigger, activity, visit } = keptSchema.parse(data);
    if (run.state.activityId !== activity || run.state.visit !== visit) return false;
    if (trigger.kind === 'wake') {
      await postponeRuns(trx, [run], now);
      return true;
    }
    const tally = new DeltaTally();
    const { faults } = await advanceRuns(
      advanceWork(context, trx, tally),
      [run],
      () => trigger,
      now,
    );
    if (faults[0] !== undefined) throw faults[0].error;
    await appendDeltas(trx, tally);
    return true;
  },
};

/** What `setAsideRuns` keeps of a run; only that is read back. */
const keptSchema = z.object({
  trigger: z.custom<Trigger>(
    (value) => typeof value === 'object' && value !== null && 'kind' in value,
  ),
  activity: z.string(),
  visit: z.number(),
});
