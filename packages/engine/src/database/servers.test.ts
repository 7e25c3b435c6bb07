import { createServer, connect as dial, type Server, type Socket } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { socketDirOf } from '../embedded-postgres/connection.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { testServerAddress } from '../testing/server-address.ts';
import { connect } from './connect.ts';

/** A way to the test server that can be cut, as if its machine went down. */
interface Way {
  readonly port: number;
  cut(): Promise<void>;
  /** Lets nobody new in; what is connected stays so, as when a machine hangs. */
  refuse(): void;
  open(): Promise<void>;
}

let database: TestDatabase;
let ways: Way[];

beforeEach(async () => {
  database = await createTestDatabase();
  ways = await Promise.all([openWay(), openWay()]);
});

afterEach(async () => {
  await Promise.all(ways.map((way) => way.cut()));
  await database.drop();
});

async function openWay(): Promise<Way> {
  const address = testServerAddress();
  const folder = socketDirOf(address);
  const sockets = new Set<Socket>();
  const create = (): Server =>
    createServer((socket) => {
      const behind =
        folder === null
          ? dial(address.port, address.host)
          : dial(`${folder}/.s.PGSQL.${address.port}`);
      for (const end of [socket, behind]) {
        sockets.add(end);
        end.on('error', () => {});
        end.on('close', () => {
          socket.destroy();
          behind.destroy();
        });
      }
      socket.pipe(behind).pipe(socket);
    });
  let server = create();
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  return {
    port,
    async cut() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
    refuse() {
      server.close();
    },
    async open() {
      server = create();
      await listen(port);
    },
  };
}

function address(parameters = ''): string {
  const { user, password } = testServerAddress();
  const hosts = ways.map(({ port }) => `127.0.0.1:${port}`).join(',');
  const name = new URL(database.connectionString.replace('@/', '@host/')).pathname;
  return `postgresql://${user}:${password}@${hosts}${name}${parameters}`;
}

test('when the first server goes, everything goes on at the second, and stays there', async () => {
  const [first, second] = ways;
  const connection = connect({ connectionString: address() }, 4);
  const held = await connection.pool.connect();
  const lost = new Promise((resolve) => held.once('end', resolve));
  expect(held.port).toBe(first?.port);

  await first?.cut();
  await lost;
  held.release(true);
  const later = await connection.pool.connect().catch(() => connection.pool.connect());
  expect(later.port).toBe(second?.port);
  await first?.open();
  const another = await connection.pool.connect();
  expect(another.port).toBe(second?.port);
  expect((await another.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  later.release();
  another.release();
  await connection.close();
});

test('a server that is read-only is passed over, unless any will do', async () => {
  await database.pool.query(
    `do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`,
  );
  const strict = connect({ connectionString: address() }, 1);
  await expect(strict.pool.connect()).rejects.toThrow('None of the 2 database servers');
  const any = connect({ connectionString: address('?target_session_attrs=any') }, 1);
  expect((await any.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await database.pool.query(
    `do $$ begin set transaction read write; execute format('alter database %I reset default_transaction_read_only', current_database()); end $$`,
  );
  expect((await strict.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await Promise.all([strict.close(), any.close()]);
});

test('connections to the former server are cut when another one takes over', async () => {
  const [first] = ways;
  const connection = connect({ connectionString: address() }, 4);
  const held = await connection.pool.connect();
  const ended = new Promise((resolve) => held.once('end', resolve));
  first?.refuse();
  const later = await connection.pool.connect().catch(() => connection.pool.connect());
  await ended;
  expect((await later.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  held.release(true);
  later.release();
  await connection.close();
});
