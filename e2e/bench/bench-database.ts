import { readFileSync } from 'node:fs';

import { connect } from '@waypost/engine/database';

import { parentOf } from './cpu-time.ts';

/** A database that a bench measures on. */
export interface BenchDatabase {
  /** Connection string. */
  url: string;
  /** Process id of its server, for CPU time; null when it runs elsewhere. */
  postmaster: number | null;
  settings: DatabaseSettings;
}

/** Settings of PostgreSQL that a figure depends on, as it prints them. */
export type DatabaseSettings = Record<string, string>;

const told = [
  'server_version',
  'shared_buffers',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_compression',
  'max_wal_size',
  'checkpoint_timeout',
  'work_mem',
  'commit_delay',
  'jit',
  'autovacuum',
];

/** Asks a database for its settings and finds its server among the processes of this machine. */
export async function describeDatabase(url: string): Promise<BenchDatabase> {
  const connection = connect({ connectionString: url }, 1);
  try {
    const { rows } = await connection.pool.query<{ name: string; value: string }>(
      'SELECT name, current_setting(name) AS value FROM pg_settings WHERE name = ANY ($1) ORDER BY array_position($1, name)',
      [told],
    );
    const { rows: found } = await connection.pool.query<{ pid: number; local: boolean }>(
      `SELECT pg_backend_pid() AS pid,
              coalesce(inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() = '::1', true) AS local`,
    );
    const backend = found[0];
    return {
      url,
      postmaster: backend?.local === true ? postmasterOf(backend.pid) : null,
      settings: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    };
  } finally {
    await connection.close();
  }
}

/** A server in a container on this machine counts processes differently: then nobody has this number, or somebody else. */
function postmasterOf(backend: number): number | null {
  try {
    const name = readFileSync(`/proc/${backend}/comm`, 'utf8').trim();
    return name.startsWith('postgres') ? parentOf(backend) : null;
  } catch {
    return null;
  }
}

/** Makes an empty database on the server of `url`; `drop` removes it, whoever is still connected. */
export async function createDatabase(
  url: string,
  name: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  const onServer = async (statement: string): Promise<void> => {
    const connection = connect({ connectionString: url }, 1);
    try {
      await connection.pool.query(statement);
    } finally {
      await connection.close();
    }
  };
  await onServer(`CREATE DATABASE ${name}`);
  return {
    // A socket's folder stands behind the `?` and its host is empty, which is no URL of the web.
    url: url.replace(/^([a-z]+:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`),
    drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
