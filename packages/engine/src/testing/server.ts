import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import {
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type PostgresAddress,
} from '../embedded-postgres/index.ts';

/** Name of the migrated database that test databases are copied from. */
export const TEMPLATE = 'waypost_template';

const PREFIX = 'waypost-test-';
const OWNER_FILE = 'owner';

/** A PostgreSQL for one test run, with a migrated template database. */
export interface TestServer {
  /** Reaches the maintenance database of the server. */
  readonly address: PostgresAddress;
  stop(): Promise<void>;
}

/** Starts a server on a folder of its own, which goes with it. Not durable: tests survive no power cut. */
export async function startTestServer(): Promise<TestServer> {
  await removeLeftovers();
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(dataDir, OWNER_FILE), String(process.pid));
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const address = { ...server.connection, database: 'postgres' };
  try {
    await createTemplate(address);
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function createTemplate(address: PostgresAddress): Promise<void> {
  const maintenance = connect(address, 1);
  try {
    await sql`create database ${sql.id(TEMPLATE)}`.execute(maintenance.db);
  } finally {
    await maintenance.close();
  }
  const template = connect({ ...address, database: TEMPLATE }, 1);
  try {
    await migrate(template.db);
  } finally {
    await template.close();
  }
}

/** Ends servers of test runs that were killed before they could. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const dataDir = join(tmpdir(), name);
    const owner = Number(await readFile(join(dataDir, OWNER_FILE), 'utf8').catch(() => ''));
    if (owner <= 0 || isAlive(owner)) continue;
    await stopEmbeddedPostgres(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
