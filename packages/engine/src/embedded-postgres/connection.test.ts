import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { prepareDatabase } from './connection.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A socket where PostgreSQL's would be, and an address that leads to it. */
async function listenAsPostgres(meet: (socket: Socket) => void) {
  const host = await mkdtemp(join(tmpdir(), 'waypost-socket-'));
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    meet(socket);
  });
  await new Promise<void>((resolve) => server.listen(join(host, '.s.PGSQL.5432'), resolve));
  closing.push(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(host, { recursive: true, force: true });
  });
  return { host, port: 5432, user: 'waypost', password: 'secret', database: 'waypost' };
}

test.each<[string, (socket: Socket) => void]>([
  ['at once', (socket) => socket.destroy()],
  ['when it has been asked', (socket) => socket.once('data', () => socket.destroy())],
])('a server that takes a connection and dies %s has gone, that is all', async (_, meet) => {
  let met = 0;
  const address = await listenAsPostgres((socket) => {
    met += 1;
    meet(socket);
  });
  const looks = [true, true, false];
  expect(await prepareDatabase(address, async () => looks.shift() ?? false)).toBe(false);
  expect(met).toBe(3);
});
