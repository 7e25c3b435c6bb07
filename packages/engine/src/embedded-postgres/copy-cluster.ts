import { chown, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Client } from 'pg';

import type { PostgresAddress } from './connection.ts';
import { copyFiles, copyOne } from './copy-files.ts';
import type { ServerAccount } from './run-program.ts';

/** What a copy of a running cluster reaches up to. */
export interface ClusterCopy {
  readonly bytes: number;
  /** Positions in the write-ahead log between which the copy was made; it holds all that was committed before the second. */
  readonly startLsn: string;
  readonly stopLsn: string;
}

/** Of no use in a copy; PostgreSQL makes them anew. The folders themselves must be there. */
const contentLeftOut = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'log',
]);
const leftOut = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'backup_label',
  'tablespace_map',
  'startup.log',
  'current_logfiles',
]);
/** Copied last, as PostgreSQL's own tool does. */
const controlFile = 'global/pg_control';
const slot = 'waypost_backup';

/**
 * Copies a cluster while its server works: the base backup that PostgreSQL describes under "Making a Base Backup Using
 * the Low Level API", with the write-ahead log it needs. A server started on the copy goes on from `stopLsn`.
 * @param options.target an empty folder, or none yet.
 */
export async function copyRunningCluster(options: {
  connection: PostgresAddress;
  clusterDir: string;
  target: string;
  account: ServerAccount | null;
}): Promise<ClusterCopy> {
  const { connection, clusterDir, target, account } = options;
  const client = new Client({ ...connection, application_name: 'waypost backup' });
  client.on('error', () => {});
  await client.connect();
  try {
    // Keeps the log from being recycled. Temporary: it goes with this connection.
    await client.query(`SELECT pg_create_physical_replication_slot($1, true, true)`, [slot]);
    const start = await client.query<{ lsn: string; segment: string }>(
      `SELECT lsn::text, pg_walfile_name(lsn) AS segment
         FROM pg_backup_start('waypost', fast => true) AS lsn`,
    );
    let bytes = await copyFiles(clusterDir, target, { leaveOut: isLeftOut, account });
    bytes += await copyOne(join(clusterDir, controlFile), join(target, controlFile), account);
    const stop = await client.query<{ lsn: string; segment: string; label: string }>(
      `SELECT lsn::text, pg_walfile_name(lsn) AS segment, labelfile AS label
         FROM pg_backup_stop(wait_for_archive => false)`,
    );
    const { lsn: startLsn = '', segment: first = '' } = start.rows[0] ?? {};
    const { lsn: stopLsn = '', segment: last = '', label = '' } = stop.rows[0] ?? {};
    bytes += await copyLog(clusterDir, target, { first, last }, account);
    const labelFile = join(target, 'backup_label');
    await writeFile(labelFile, label, { mode: 0o600, flush: true });
    if (account) await chown(labelFile, account.uid, account.gid);
    return { bytes, startLsn, stopLsn };
  } finally {
    await client.end();
  }
}

function isLeftOut(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    contentLeftOut.has(path) ||
    leftOut.has(path) ||
    path === controlFile ||
    name.startsWith('pgsql_tmp') ||
    name.startsWith('pg_internal.init')
  );
}

/** The segments from the first to the last one. Their names sort like their positions. */
async function copyLog(
  clusterDir: string,
  target: string,
  { first, last }: { first: string; last: string },
  account: ServerAccount | null,
): Promise<number> {
  const names = (await readdir(join(clusterDir, 'pg_wal'))).filter(
    (name) =>
      name.endsWith('.history') || (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last),
  );
  let bytes = 0;
  for (const name of names) {
    const path = join('pg_wal', name);
    // oxlint-disable-next-line no-await-in-loop
    bytes += await copyOne(join(clusterDir, path), join(target, path), account);
  }
  return bytes;
}
