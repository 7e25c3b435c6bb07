import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { connect } from '@waypost/engine/database';
import { findRunningPostgres, stopEmbeddedPostgres } from '@waypost/engine/embedded-postgres';
import { parseEcho } from '@waypost/whatsapp/cloud-api';

import {
  freePort,
  killAtOnce,
  postgresProcesses,
  runScript,
  type Process,
} from '../system/processes.ts';
import { apiClient, until } from '../system/waypost.ts';
import { prepareBlast } from './blast.ts';
import { startSimulator, type SoakSimulator } from './simulator.ts';
import type { Check, Soak, SoakRun } from './soak.ts';

const apiKey = 'a-key-for-soaks-that-is-long-enough';
/** How long nothing may leave while nobody has decided, seconds. */
const heldSeconds = 3;
/** Seconds. Messages that are left out are decided about at the pace of their sender. */
const patience = 600;

/** Test 5: nothing leaves before somebody has decided, and then nothing twice. */
export const restored: Soak = {
  name: 'restored',
  what: 'a backup is taken in the middle of a blast, the blast goes on, and the backup is restored',
  full: { messages: 50_000, seconds: 60 },
  short: { messages: 600, seconds: 4 },
  run: restore,
};

async function restore(run: SoakRun): Promise<Check[]> {
  const { session, say } = run;
  const simulator = await startSimulator(session);
  const waypost = await installWaypost(run, simulator.url);
  let running = await waypost.start();
  const api = apiClient(running.url, apiKey);
  const messagesPerSecond = Math.ceil(run.messages / run.seconds);
  const blast = await prepareBlast(api, { messages: run.messages, messagesPerSecond });
  const sender = (await api.senders.list()).items[0];
  if (sender === undefined) throw new Error('there is no sender');
  await blast.launch();
  const hasLeft = (messages: number, what: string) =>
    until(
      async () => (await simulator.sends()).length,
      (left) => left >= messages,
      patience + run.seconds,
      what,
    );

  await hasLeft(run.messages * 0.3, 'the first third of the blast');
  // However long the backup takes, it is taken in the middle.
  await api.senders.update({ id: sender.id, messagesPerSecond: 1 });
  const backup = join(session.folder, 'backup');
  await waypost.command('backup', backup);
  const atBackup = (await simulator.sends()).length;
  await api.senders.update({ id: sender.id, messagesPerSecond });
  say(`backup taken with ${atBackup} messages sent`);
  await hasLeft(Math.min(run.messages * 0.9, atBackup + run.messages * 0.2), 'more of the blast');
  await waypost.kill(running);
  const atEnd = (await simulator.sends()).length;
  await waypost.command('restore', backup);
  // Nobody says that this is a restore: it must be noticed all the same.
  await rm(join(waypost.dataDir, 'restored.json'));
  running = await waypost.start();
  await sleep(heldSeconds * 1000);
  const whileHeld = (await simulator.sends()).length - atEnd;
  const readiness = await (await fetch(`${running.url}/readyz`)).text();
  const { hold } = await api.attention.hold();
  const queued = hold?.queued.reduce((sum, { messages }) => sum + messages, 0) ?? 0;
  say(`held for ${hold?.reason ?? 'no reason'}, ${queued} messages queued`);

  await api.attention.release({ decision: 'discard' });
  await blast.sendOneMore();
  const goesOn = await hasLeft(atEnd + 1, 'the first message after the decision');
  const outcome = await judge(await waypost.database(), simulator);
  return [
    { what: 'left before the backup', seen: atBackup, ok: atBackup > 0 },
    { what: 'left afterwards, unknown to it', seen: atEnd - atBackup, ok: atEnd > atBackup },
    { what: 'left before somebody decided', seen: whileHeld, ok: whileHeld === 0 },
    { what: 'how it was noticed', seen: hold?.reason ?? '', ok: hold?.reason === 'behind' },
    {
      what: '/readyz tells',
      seen: readiness.split('\n')[0] ?? '',
      ok: readiness.includes('sending_held'),
    },
    { what: 'shown as queued', seen: queued, ok: queued > 0 },
    { what: 'left after the decision', seen: goesOn - atEnd, ok: goesOn > atEnd },
    ...outcome,
  ];
}

/** Each message the database knows is at the receiver, was excluded, or is listed as unknown; and none is there twice. */
async function judge(databaseUrl: string, simulator: SoakSimulator): Promise<Check[]> {
  const database = connect({ connectionString: databaseUrl }, 1);
  try {
    await until(
      async () => {
        const { rows } = await database.pool.query<{ n: number }>(
          `SELECT (SELECT count(*) FROM outbox WHERE NOT unresolved)
                + (SELECT count(*) FROM run WHERE live AND wake_at <= now())
                + (SELECT count(*) FROM launch WHERE status = 'running')
                + (SELECT count(*) FROM webhook_inbox) AS n`,
        );
        return rows[0]?.n ?? 0;
      },
      (waiting) => waiting === 0,
      patience,
      'everything decided about',
    );
    // What was queued until now has left or will not.
    await sleep(1000);
    const { rows } = await database.pool.query<{ id: string; state: string; reason: string }>(
      `SELECT id, state, coalesce(exclusion, '') AS reason FROM message WHERE direction = 'out'`,
    );
    const sends = await simulator.sends();
    const byMessage = Map.groupBy(sends, ({ echo }) => parseEcho(echo)?.messageId ?? '');
    const twice = [...byMessage.values()].filter((each) => each.length > 1).length;
    const excluded = rows.filter(({ reason }) => reason === 'restored').length;
    const unknown = rows.filter(({ state }) => state === 'unknown').length;
    const lost = rows.filter(
      ({ id, state }) => !byMessage.has(id) && state !== 'excluded' && state !== 'unknown',
    ).length;
    return [
      { what: 'excluded because of the restore', seen: excluded, ok: excluded > 0 },
      { what: 'listed as unknown', seen: unknown, ok: true },
      { what: 'neither left nor told why', seen: lost, ok: lost === 0 },
      { what: 'sent twice', seen: twice, ok: twice === 0 },
    ];
  } finally {
    await database.close();
  }
}

/** A Waypost with an embedded database, to be backed up, killed and restored. */
async function installWaypost({ session }: SoakRun, simulatorUrl: string) {
  const port = await freePort();
  const dataDir = join(session.folder, 'data');
  session.atEnd(() => stopEmbeddedPostgres(dataDir));
  const environment = {
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    SIMULATOR_URL: simulatorUrl,
    WAYPOST_API_KEY: apiKey,
    UNKNOWN_GRACE_SECONDS: '5',
    LOG_LEVEL: 'warn',
  };
  return {
    dataDir,
    start: (): Promise<Process> =>
      session.start('apps/server/src/main.ts', {
        url: `http://127.0.0.1:${port}`,
        ready: '/readyz',
        environment,
      }),
    async kill(running: Process): Promise<void> {
      for (const pid of await postgresProcesses(dataDir)) killAtOnce(pid);
      await running.kill();
    },
    async command(...words: string[]): Promise<void> {
      const { code, output } = await runScript('apps/server/src/cli/main.ts', environment, words);
      if (code !== 0) throw new Error(`waypost ${words.join(' ')}: ${output}`);
    },
    async database(): Promise<string> {
      const url = await findRunningPostgres(dataDir);
      if (url === null) throw new Error('the database of Waypost was not found');
      return url;
    },
  };
}
