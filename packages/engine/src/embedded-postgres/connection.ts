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
  return socketDirOf(connection) !== null
    ? `postgresql://${login}@/${database}?host=${encodeURIComponent(connection.host)}&port=${connection.port}`
    : `postgresql://${login}@${connection.host}:${connection.port}/${database}`;
}

/** The folder of the socket in an address; null when it is a network address. */
export function socketDirOf(address: PostgresAddress): string | null {
  return address.host.startsWith('/') ? address.host : null;
}

/**
 * Waits until the server answers (it may still be recovering), and makes the database on first use.
 * @returns false when the server has gone instead.
 */
export async function prepareDatabase(
  address: PostgresAddress,
  isRunning: () => Promise<boolean>,
): Promise<boolean> {
  const client = await connectPatiently({ ...address, database: 'postgres' }, isRunning);
  if (!client) return false;
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [
      address.database,
    ]);
    if (found.rowCount === 0) {
      await client
        .query(`create database ${client.escapeIdentifier(address.database)}`)
        .catch((error: unknown) => {
          // Another start made it meanwhile.
          if (!isCode(error, '42P04', '23505')) throw error;
        });
    }
    return true;
  } finally {
    await client.end();
  }
}

async function connectPatiently(
  address: PostgresAddress,
  isRunning: () => Promise<boolean>,
): Promise<Client | null> {
  for (;;) {
    const client = new Client({ ...address, connectionTimeoutMillis: 10_000 });
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (!isBetweenServers(error)) throw error;
      if (!(await isRunning())) return null;
      await sleep(50);
    }
  }
}

/** Whether this is what a connection meets while a server starts, recovers, goes down or dies. */
function isBetweenServers(error: unknown): boolean {
  // No socket; nobody behind it; a server that died after it had taken the connection.
  if (isCode(error, 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE')) return true;
  // admin_shutdown, crash_shutdown, cannot_connect_now.
  if (isCode(error, '57P01', '57P02', '57P03')) return true;
  // `pg` gives no code to a connection that closed before it was ready.
  return error instanceof Error && error.message.startsWith('Connection terminated unexpectedly');
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
