import { randomUUID } from 'node:crypto';
import { chmod, chown, cp, lchown, lstat, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installedBinariesDirectory, readBinaries, type Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import type { ServerAccount } from './run-program.ts';

/**
 * The PostgreSQL programs in a place where the server's account can run them: where they were installed or,
 * when that is closed to it (a checkout under a 0700 home), a copy in the data folder.
 * @throws EmbeddedPostgresError when this platform has none.
 */
export async function findReachableBinaries(
  dataDir: string,
  account: ServerAccount | null,
  log: (line: string) => void,
): Promise<Binaries> {
  const installed = installedBinariesDirectory();
  const direct = await readBinaries(installed, account);
  if (direct) return direct;

  const known = await readBinaries(installed, null);
  if (!known)
    throw new EmbeddedPostgresError(`The PostgreSQL programs in ${installed} may not be run.`);
  const copy = join(dataDir, `postgresql-${known.version}`);
  const earlier = await readCopy(copy, account);
  if (earlier) return earlier;

  log(
    `Copying PostgreSQL ${known.version} to where the account "${account?.name ?? ''}" can run it`,
  );
  const draft = `${copy}.${randomUUID()}`;
  await cp(installed, draft, { recursive: true, verbatimSymlinks: true });
  if (account) await openTo(draft, account);
  try {
    await rename(draft, copy);
  } catch {
    // Another start made the same copy meanwhile.
    await rm(draft, { recursive: true, force: true });
  }
  const copied = await readCopy(copy, account);
  if (!copied) {
    throw new EmbeddedPostgresError(
      `The account "${account?.name ?? ''}" can't run the PostgreSQL programs in ${copy}. Is that file system mounted "noexec"? ` +
        'Set DATA_DIR to another one, or set DATABASE_URL.',
    );
  }
  return copied;
}

async function readCopy(copy: string, account: ServerAccount | null): Promise<Binaries | null> {
  try {
    await lstat(copy);
  } catch {
    return null;
  }
  return readBinaries(copy, account);
}

async function openTo(path: string, account: ServerAccount): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true });
  await chown(path, account.uid, account.gid);
  await chmod(path, 0o755);
  for (const entry of entries) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await openTo(child, account);
    else if (entry.isSymbolicLink()) await lchown(child, account.uid, account.gid);
    else await chown(child, account.uid, account.gid);
  }
}
