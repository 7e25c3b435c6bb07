import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DATABASE, readPassword, USER } from './cluster.ts';
import type { Endpoint } from './settings.ts';

/** What `pg` needs to reach a database. */
export interface PostgresAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** How to reach Waypost's database on the server of this cluster. */
export async function connectionTo(
  clusterDir: string,
  endpoint: Endpoint,
): Promise<PostgresAddress> {
  return {
    host: endpoint.socketDir ?? '127.0.0.1',
    port: endpoint.port,
    user: USER,
    password: await readPassword(clusterDir),
    database: DATABASE,
  };
}

/** The same as one URL. A socket folder travels as the parameter `host`, as in libpq. */
export function connectionStringOf(connection: PostgresAddress): string {
  const login = `${encodeURIComponent(connection.user)}:${encodeURIComponent(connection.password)}`;
  const database = encodeURIComponent(connection.database);
  return connection.host.startsWith('/')
    ? `postgresql://${login}@/${database}?host=${encodeURIComponent(connection.host)}&port=${connection.port}`
    : `postgresql://${login}@${connection.host}:${connection.port}/${database}`;
}

/**
 * Waits until the server answers (it may still be recovering), and makes the database on first use.
 * @returns the database's connection string.
 */
export async function prepareDatabase(connection: PostgresAddress): Promise<string> {
  const client = await connectPatiently({ ...connection, database: 'postgres' });
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [
      connection.database,
    ]);
    if (found.rowCount === 0) {
      await client
        .query(`create database ${client.escapeIdentifier(connection.database)}`)
        .catch((error: unknown) => {
          if (!isCode(error, '42P04', '23505')) throw error;
        });
    }
  } finally {
    await client.end();
  }
  return connectionStringOf(connection);
}

async function connectPatiently(connection: PostgresAddress): Promise<Client> {
  const lastTry = performance.now() + 60_000;
  for (;;) {
    const client = new Client({ ...connection, connectionTimeoutMillis: 10_000 });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      // cannot_connect_now: starting up, recovering or going down.
      if (!isCode(error, '57P03', 'ECONNREFUSED', 'ENOENT') || performance.now() > lastTry)
        throw error;
      await sleep(50);
    }
  }
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
