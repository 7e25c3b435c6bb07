import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@waypost/engine/database';
import { createAccounts, mintSignInLink } from '../auth/index.ts';
import type { Config } from '../config/config.ts';
import { openDatabase } from './database.ts';
import { isLockHeld, lockName } from './installation-lock.ts';
import { answers, findRunningServer } from './running-server.ts';
import { loadSecretKey } from './secret-key.ts';

/** A server at its very first start makes tables and fills the workspace before it can be reached; in milliseconds. */
const PATIENCE = 60_000;

/**
 * Waits until the server that holds the installation can be reached, and mints a sign-in link to it.
 * @returns null when it has ended meanwhile.
 * @throws Error when it does not come up.
 */
export async function linkToRunningServer(config: Config): Promise<string | null> {
  const lock = lockName(config);
  const { connectionString } = await openDatabase(config, () => {});
  const database = connect({ connectionString }, 2);
  try {
    const lastTry = performance.now() + PATIENCE;
    while (performance.now() < lastTry) {
      const running = await findRunningServer(database.pool, lock);
      // The note of a server that was just killed outlives it for a moment.
      if (running && (await answers(running.origin))) {
        const accounts = createAccounts({
          pool: database.pool,
          secretKey: await loadSecretKey(config),
          origins: [running.origin],
        });
        return await mintSignInLink(accounts, database.pool, running.origin);
      }
      if (!(await isLockHeld(database.pool, lock))) return null;
      await sleep(200);
    }
  } finally {
    await database.close();
  }
  throw new Error(
    'Another Waypost works on this data folder and can not be reached. Stop it with "npm stop", then start again.',
  );
}
