import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { sql, type Kysely } from 'kysely';
import pg from 'pg';

import { ensurePartitions } from './partitions.ts';
import { SchemaTooNew } from './schema-too-new.ts';
import type { Database } from './schema.ts';
import { requireServerVersion } from './server-version.ts';

const ownDirectory = fileURLToPath(new URL('./migrations/', import.meta.url));

/** Advisory lock key that keeps two processes from migrating at once. */
const migrationLock = 7_251_001;
const lockPollMs = 200;

/** A migration that can't lock a table in this time lets everybody else pass, and tries again. */
const lockTimeout = '2s';
const lockTries = 60;
const lockNotAvailable = '55P03';

/** First line of a migration whose statements can't be in a transaction. It must be repeatable. */
const outsideMark = '-- Outside a transaction.';

/**
 * Brings the database to the schema this code was written for: numbered SQL files, each applied once, forward only, each
 * in a transaction of its own unless it is marked as outside one. Processes may work on the database meanwhile: nobody
 * waits longer than two seconds behind a migration. Returns the names applied now.
 *
 * @throws ServerTooOld before anything is changed
 * @throws SchemaTooNew before anything is changed
 */
export async function migrate(
  db: Kysely<Database>,
  now = new Date(),
  directory = ownDirectory,
): Promise<string[]> {
  return db.connection().execute(async (connection) => {
    const server = await sql<{
      version: number;
    }>`SELECT current_setting('server_version_num')::int AS version`.execute(connection);
    requireServerVersion(server.rows[0]?.version ?? 0);
    await takeLock(connection);
    try {
      await sql`SET statement_timeout = 0`.execute(connection);
      await sql`SET lock_timeout = ${sql.lit(lockTimeout)}`.execute(connection);
      const applied = await applyAll(connection, directory);
      await patiently(() => ensurePartitions(connection, now));
      return applied;
    } finally {
      await sql`RESET lock_timeout`.execute(connection);
      await sql`RESET statement_timeout`.execute(connection);
      await sql`SELECT pg_advisory_unlock(${migrationLock})`.execute(connection);
    }
  });
}

/** Asks again and again instead of waiting in one statement, which would hold up indexes that are built concurrently. */
async function takeLock(connection: Kysely<Database>): Promise<void> {
  for (;;) {
    const { rows } = await sql<{
      taken: boolean;
    }>`SELECT pg_try_advisory_lock(${migrationLock}) AS taken`.execute(connection);
    if (rows[0]?.taken === true) return;
    await sleep(lockPollMs);
  }
}

async function applyAll(connection: Kysely<Database>, directory: string): Promise<string[]> {
  await sql`CREATE EXTENSION IF NOT EXISTS pg_trgm`.execute(connection);
  await sql`CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`.execute(
    connection,
  );
  const known = await migrationNames(directory);
  const before = await appliedNames(connection);
  const unknown = [...before].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new SchemaTooNew(unknown);
  const applied = known.filter((name) => !before.has(name));
  for (const name of applied) {
    const text = await readFile(join(directory, name), 'utf8');
    await patiently(() => apply(connection, name, text));
  }
  return applied;
}

async function apply(connection: Kysely<Database>, name: string, text: string): Promise<void> {
  if (text.startsWith(outsideMark)) {
    for (const statement of text.split(/;\s*$/m).filter((part) => part.trim() !== '')) {
      await sql.raw(statement).execute(connection);
    }
    await sql`INSERT INTO migration (name) VALUES (${name})`.execute(connection);
    return;
  }
  await connection.transaction().execute(async (trx) => {
    await sql.raw(text).execute(trx);
    await sql`INSERT INTO migration (name) VALUES (${name})`.execute(trx);
  });
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const busy = error instanceof pg.DatabaseError && error.code === lockNotAvailable;
      if (!busy || tries === lockTries) throw error;
      // Whoever queued up behind it gets through.
      await sleep(500);
    }
  }
}

async function migrationNames(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names.filter((name) => name.endsWith('.sql')).toSorted();
}

async function appliedNames(db: Kysely<Database>): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM migration`.execute(db);
  return new Set(rows.map((row) => row.name));
}

/** True when exactly the migrations this code knows are applied. */
export async function schemaIsCurrent(db: Kysely<Database>): Promise<boolean> {
  const known = await migrationNames(ownDirectory);
  const applied = await appliedNames(db);
  return known.every((name) => applied.has(name)) && applied.size === known.length;
}
