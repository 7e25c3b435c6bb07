import { readdir, readFile } from 'node:fs/promises';

import { sql, type Kysely } from 'kysely';

import { ensurePartitions } from './partitions.ts';
import type { Database } from './schema.ts';
import { requireServerVersion } from './server-version.ts';

const directory = new URL('./migrations/', import.meta.url);

/** Advisory lock key that keeps two processes from migrating at once. */
const migrationLock = 7_251_001;

/**
 * Brings the database to the schema this code was written for: numbered SQL files, each applied once,
 * in its own transaction, forward only. Returns the names applied now.
 *
 * @throws ServerTooOld before anything is changed
 */
export async function migrate(db: Kysely<Database>, now = new Date()): Promise<string[]> {
  const applied: string[] = [];
  await db.connection().execute(async (connection) => {
    const server = await sql<{
      version: number;
    }>`SELECT current_setting('server_version_num')::int AS version`.execute(connection);
    requireServerVersion(server.rows[0]?.version ?? 0);
    await sql`SELECT pg_advisory_lock(${migrationLock})`.execute(connection);
    try {
      await sql`CREATE EXTENSION IF NOT EXISTS pg_trgm`.execute(connection);
      await sql`CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`.execute(
        connection,
      );
      for (const name of await migrationNames()) {
        const done = await sql`SELECT 1 FROM migration WHERE name = ${name}`.execute(connection);
        if (done.rows.length > 0) continue;
        const text = await readFile(new URL(name, directory), 'utf8');
        await connection.transaction().execute(async (trx) => {
          await sql.raw(text).execute(trx);
          await sql`INSERT INTO migration (name) VALUES (${name})`.execute(trx);
        });
        applied.push(name);
      }
      await ensurePartitions(connection, now);
    } finally {
      await sql`SELECT pg_advisory_unlock(${migrationLock})`.execute(connection);
    }
  });
  return applied;
}

async function migrationNames(): Promise<string[]> {
  const names = await readdir(directory);
  return names.filter((name) => name.endsWith('.sql')).toSorted();
}

/** True when every migration this code knows is applied. Workers refuse any other schema. */
export async function schemaIsCurrent(db: Kysely<Database>): Promise<boolean> {
  const known = await migrationNames();
  const { rows } = await sql<{
    name: string;
  }>`SELECT name FROM migration`.execute(db);
  const applied = new Set(rows.map((row) => row.name));
  return known.every((name) => applied.has(name)) && applied.size === known.length;
}
