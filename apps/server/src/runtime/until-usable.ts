import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { troubleOf, type DatabaseTrouble } from '@waypost/engine/database';
import { EmbeddedPostgresError } from '@waypost/engine/embedded-postgres';
import type { Config } from '../config/config.ts';
import { databaseTroubles } from '../health/database-troubles.ts';
import { listenNear } from './listen.ts';

const triesEveryMs = 2000;

/**
 * Opens what needs the database, as soon as that takes writes. A start that ended instead would be started again and
 * again by whatever looks after this process. Meanwhile `/readyz` answers 503 and says why.
 *
 * @throws whatever waiting would not mend
 */
export async function untilUsable<T>(
  config: Config,
  say: (line: string) => void,
  open: () => Promise<T>,
): Promise<T> {
  let waiting: Waiting | null = null;
  try {
    for (;;) {
      try {
        return await open();
      } catch (error) {
        const trouble = mendable(error);
        if (trouble === null) throw error;
        if (waiting?.trouble !== trouble) say(`${databaseTroubles[trouble]} Waypost waits for it.`);
        waiting ??= await startWaiting(config);
        waiting.trouble = trouble;
        await sleep(triesEveryMs);
      }
    }
  } finally {
    await waiting?.close();
  }
}

/** A server that can't be reached may be a mistake in DATABASE_URL: that ends the start. */
function mendable(error: unknown): DatabaseTrouble | null {
  const trouble = troubleOf(error);
  if (trouble !== null && trouble !== 'database_unreachable') return trouble;
  const isFull =
    error instanceof Error &&
    (error instanceof EmbeddedPostgresError || 'code' in error) &&
    /No space left on device|ENOSPC/.test(error.message);
  return isFull ? 'database_disk_full' : null;
}

interface Waiting {
  trouble: DatabaseTrouble | null;
  close(): Promise<void>;
}

/** Answers in place of everything that is not there yet. */
async function startWaiting(config: Config): Promise<Waiting> {
  const waiting: Waiting = {
    trouble: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    const { trouble } = waiting;
    const text = trouble === null ? '' : `${trouble}: ${databaseTroubles[trouble]}\n`;
    const status = request.url === '/healthz' ? 200 : 503;
    response
      .writeHead(status, { 'content-type': 'text/plain', 'retry-after': '2' })
      .end(status === 200 ? 'ok\n' : `not ready\nstarting: This process is starting.\n${text}`);
  });
  await listenNear(server, config.host, config.port, config.role !== 'web');
  return waiting;
}
