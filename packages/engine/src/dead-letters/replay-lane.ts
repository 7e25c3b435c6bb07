import { sql, type Transaction } from 'kysely';

import { isPassing } from '../database/trouble.ts';
import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { createLane, type Lane } from '../lanes/lane.ts';
import { Signal } from '../lanes/signal.ts';
import { settleDeadLetters, type DeadLetterRow } from './dead-letter-row.ts';
import { forgetGone } from './forget-gone.ts';
import { reasonOf } from './reason-of.ts';
import { replayLetter } from './replay-letter.ts';

const probeMs = 2000;
const forgetEveryMs = 60_000;

/** Tries again what somebody asked for, one by one: what fails again stays set aside, with its new reason. */
export function createReplayLane(context: EngineContext): Lane {
  let forgottenAt = Number.NEGATIVE_INFINITY;
  return createLane({
    name: 'replays',
    signal: new Signal(),
    log: context.log,
    book: context.lanes,
    probeMs,
    async work() {
      if (await replayNext(context)) return 0;
      if (performance.now() - forgottenAt >= forgetEveryMs) {
        forgottenAt = performance.now();
        await forgetGone(context.db, context.now());
      }
      return probeMs;
    },
  });
}

/** False when nothing is left to try again. */
export async function replayNext(context: EngineContext): Promise<boolean> {
  const now = context.now();
  const found: { letter?: DeadLetterRow } = {};
  try {
    await transact(context.db, async (trx) => {
      delete found.letter;
      const letter = await takeLetter(trx);
      if (letter === undefined) return;
      found.letter = letter;
      const isBack = await replayLetter(context, trx, letter, now);
      await settleDeadLetters(trx, [letter.id], isBack ? 'replayed' : 'gone', now);
    });
  } catch (error) {
    if (isPassing(error) || found.letter === undefined) throw error;
    await putBack(context, found.letter.id, error, now);
    context.log.warn({ letter: found.letter.id, err: error }, 'what was set aside failed again');
    return true;
  }
  if (found.letter === undefined) return false;
  wake(context, found.letter.kind);
  return true;
}

async function takeLetter(trx: Transaction<Database>): Promise<DeadLetterRow | undefined> {
  const { rows } = await sql<DeadLetterRow>`
    SELECT id, kind, subject, data FROM dead_letter WHERE state = 'replaying'
     ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows[0];
}

async function putBack(
  { db }: EngineContext,
  id: number,
  error: unknown,
  now: number,
): Promise<void> {
  await sql`
    UPDATE dead_letter
       SET state = 'open', tries = tries + 1, reason = ${reasonOf(error)}, last_at = ${new Date(now)}
     WHERE id = ${id}`.execute(db);
}

function wake({ signals }: EngineContext, kind: DeadLetterRow['kind']): void {
  if (kind === 'webhook' || kind === 'update') signals.inbound.raise();
  else if (kind === 'message') signals.dispatch.raise();
  else if (kind === 'launch') signals.launches.raise();
  else {
    signals.advance.raise();
    signals.dispatch.raise();
    signals.counts.raise();
  }
}
