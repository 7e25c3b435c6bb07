import type { Database } from '@waypost/engine/database';
import { isSendingHeld } from '@waypost/engine/send-holds';
import type { Kysely } from 'kysely';

import type { ReadinessCheck } from './readiness.ts';

/** Whether sending waits for somebody's decision after a restore. The process answers all the same: that is where it is made. */
export function sendingCheck(db: Kysely<Database>): ReadinessCheck {
  return async () => {
    // While the database is away its own check tells.
    if (!(await isSendingHeld(db).catch(() => false))) return [];
    return [
      {
        code: 'sending_held',
        level: 'degraded',
        text: 'The database was set back, by a restore or a failover: nothing is sent until somebody decides what becomes of what was queued before.',
      },
    ];
  };
}
