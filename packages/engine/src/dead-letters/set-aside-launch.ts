import { sql } from 'kysely';

import { transact } from '../database/transact.ts';
import type { EngineContext } from '../engine-context.ts';
import { claimLaunch } from '../enrolment/claim-launch.ts';
import { reasonOf } from './reason-of.ts';
import { setAside } from './set-aside.ts';

/** Sets aside the launch whose slice would be read next, because that fails each time: the others go on. */
export async function setAsideLaunch(context: EngineContext, error: unknown): Promise<void> {
  const now = context.now();
  await transact(context.db, async (trx) => {
    const launch = await claimLaunch(trx);
    if (launch === null) return;
    await sql`UPDATE launch SET status = 'set_aside' WHERE id = ${launch.id}`.execute(trx);
    await setAside(
      trx,
      [
        {
          kind: 'launch',
          subject: launch.id,
          journeyId: launch.journey_id,
          activity: launch.activity,
          reason: reasonOf(error),
        },
      ],
      now,
    );
  });
}
