import { randomUUID } from 'node:crypto';

import { Kysely } from 'kysely';
import pg from 'pg';

import { readMoment } from './moment.ts';
import { PipeliningDialect } from './pipelining-dialect.ts';
import type { Database } from './schema.ts';
import { serverClient } from './server-client.ts';
import { readServerList } from './server-list.ts';
import { Servers } from './servers.ts';
import { statementPool } from './statement-pool.ts';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const readAnyMoment = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => readMoment(text, readAnyMoment));

/** Most connections for what somebody waits for. */
export const promptConnections = 4;
/** Most connections for the loops that move people and messages. */
const bulkConnections = 6;

/** Where PostgreSQL is: a connection string, or the pieces of one (a Unix socket directory as `host`). */
export type DatabaseAddress = { connectionString: string } | pg.ClientConfig;

export interface DatabaseConnection {
  db: Kysely<Database>;
  pool: pg.Pool;
  /** A few connections of their own for what somebody waits for; see `plannedOptions`. */
  prompt: Kysely<Database>;
  /** As many for the loops that move people and messages batch by batch; see `plannedOptions`. */
  bulk: Kysely<Database>;
  close(): Promise<void>;
}

/**
 * Opens a pool. Timeouts stand on every connection (engine.md, section 1), so a forgotten transaction
 * cannot hold back claims. 64-bit integers arrive as numbers: none of ours passes 2^53. Statements that are issued
 * together (`Promise.all`) on one connection or in one transaction travel together.
 *
 * A connection string may name several servers (`readServerList`): all connections lead to the one that takes writes,
 * and are cut when it is another one.
 * @throws Error when the connection string can't be read.
 */
export function connect(address: DatabaseAddress, size = 10): DatabaseConnection {
  const { config, servers } = resolve(address);
  const shared: pg.PoolConfig = {
    ...config,
    ...(servers === null ? {} : { Client: serverClient(servers) }),
    pipeline: true,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    // Its own for each process: one that hangs can be cut off as a whole (`leases/cut-off-owner.ts`).
    application_name: `waypost ${randomUUID()}`,
  };
  const pool = openPool({ ...shared, max: size, options: inUtc });
  const planned: pg.PoolConfig = {
    ...shared,
    // What is planned stays planned, even where something happens only now and then.
    idleTimeoutMillis: 600_000,
    options: plannedOptions,
  };
  const promptPool = openPool({ ...planned, max: Math.min(size, promptConnections) });
  const bulkPool = openPool({ ...planned, max: Math.min(size, bulkConnections) });
  servers?.watch();
  const db = new Kysely<Database>({
    dialect: new PipeliningDialect({ pool: statementPool(pool) }),
  });
  const prompt = preparing(promptPool);
  const bulk = preparing(bulkPool);
  const close = async (): Promise<void> => {
    servers?.stop();
    await Promise.all([db.destroy(), prompt.destroy(), bulk.destroy()]);
    // Kysely leaves a pool alone when no statement went through it.
    for (const one of [pool, promptPool, bulkPool]) if (!one.ended) await one.end();
  };
  return { db, pool, prompt, bulk, close };
}

/** Each of its connections plans a statement once. */
function preparing(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PipeliningDialect({ pool: statementPool(pool, { prepared: true }) }),
  });
}

/** Moments are read and written in UTC (`moment.ts`). */
const inUtc = '-c TimeZone=UTC';

/**
 * What somebody waits for (an event, a tap, the message it leads to) touches few rows by their keys, and to plan its
 * statements takes longer than to run them; the loops that move people and messages take hundreds of rows by theirs, and
 * reading and planning their statements is a tenth of what a message costs. So they are prepared, planned once per
 * connection, and always by index: what a plan was made for may have been an empty table.
 */
const plannedOptions = [
  inUtc,
  '-c plan_cache_mode=force_generic_plan',
  '-c enable_seqscan=off',
  '-c enable_hashjoin=off',
  '-c enable_mergejoin=off',
].join(' ');

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on('error', () => {
    // An idle connection was lost (server restart). The pool opens another one at the next query.
  });
  pool.on('connect', (client) => {
    // A connection lost in the middle of a transaction also fails its query, which is where it is
    // dealt with; without a listener here the same news would end the process.
    client.on('error', () => {});
  });
  return pool;
}

/**
 * One connection outside a pool, to the server that takes writes. Its end is told by the event `end`; the news of a
 * lost connection ends nobody's process.
 */
export async function openClient(
  address: DatabaseAddress,
  options: Pick<pg.ClientConfig, 'application_name'> = {},
): Promise<pg.Client> {
  const { config, servers } = resolve(address);
  const Client = servers === null ? pg.Client : serverClient(servers);
  const client = new Client({ ...config, ...options, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  return client;
}

function resolve(address: DatabaseAddress): { config: pg.ClientConfig; servers: Servers | null } {
  if (address.connectionString === undefined) return { config: address, servers: null };
  const list = readServerList(address.connectionString);
  const config = { ...address, connectionString: list.connectionString };
  if (list.target === 'any' && list.servers.length < 2) return { config, servers: null };
  return { config, servers: new Servers(list, config) };
}
