import { hostname } from 'node:os';
import type pg from 'pg';
import { z } from 'zod';

const runningSchema = z.object({
  /** Address to open, for example `http://127.0.0.1:4400`. */
  origin: z.string(),
  pid: z.number(),
  machine: z.string(),
});

/** The server that holds the installation's lock, as noted by itself. */
export type RunningServer = z.infer<typeof runningSchema>;

/** Notes where this server can be reached, for a second start and for the command line. */
export async function noteRunningServer(
  pool: pg.Pool,
  lock: string,
  origin: string,
): Promise<void> {
  const running: RunningServer = { origin, pid: process.pid, machine: hostname() };
  await pool.query(
    `insert into installation (key, value, updated_at) values ($1, $2, now())
     on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    [keyOf(lock), JSON.stringify(running)],
  );
}

/** Removes the note. It says nothing about a server that ends or has not come up yet. */
export async function forgetRunningServer(pool: pg.Pool, lock: string): Promise<void> {
  await pool.query('delete from installation where key = $1', [keyOf(lock)]);
}

/** @returns null while the server that holds the lock has not noted where it is. */
export async function findRunningServer(
  pool: pg.Pool,
  lock: string,
): Promise<RunningServer | null> {
  // A database without tables belongs to a server at its very first start.
  const known = await pool.query(`select to_regclass('installation') is not null as known`);
  if (!known.rows[0]?.known) return null;
  const found = await pool.query<{ value: unknown }>(
    'select value from installation where key = $1',
    [keyOf(lock)],
  );
  return runningSchema.safeParse(found.rows[0]?.value).data ?? null;
}

/** Whether the server at this address lives. */
export async function answers(origin: string): Promise<boolean> {
  return fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

function keyOf(lock: string): string {
  return `running ${lock}`;
}
