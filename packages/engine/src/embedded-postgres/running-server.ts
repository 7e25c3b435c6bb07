import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, readlink, realpath, rename, rm } from 'node:fs/promises';
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
 * Removes what a server that is gone for certain left behind. PostgreSQL does so itself unless the noted process number
 * is taken, by somebody else since a container restarted or by the dead server that nobody has buried yet. Linux only.
 * @returns whether there was something to remove.
 */
export async function forgetDeadServer(cluster: Cluster): Promise<boolean> {
  const { clusterDir } = cluster;
  const note = await readNote(clusterDir);
  if (note === null || process.platform !== 'linux') return false;
  // Children outlive their server for a moment, and must not meet the next one in the same files.
  if ((await isLivePostgres(clusterDir)) || (await isSomebodyIn(clusterDir))) return false;
  const [dead = '', , , port = '', socketDir = ''] = note;
  if (socketDir.trim() !== '') {
    await forgetNoteOf(dead, join(socketDir.trim(), `.s.PGSQL.${port.trim()}.lock`));
  }
  return forgetNoteOf(dead, join(clusterDir, NOTE));
}

/** Removes a file that begins with this process number; one that a new server has written meanwhile is put back. */
async function forgetNoteOf(pid: string, path: string): Promise<boolean> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return false;
  }
  const isItsOwn = (await readFile(aside, 'utf8')).split('\n')[0] === pid;
  if (!isItsOwn) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
  return isItsOwn;
}

/** Whether any process works in this folder, as all of PostgreSQL's do. Linux only. */
async function isSomebodyIn(clusterDir: string): Promise<boolean> {
  const wanted = await realpath(clusterDir);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(
    pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => null)),
  );
  return folders.includes(wanted);
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
