import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sql } from 'kysely';

import { connect } from '../database/connect.ts';
import { programOf } from '../embedded-postgres/binaries.ts';
import { clusterDirOf } from '../embedded-postgres/cluster.ts';
import { copyRunningCluster } from '../embedded-postgres/copy-cluster.ts';
import {
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type PostgresAddress,
} from '../embedded-postgres/index.ts';
import { findReachableBinaries } from '../embedded-postgres/reachable-binaries.ts';
import { runProgram } from '../embedded-postgres/run-program.ts';
import { findServerAccount, prepareDataDir } from '../embedded-postgres/server-account.ts';

/** A PostgreSQL with a synchronous standby: what one has committed the other has. */
export interface PostgresPair {
  /** Names both servers, the primary first. */
  readonly connectionString: string;
  /** Stops the primary as a crash does: nothing is finished, nothing tidied up. */
  stopPrimary(): Promise<void>;
  startPrimary(): Promise<void>;
  /** Makes the standby the server that takes writes. The former primary must have been stopped. */
  promoteStandby(): Promise<void>;
  stop(): Promise<void>;
}

const standbyName = 'standby';

/** Makes both in folders below `folder`, which PostgreSQL's account must be able to enter. */
export async function startPostgresPair(folder: string): Promise<PostgresPair> {
  const primaryDir = join(folder, 'a');
  const standbyDir = join(folder, 'b');
  const account = await findServerAccount();
  const primary = await startEmbeddedPostgres({ dataDir: primaryDir });
  const binaries = await findReachableBinaries(primaryDir, account, () => {});

  async function control(dataDir: string, ...words: string[]): Promise<void> {
    const program = programOf(binaries.directory, 'pg_ctl');
    const answer = await runProgram(program, [...words, '--wait', '-D', clusterDirOf(dataDir)], {
      account,
      ignoreOutput: false,
    });
    if (answer.exitCode !== 0) throw new Error(`pg_ctl ${words.join(' ')}: ${answer.output}`);
  }

  await prepareDataDir(standbyDir, account);
  const standbyCluster = clusterDirOf(standbyDir);
  const { connection } = primary;
  await copyRunningCluster({
    connection,
    clusterDir: clusterDirOf(primaryDir),
    target: standbyCluster,
    account,
  });
  await writeFile(join(standbyCluster, 'standby.signal'), '');
  await appendFile(join(standbyCluster, 'postgresql.auto.conf'), followerSettings(connection));
  const standby = await startEmbeddedPostgres({ dataDir: standbyDir });
  await commitOnBoth(connection);
  const hosts = [connection.host, standby.connection.host].map(encodeURIComponent).join(',');
  const ports = `${connection.port},${standby.connection.port}`;
  const login = `${connection.user}:${encodeURIComponent(connection.password)}`;

  return {
    connectionString: `postgresql://${login}@/${connection.database}?host=${hosts}&port=${ports}`,
    stopPrimary: () => control(primaryDir, 'stop', '--mode=immediate'),
    startPrimary: () => primary.ensureRunning(),
    promoteStandby: () => control(standbyDir, 'promote'),
    async stop() {
      await stopEmbeddedPostgres(standbyDir);
      await stopEmbeddedPostgres(primaryDir);
    },
  };
}

function followerSettings({ host, port, user, password }: PostgresAddress): string {
  const primary = `host=${host} port=${port} user=${user} password=${password} application_name=${standbyName}`;
  // How often a primary that is away is looked for.
  return `primary_conninfo = '${primary}'\nwal_retrieve_retry_interval = '200ms'\n`;
}

/** From now on nothing counts as committed before the standby has it on disk. */
async function commitOnBoth(primary: PostgresAddress): Promise<void> {
  const connection = connect(primary, 1);
  try {
    await sql`ALTER SYSTEM SET synchronous_standby_names = ${sql.lit(standbyName)}`.execute(
      connection.db,
    );
    await sql`SELECT pg_reload_conf()`.execute(connection.db);
    for (;;) {
      const { rows } = await sql`
        SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'`.execute(connection.db);
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await connection.close();
  }
}
