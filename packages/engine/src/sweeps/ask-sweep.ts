import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/** A pass over everybody inside a journey. */
export interface AskedSweep {
  journeyId: string;
  /** Whom it concerns are in earlier versions; `wake`: in any. */
  versionId: number;
  kind: 'move' | 'exit' | 'wake';
  /** Of `move`: what becomes of people without a matching activity. */
  unmatched: 'finish' | 'exit';
  actor: string;
}

/**
 * Asks for a pass over everybody inside, in the transaction that gives the reason, whose caller raises `signals.launches`
 * after the commit. Passes that were asked for before and say where people go end by it: the newest word counts.
 */
export async function askSweep(
  trx: Kysely<Database>,
  { journeyId, versionId, kind, unmatched, actor }: AskedSweep,
  now: number,
): Promise<void> {
  const at = new Date(now);
  if (kind !== 'wake') await endSweeps(trx, journeyId, now);
  await sql`
    INSERT INTO people_sweep (journey_id, version_id, kind, unmatched, people, due_at, asked_at, asked_by)
    SELECT ${journeyId}::uuid, ${versionId}::int, ${kind}::text, ${unmatched}::text, count(*), ${at}, ${at}, ${actor}::text
      FROM run
     WHERE journey_id = ${journeyId}::uuid AND live AND parent_id IS NULL
       AND (${kind === 'wake'} OR version_id < ${versionId}::int)`.execute(trx);
}

/** Ends the passes that still say where people of a journey go. */
export async function endSweeps(
  trx: Kysely<Database>,
  journeyId: string,
  now: number,
): Promise<void> {
  await sql`
    UPDATE people_sweep SET ended_at = ${new Date(now)}
     WHERE journey_id = ${journeyId}::uuid AND kind <> 'wake' AND ended_at IS NULL`.execute(trx);
}
