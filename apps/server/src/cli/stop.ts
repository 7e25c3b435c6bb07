import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopEmbeddedPostgres } from '@waypost/engine/embedded-postgres';
import { isLockHeld, lockName } from '../runtime/installation-lock.ts';
import { CommandError, type Command } from './command.ts';
import { withRunningDatabase, type Installation } from './installation.ts';

/** A server that ends awaits answers under way at Meta; in milliseconds. */
const PATIENCE = 30_000;

export const stop: Command = {
  name: 'stop',
  usage: '',
  summary: 'stop Waypost and its database',
  async run(config, _words, say) {
    const stopped = await withRunningDatabase(config, (installation) =>
      endServer(installation, lockName(config)),
    );
    if (config.databaseUrl === null) await stopEmbeddedPostgres(config.dataDir);
    say(stopped ? 'Waypost has stopped.' : 'Waypost was not running.');
  },
};

/** @returns whether there was one. */
async function endServer(installation: Installation, lock: string): Promise<boolean> {
  const { running, isHeld, database } = installation;
  if (!isHeld) return false;
  if (!running) {
    throw new CommandError('Waypost is just starting. Wait a moment, then stop it.');
  }
  if (running.machine !== hostname()) {
    throw new CommandError(`Waypost runs on ${running.machine}. Stop it there.`);
  }
  process.kill(running.pid, 'SIGTERM');
  const lastLook = performance.now() + PATIENCE;
  while (performance.now() < lastLook) {
    // Its database goes with it: not to reach it any more is the sign that all is done.
    const held = await isLockHeld(database.pool, lock).catch(() => false);
    if (!held) return true;
    await sleep(100);
  }
  throw new CommandError(`Waypost (process ${running.pid}) did not stop within 30 seconds.`);
}
