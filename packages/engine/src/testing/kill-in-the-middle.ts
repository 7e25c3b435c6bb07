import type { ChildProcess } from 'node:child_process';

import { expect } from 'vitest';

import type { TestDatabase } from './database.ts';

const patience = { timeout: 120_000, interval: 50 };

/**
 * Holds the row of a passage, starts a process, and kills it with SIGKILL once it waits for that row in a statement like
 * `statement`: so it dies in the middle of its transaction. Answers when nothing of it is left at the server.
 */
export async function killInTheMiddle(
  database: TestDatabase,
  run: { bucket: number; id: string } | undefined,
  statement: string,
  start: () => Promise<ChildProcess> | ChildProcess,
): Promise<void> {
  const holding = await database.pool.connect();
  await holding.query('BEGIN');
  await holding.query('SELECT FROM run WHERE bucket = $1 AND id = $2 FOR UPDATE', [
    run?.bucket,
    run?.id,
  ]);
  const child = await start();
  const died = new Promise((resolve) => child.once('exit', resolve));
  try {
    await expect.poll(() => waitingForLocks(database, statement), patience).toBeGreaterThan(0);
  } finally {
    child.kill('SIGKILL');
    await died;
    await holding.query('ROLLBACK');
    holding.release();
  }
  await expect.poll(() => waitingForLocks(database, '%'), patience).toBe(0);
}

/** Connections to this database that wait for somebody in a statement like this. */
async function waitingForLocks({ pool }: TestDatabase, statement: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`,
    [statement],
  );
  return rows[0]?.n ?? 0;
}
