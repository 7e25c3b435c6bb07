import type { Store } from '../store/open-store.ts';
import { integer } from '../store/row.ts';

/** Counts marketing messages that a person got from anybody since `since` (milliseconds). */
export type CountMarketing = (number: string, since: number) => number;

/** Meta limits marketing per person over all businesses; here over all numbers of the simulator. */
export function createCountMarketing(store: Store): CountMarketing {
  const count = store.database.prepare(
    `SELECT count(*) AS n FROM message
     WHERE number = ? AND at > ? AND from_person = 0 AND failure IS NULL
       AND pricing ->> '$.category' = 'marketing'`,
  );
  return (number, since) => {
    const row = count.get(number, since);
    return row ? integer(row, 'n') : 0;
  };
}
