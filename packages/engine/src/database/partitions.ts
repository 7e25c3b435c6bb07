import { sql, type Kysely } from 'kysely';

import type { Database } from './schema.ts';

/** Tables partitioned by month, with the column that decides. Retention drops whole partitions. */
const partitionedTables = ['message', 'event', 'webhook'] as const;

/** Start of the month `offset` months after the one `now` lies in, UTC. */
function monthStart(now: Date, offset: number): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1));
}

/**
 * Creates this month's and next month's partitions where they are missing, and a default partition
 * that catches rows outside. Safe to repeat; run at migration and once a day.
 */
export async function ensurePartitions(db: Kysely<Database>, now: Date): Promise<void> {
  for (const table of partitionedTables) {
    await sql`CREATE TABLE IF NOT EXISTS ${sql.table(`${table}_default`)} PARTITION OF ${sql.table(table)} DEFAULT`.execute(
      db,
    );
    for (const offset of [0, 1]) {
      const from = monthStart(now, offset);
      const to = monthStart(now, offset + 1);
      const name = `${table}_${from.toISOString().slice(0, 7).replace('-', '_')}`;
      await sql`CREATE TABLE IF NOT EXISTS ${sql.table(name)} PARTITION OF ${sql.table(table)}
        FOR VALUES FROM (${sql.lit(from.toISOString())}) TO (${sql.lit(to.toISOString())})
        WITH (fillfactor = ${sql.raw(table === 'message' ? '45' : '100')})`.execute(db);
    }
  }
}
