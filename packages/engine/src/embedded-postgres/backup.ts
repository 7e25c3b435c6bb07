import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import { clusterDirOf, readClusterMajor } from './cluster.ts';
import { connectionTo } from './connection.ts';
import { copyRunningCluster } from './copy-cluster.ts';
import { copyFiles, copyOne } from './copy-files.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { findReachableBinaries } from './reachable-binaries.ts';
import { isServerRunning, readEndpoint } from './running-server.ts';
import { findServerAccount, prepareDataDir } from './server-account.ts';

const MANIFEST = 'waypost-backup.json';
const SECRET_KEY = 'secret-key';
/** Left beside a restored database until somebody has decided what may be sent (engine.md, "Restoring"). */
const RESTORED = 'restored.json';

const manifestSchema = z.object({
  format: z.literal(1),
  /** ISO 8601; nothing committed later is in it. */
  takenAt: z.string(),
  postgresMajor: z.string(),
  startLsn: z.string(),
  stopLsn: z.string(),
  bytes: z.number(),
  hasSecretKey: z.boolean(),
});

/** What a backup says about itself. */
export type BackupManifest = z.infer<typeof manifestSchema>;

/**
 * Copies the embedded database of a data folder, which runs, and the secret key beside it into a folder.
 * @throws EmbeddedPostgresError when the folder holds something, or no database runs.
 */
export async function backUp(
  dataDir: string,
  target: string,
  now: number,
): Promise<BackupManifest> {
  const folder = resolve(target);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw new EmbeddedPostgresError(`${folder} is not empty. Name a folder for this backup alone.`);
  }
  const clusterDir = clusterDirOf(resolve(dataDir));
  const major = await readClusterMajor(clusterDir);
  if (major === null) throw new EmbeddedPostgresError(`There is no database in ${dataDir}.`);
  const connection = await connectionTo(clusterDir, await readEndpoint(clusterDir));
  const copy = await copyRunningCluster({
    connection,
    clusterDir,
    target: join(folder, 'postgres'),
    account: null,
  });
  const keyBytes = await copyOne(join(dataDir, SECRET_KEY), join(folder, SECRET_KEY), null);
  const manifest: BackupManifest = {
    format: 1,
    takenAt: new Date(now).toISOString(),
    postgresMajor: major,
    ...copy,
    hasSecretKey: keyBytes > 0,
  };
  // Last: a folder without it is no backup.
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  return manifest;
}

/**
 * Puts a backup into a data folder. What was there is moved aside, never deleted. The next start recovers, and sends
 * nothing until somebody has decided about it.
 * @returns the backup's manifest, and where the former database is now; null when there was none.
 * @throws EmbeddedPostgresError when this is no backup, another version made it, or the database runs.
 */
export async function restore(
  source: string,
  dataDir: string,
  now: number,
): Promise<{ manifest: BackupManifest; movedTo: string | null }> {
  const folder = resolve(source);
  const data = resolve(dataDir);
  const manifest = await readManifest(folder);
  const account = await findServerAccount();
  await prepareDataDir(data, account);
  const binaries = await findReachableBinaries(data, account, () => {});
  if (manifest.postgresMajor !== binaries.major) {
    throw new EmbeddedPostgresError(
      `The backup was made by PostgreSQL ${manifest.postgresMajor}, and this Waypost brings PostgreSQL ${binaries.major}. ` +
        'Restore it with the Waypost that made it; docs/configuration.md says how to move from there.',
    );
  }
  const clusterDir = clusterDirOf(data);
  if (await isServerRunning({ binaries, clusterDir, account })) {
    throw new EmbeddedPostgresError(`The database in ${data} runs. Stop Waypost with "npm stop".`);
  }
  const draft = `${clusterDir}.restoring`;
  await rm(draft, { recursive: true, force: true });
  await copyFiles(join(folder, 'postgres'), draft, { account });
  const at = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const movedTo = await moveAside(clusterDir, at);
  // Before the database can be started: from its first moment it has to know.
  await writeFile(
    join(data, RESTORED),
    `${JSON.stringify({ backupTakenAt: manifest.takenAt, restoredAt: new Date(now).toISOString() })}\n`,
    { mode: 0o600, flush: true },
  );
  await rename(draft, clusterDir);
  if (manifest.hasSecretKey) await restoreKey(folder, data, at);
  return { manifest, movedTo };
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  const read = text === null ? null : manifestSchema.safeParse(JSON.parse(text));
  if (read?.success) return read.data;
  throw new EmbeddedPostgresError(
    `${folder} is no complete backup: it has no readable ${MANIFEST}, which is written last.`,
  );
}

async function restoreKey(folder: string, data: string, at: string): Promise<void> {
  const [kept, present] = await Promise.all(
    [folder, data].map((place) => readFile(join(place, SECRET_KEY), 'utf8').catch(() => null)),
  );
  if (kept === present) return;
  await moveAside(join(data, SECRET_KEY), at);
  await copyOne(join(folder, SECRET_KEY), join(data, SECRET_KEY), null);
}

async function moveAside(path: string, at: string): Promise<string | null> {
  const known = await stat(path).catch(() => null);
  if (known === null) return null;
  const aside = `${path}.before-${at}`;
  await rename(path, aside);
  return aside;
}
