import { sql } from 'kysely';

import { appendDeltas } from '../counts/append-deltas.ts';
import { DeltaTally } from '../counts/delta-tally.ts';
import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { enterByChange, type WatchingVersion } from './enter-by-change.ts';

/** How often whole audiences are looked at: what only the passing of time changes, nobody tells. */
const everyMs = 5 * 60_000;

/**
 * Looks at the whole audience of the journey that was not looked at for the longest, if that is five minutes ago. False when
 * none is due.
 */
export async function sweepAudience(context: EngineContext): Promise<boolean> {
  const now = context.now();
  const entered = await transact(context.db, async (trx) => {
    const { rows } = await sql<WatchingVersion>`
      UPDATE journey SET swept_at = ${new Date(now)}
       WHERE id = (SELECT id FROM journey
                    WHERE goes_on AND follows_profiles
                      AND coalesce(swept_at, '-infinity') <= ${new Date(now - everyMs)}
                    ORDER BY swept_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING live_version_id AS id, admits`.execute(trx);
    const [due] = rows;
    if (due === undefined) return null;
    const tally = new DeltaTally();
    const people = await enterByChange({ trx, versions: context.versions, tally }, due, null, now);
    await appendDeltas(trx, tally);
    return people;
  });
  if (entered === null) return false;
  if (entered > 0) {
    context.signals.woken.raise();
    context.signals.counts.raise();
  }
  return true;
}
