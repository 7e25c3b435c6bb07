import type { DatabaseSync } from 'node:sqlite';

import { integer, text } from '../store/row.ts';
import { progress, progressName } from '../statuses/progress.ts';
import type { Counts } from './schemas.ts';

/** Counts everything that was accepted, by a scan of the file: exact, and meant for tests. */
export function countSends(database: DatabaseSync): Counts {
  const one = (sql: string): number => {
    const row = database.prepare(sql).get();
    return row ? integer(row, 'n') : 0;
  };
  const byPhoneNumberId: Record<string, number> = {};
  for (const row of database
    .prepare(
      'SELECT phone_number_id, count(*) AS n FROM message WHERE from_person = 0 GROUP BY phone_number_id',
    )
    .all()) {
    byPhoneNumberId[text(row, 'phone_number_id')] = integer(row, 'n');
  }
  const byStatus: Record<string, number> = {};
  for (const row of database
    .prepare(
      `SELECT progress, failure IS NOT NULL AND progress < ${progress.delivered} AS failed, count(*) AS n
       FROM message WHERE from_person = 0 GROUP BY 1, 2`,
    )
    .all()) {
    const name = integer(row, 'failed') === 1 ? 'failed' : progressName(integer(row, 'progress'));
    byStatus[name] = (byStatus[name] ?? 0) + integer(row, 'n');
  }
  const repeated =
    'SELECT echo_id, count(*) AS n FROM message WHERE echo_id IS NOT NULL GROUP BY echo_id HAVING n > 1';
  return {
    accepted: Object.values(byPhoneNumberId).reduce((sum, n) => sum + n, 0),
    byPhoneNumberId,
    byStatus,
    messages: one('SELECT count(DISTINCT echo_id) AS n FROM message'),
    withoutEcho: one('SELECT count(*) AS n FROM message WHERE from_person = 0 AND echo_id IS NULL'),
    duplicates: database
      .prepare(`${repeated} ORDER BY n DESC LIMIT 100`)
      .all()
      .map((row) => text(row, 'echo_id')),
    duplicateCount: one(`SELECT count(*) AS n FROM (${repeated})`),
    fromPersons: one('SELECT count(*) AS n FROM message WHERE from_person = 1'),
    pendingStatuses: one('SELECT count(*) AS n FROM pending'),
    pendingWebhooks: one('SELECT count(*) AS n FROM delivery'),
  };
}
