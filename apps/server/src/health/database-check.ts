import { sql, type Kysely } from 'kysely';

import type { ReadinessCheck } from './readiness.ts';

/** Whether the database answers. */
export function databaseCheck<T>(db: Kysely<T>): ReadinessCheck {
  return () =>
    sql`select 1`.execute(db).then(
      () => [],
      () => [
        { code: 'database_unreachable', level: 'unready', text: 'The database does not answer.' },
      ],
    );
}
