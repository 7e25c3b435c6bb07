import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOf, type Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { runProgram, type ServerAccount } from './run-program.ts';
import type { Endpoint } from './settings.ts';

/** Whether a server runs on this cluster, by PostgreSQL's own account of it (`pg_ctl status`). */
export async function isServerRunning(
  binaries: Binaries,
  clusterDir: string,
  account: ServerAccount | null,
): Promise<boolean> {
  const status = await runProgram(
    programOf(binaries.directory, 'pg_ctl'),
    ['status', '-D', clusterDir],
    { account },
  );
  return status.exitCode === 0 && (await isPostgres(clusterDir));
}

/**
 * `pg_ctl status` only asks whether a process with the noted number exists. After a container restarts, that
 * number may belong to somebody else; Linux tells.
 */
async function isPostgres(clusterDir: string): Promise<boolean> {
  const note = await readNote(clusterDir);
  const pid = Number(note?.[0]);
  if (process.platform !== 'linux' || !Number.isInteger(pid)) return true;
  try {
    return (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() === 'postgres';
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
    return (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n');
  } catch {
    return null;
  }
}
