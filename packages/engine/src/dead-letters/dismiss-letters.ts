import { sql, type Transaction } from 'kysely';

import { advanceWork, exitRuns, type AdvanceWork } from '../advance/advance-runs.ts';
import { excludeQueuedMessages } from '../advance/exclude-queued-messages.ts';
import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { chosen, type DeadLetterChoice } from './choice.ts';
import { loadSentMessages } from '../dispatch/load-sent-messages.ts';
import { settleRuns } from '../dispatch/settle-runs.ts';
import { bucketOf } from '../profiles/profile-id.ts';
import { settleDeadLetters, type DeadLetterRow } from './dead-letter-row.ts';
import { lockSetAsideRuns } from './lock-set-aside-runs.ts';

const sliceSize = 500;
/** Why a message that can't be claimed is not sent. */
const reason = 'invalid_value';

/**
 * Gives up what was set aside: people leave their journey, messages are excluded, audiences are not read any further,
 * webhooks stay stored and change nothing. Returns how much that was.
 */
export async function dismissDeadLetters(
  context: EngineContext,
  choice: DeadLetterChoice,
  actor: string,
): Promise<number> {
  let dismissed = 0;
  for (;;) {
    // Slice by slice.
    // oxlint-disable-next-line no-await-in-loop
    const slice = await transact(context.db, (trx) => dismissSlice(context, trx, choice, actor));
    dismissed += slice;
    if (slice < sliceSize) return dismissed;
  }
}

async function dismissSlice(
  context: EngineContext,
  trx: Transaction<Database>,
  choice: DeadLetterChoice,
  actor: string,
): Promise<number> {
  const now = context.now();
  const { rows } = await sql<DeadLetterRow>`
    SELECT d.id, d.kind, d.subject, d.data FROM dead_letter d
     WHERE d.state = 'open' AND ${chosen(choice)}
     ORDER BY d.id LIMIT ${sliceSize} FOR UPDATE SKIP LOCKED`.execute(trx);
  const work = advanceWork(context, trx, new DeltaTally());
  const subjects = (kind: DeadLetterRow['kind']): string[] =>
    rows.filter((row) => row.kind === kind).map((row) => row.subject);
  await giveUpMessages(work, subjects('message'), now);
  await exitRuns(work, await lockSetAsideRuns(trx, subjects('run')), 'dismissed', now);
  await sql`
    UPDATE launch SET status = 'stopped', finished_at = ${new Date(now)}
     WHERE id = ANY (${subjects('launch')}::uuid[]) AND status = 'set_aside'`.execute(trx);
  await settleDeadLetters(
    trx,
    rows.map((row) => row.id),
    'dismissed',
    now,
    actor,
  );
  await appendDeltas(trx, work.tally);
  return rows.length;
}

/** Excludes messages that nobody can claim, and lets their runs go on by `error`. */
async function giveUpMessages(
  work: AdvanceWork,
  ids: readonly string[],
  now: number,
): Promise<void> {
  const excluded = await excludeQueuedMessages(
    work.trx,
    ids.map((id) => ({ id, bucket: bucketOf(id) })),
    reason,
  );
  const messages = await loadSentMessages(work.trx, [...excluded.keys()]);
  for (const { versionId, activity } of messages) {
    if (versionId !== null && activity !== null) {
      work.tally.add(versionId, activity, `excluded:${reason}`);
    }
  }
  const trigger = { kind: 'dispatched', outcome: 'excluded', reason } as const;
  await settleRuns(
    work,
    messages.map((message) => ({ message, trigger })),
    now,
  );
}
