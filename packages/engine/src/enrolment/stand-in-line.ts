import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';

/**
 * Gives runs that this transaction has begun their places in the line in front of the journey's entry, in this order:
 * each passes `spacingMs` after the one before, the first at once if nobody is waiting. Who enters the
 * same journey elsewhere waits for this transaction.
 */
export async function standInLine(
  trx: Kysely<Database>,
  journeyId: string,
  spacingMs: number,
  runs: readonly { bucket: number; id: string }[],
  now: number,
): Promise<void> {
  if (runs.length === 0) return;
  const whole = sql`make_interval(secs => ${(runs.length * spacingMs) / 1000}::double precision)`;
  await sql`
    WITH line AS (
      INSERT INTO entry_line AS l (journey_id, next_turn)
      VALUES (${journeyId}::uuid, ${new Date(now)}::timestamptz + ${whole})
      ON CONFLICT (journey_id) DO UPDATE SET next_turn = greatest(l.next_turn, ${new Date(now)}::timestamptz) + ${whole}
      RETURNING next_turn - ${whole} AS first_turn
    ), turn AS (
      SELECT w.bucket, w.id,
             line.first_turn + make_interval(secs => (w.place - 1) * ${spacingMs / 1000}::double precision) AS at
        FROM line, unnest(${runs.map(({ bucket }) => bucket)}::smallint[],
                          ${runs.map(({ id }) => id)}::uuid[]) WITH ORDINALITY AS w (bucket, id, place)
    )
    UPDATE run SET wake_at = turn.at, deadline_at = turn.at
      FROM turn
     WHERE run.bucket = turn.bucket AND run.id = turn.id AND turn.at > ${new Date(now)}::timestamptz`.execute(
    trx,
  );
}
