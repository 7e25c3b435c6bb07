import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOf, type Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { runProgram, type ServerAccount } from './run-program.ts';
import type { Endpoint } from './settings.ts';

/** The file a server keeps while it runs. */
const NOTE = 'postmaster.pid';

/** PostgreSQL's files, the programs that made them, and the account they belong to (null: our own). */
export interface Cluster {
  readonly binaries: Binaries;
  readonly clusterDir: string;
  readonly account: ServerAccount | null;
}

/** Whether a server runs on this cluster, by PostgreSQL's own account of it (`pg_ctl status`). */
export async function isServerRunning(cluster: Cluster): Promise<boolean> {
  const status = await runProgram(
    programOf(cluster.binaries.directory, 'pg_ctl'),
    ['status', '-D', cluster.clusterDir],
    { account: cluster.account },
  );
  return status.exitCode === 0 && (await isLivePostgres(cluster.clusterDir));
}

/**
 * Removes the note of a server that is gone for certain. PostgreSQL does so itself unless the noted process number
 * is taken, by somebody else since a container restarted or by the dead server that nobody buried. Linux only.
 */
export async function forgetDeadServer(cluster: Cluster): Promise<void> {
  if (await isLivePostgres(cluster.clusterDir)) return;
  await rm(join(cluster.clusterDir, NOTE), { force: true });
}

/** `pg_ctl status` only asks whether a process with the noted number exists; Linux tells more about it. */
async function isLivePostgres(clusterDir: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const pid = Number((await readNote(clusterDir))?.[0]);
  try {
    // For example `4711 (postgres) S 1 …`; Z is a dead process that nobody buried.
    const state = await readFile(`/proc/${pid}/stat`, 'utf8');
    return /^\d+ \(postgres\) [^ZX]/.test(state);
  } catch {
    return false;
  }
}

/**
 * Where a running server listens, from the file it keeps while it runs. One that starts at this moment notes it
 * a little after its process number.
 * @throws EmbeddedPostgresError when it does not say so within 10 seconds.
 */
export async function readEndpoint(clusterDir: string): Promise<Endpoint> {
  for (let tries = 0; tries < 200; tries += 1) {
    const note = await readNote(clusterDir);
    const port = Number(note?.[3]);
    // The status line comes last: with it, everything before is complete.
    if (note?.[7]?.trim() && port > 0) return { socketDir: note[4]?.trim() || null, port };
    await sleep(50);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL in ${clusterDir} runs, but does not say where it listens. Stop it, then start Waypost again.`,
  );
}

/** Lines of `postmaster.pid`: process, data folder, start, port, socket folder, listen address, … */
async function readNote(clusterDir: string): Promise<string[] | null> {
  try {
    return (await readFile(join(clusterDir, NOTE), 'utf8')).split('\n');
  } catch {
    return null;
  }
}
