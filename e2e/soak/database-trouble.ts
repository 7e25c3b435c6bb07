import { execFile } from 'node:child_process';
import { chmod, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { connect, type DatabaseConnection } from '@waypost/engine/database';
import { findRunningPostgres, stopEmbeddedPostgres } from '@waypost/engine/embedded-postgres';

import { freePort } from '../system/processes.ts';
import { apiClient, until } from '../system/waypost.ts';
import { prepareBlast } from './blast.ts';
import { judgeOutcome, untilSettled } from './outcome.ts';
import { startSimulator } from './simulator.ts';
import type { Check, Soak, SoakRun } from './soak.ts';

const run = promisify(execFile);
const apiKey = 'a-key-for-soaks-that-is-long-enough';
const patience = 90;
/** Enough for an embedded database and a short blast, MB; memory is scarce. */
const diskMegabytes = 700;

/** Test 6: read-only and full, seen on `/readyz`, and on by itself when healed. */
export const databaseTrouble: Soak = {
  name: 'database-trouble',
  what: 'the database is read-only for a while, and then its disk is full',
  full: { messages: 50_000, seconds: 60 },
  short: { messages: 400, seconds: 4 },
  run: trouble,
};

async function trouble(soak: SoakRun): Promise<Check[]> {
  const { session, messages, seconds, say } = soak;
  const simulator = await startSimulator(session);
  const disk = await smallDisk(soak);
  const dataDir = join(disk ?? session.folder, 'data');
  const port = await freePort();
  session.atEnd(() => stopEmbeddedPostgres(dataDir));
  const server = await session.start('apps/server/src/main.ts', {
    url: `http://127.0.0.1:${port}`,
    ready: '/readyz',
    environment: {
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      SIMULATOR_URL: simulator.url,
      WAYPOST_API_KEY: apiKey,
      UNKNOWN_GRACE_SECONDS: '5',
      LOG_LEVEL: 'fatal',
    },
  });
  const api = apiClient(server.url, apiKey);
  const blast = await prepareBlast(api, {
    messages,
    messagesPerSecond: Math.ceil(messages / seconds),
  });
  const url = await findRunningPostgres(dataDir);
  if (url === null) throw new Error('the database of Waypost was not found');
  const database = connect({ connectionString: url }, 1);
  session.atEnd(() => database.close());

  const readiness = async () => {
    const answer = await fetch(`${server.url}/readyz`);
    return `${answer.status} ${await answer.text()}`;
  };
  const told = (text: string, what: string) =>
    until(readiness, (answer) => answer.includes(text), patience, what);
  const lives = async (what: string): Promise<Check> => {
    const answer = await fetch(`${server.url}/healthz`).catch(() => null);
    return { what, seen: answer?.status ?? 'no answer', ok: answer?.status === 200 };
  };
  const left = async () => (await simulator.sends()).length;

  await blast.launch();
  await until(left, (count) => count > messages / 10, patience, 'the first messages');
  await setReadOnly(database, true);
  const readOnly = await told('503 not ready', 'the read-only database told');
  await sleep(1000);
  const checks: Check[] = [
    {
      what: '/readyz of a read-only database',
      seen: readOnly.split('\n')[1] ?? '',
      ok: readOnly.includes('database_read_only'),
    },
    await lives('alive while it is read-only'),
  ];
  await setReadOnly(database, false);
  await told('200', 'ready again after it was read-only');

  if (disk === null) {
    checks.push({ what: 'full disk: not tried, mounting one needs root', seen: '-', ok: true });
  } else {
    say('filling the disk');
    const filler = join(disk, 'filler');
    await fill(filler);
    const full = await told('503 not ready', 'the full disk told');
    checks.push(
      {
        what: '/readyz of a full disk',
        seen: full.split('\n')[1] ?? '',
        ok: full.includes('database_disk_full'),
      },
      await lives('alive while the disk is full'),
    );
    await rm(filler);
    await told('200', 'ready again after the disk was full');
  }
  const calmSince = Date.now();
  const expectation = { database, simulator, blast, inOrder: false, everyStatus: false };
  await untilSettled(expectation, patience + seconds, say);
  return [...checks, ...(await judgeOutcome(expectation, calmSince))];
}

async function setReadOnly({ pool }: DatabaseConnection, isReadOnly: boolean): Promise<void> {
  await pool.query('SET default_transaction_read_only = off');
  await pool.query(`ALTER SYSTEM SET default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`);
  await pool.query('SELECT pg_reload_conf()');
}

/** A disk of its own in memory; null when this account may not mount one. */
async function smallDisk({ session, say }: SoakRun): Promise<string | null> {
  const folder = join(session.folder, 'disk');
  await mkdir(folder);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m,mode=755`, 'tmpfs', folder]);
  } catch {
    say('no disk of its own could be mounted');
    return null;
  }
  await chmod(folder, 0o755);
  session.atEnd(async () => {
    await run('umount', ['--lazy', folder]);
  });
  return folder;
}

/** Takes all room there is. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (;;) await file.write(block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await file.close();
  }
}
