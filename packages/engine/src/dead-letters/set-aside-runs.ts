import type { Trigger } from '@waypost/journey';
import { sql, type Kysely } from 'kysely';

import type { Database } from '../database/schema.ts';
import type { RunKey } from '../runs/due-run-keys.ts';
import { reasonOf } from './reason-of.ts';
import { setAsideUntil } from './set-aside-until.ts';
import { setAside } from './set-aside.ts';

/** A locked run that can't be stepped. */
export interface FaultyRun {
  run: RunKey;
  trigger: Trigger;
  error: unknown;
}

/** Leaves runs where they are, due at the end of time, and notes why. What they were told is kept for the next try. */
export async function setAsideRuns(
  trx: Kysely<Database>,
  faulty: readonly FaultyRun[],
  now: number,
): Promise<void> {
  if (faulty.length === 0) return;
  await sql`
    UPDATE run SET wake_at = ${setAsideUntil}
      FROM unnest(
             ${faulty.map(({ run }) => run.bucket)}::smallint[],
             ${faulty.map(({ run }) => run.id)}::uuid[]
           ) AS f (bucket, id)
     WHERE run.bucket = f.bucket AND run.id = f.id`.execute(trx);
  await setAside(
    trx,
    faulty.map(({ run, trigger, error }) => ({
      kind: 'run',
      subject: run.id,
      journeyId: run.journeyId,
      activity: run.activity,
      reason: reasonOf(error),
      data: { trigger, activity: run.activity, visit: run.visit },
    })),
    now,
  );
}
