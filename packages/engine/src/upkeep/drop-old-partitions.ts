import { sql, type Kysely } from 'kysely';
import pg from 'pg';

import type { Database } from '../database/schema.ts';
import { transact } from '../database/transact.ts';

const lockNotAvailable = '55P03';

interface Partition {
  name: string;
  /** Rows of it are from before. */
  until: Date;
}

/**
 * Drops the monthly partitions of a table all of whose rows are from before `before`, ms since the epoch. Whoever uses
 * the table is not held up: what can't be locked at once is left for the next time. Answers the names dropped.
 */
export async function dropOldPartitions(
  db: Kysely<Database>,
  table: 'message' | 'event' | 'webhook',
  before: number,
): Promise<string[]> {
  const dropped: string[] = [];
  for (const { name, until } of await partitionsOf(db, table)) {
    if (until.getTime() > before) continue;
    // oxlint-disable-next-line no-await-in-loop
    if (table === 'message' && (await isQueued(db, until))) continue;
    // oxlint-disable-next-line no-await-in-loop
    if (await drop(db, name)) dropped.push(name);
  }
  return dropped;
}

/** False when somebody uses it at this moment. */
async function drop(db: Kysely<Database>, name: string): Promise<boolean> {
  try {
    await transact(db, async (trx) => {
      await sql`SET LOCAL lock_timeout = '1s'`.execute(trx);
      await sql`DROP TABLE ${sql.table(name)}`.execute(trx);
    });
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === lockNotAvailable) return false;
    throw error;
  }
}

async function partitionsOf(db: Kysely<Database>, table: string): Promise<Partition[]> {
  const { rows } = await sql<Partition>`
    SELECT c.relname AS name,
           (regexp_match(pg_get_expr(c.relpartbound, c.oid), 'TO \\(''([^'']+)''\\)'))[1]::timestamptz AS until
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = ${table}::regclass AND pg_get_expr(c.relpartbound, c.oid) <> 'DEFAULT'
     ORDER BY until`.execute(db);
  return rows;
}

/** A message that still waits keeps its month. */
async function isQueued(db: Kysely<Database>, until: Date): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM outbox WHERE message_created_at < ${until} LIMIT 1`.execute(db);
  return rows.length > 0;
}
