import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programOf, type Binaries } from './binaries.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { runProgram, type ServerAccount } from './run-program.ts';
import { makePrivateFolder } from './server-account.ts';

/** The superuser and the database that Waypost uses on its own server. */
export const USER = 'waypost';
export const DATABASE = 'waypost';

/** Our settings live beside PostgreSQL's own file, which includes them. */
export const SETTINGS_FILE = 'waypost.conf';
const PASSWORD_FILE = 'waypost-password';

/** The folder of PostgreSQL's files ("cluster" in its own words) inside the data folder. */
export function clusterDirOf(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/** Major version that made the cluster, for example `18`; null when there is no cluster yet. */
export async function readClusterMajor(clusterDir: string): Promise<string | null> {
  try {
    return (await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).trim();
  } catch {
    return null;
  }
}

/** The superuser's password, made with the cluster. */
export async function readPassword(clusterDir: string): Promise<string> {
  return (await readFile(join(clusterDir, PASSWORD_FILE), 'utf8')).trim();
}

/**
 * Makes an empty cluster. Two starts at the same moment end with the same one: each makes its own beside the
 * final place, the first to rename wins.
 * @throws EmbeddedPostgresError with what `initdb` said.
 */
export async function createCluster(
  binaries: Binaries,
  clusterDir: string,
  account: ServerAccount | null,
): Promise<void> {
  const draft = `${clusterDir}.${randomUUID()}`;
  const passwordFile = `${draft}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    await makePrivateFolder(draft, account);
    await writeOwned(passwordFile, `${password}\n`, account);
    const made = await runProgram(
      programOf(binaries.directory, 'initdb'),
      [
        `--pgdata=${draft}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Sorts like C on every machine, and still knows that É is the upper case of é.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { account },
    );
    if (made.exitCode !== 0) {
      throw new EmbeddedPostgresError(
        `The database could not be created in ${clusterDir}: ${made.output.trim() || made.spawnError}`,
      );
    }
    await writeOwned(join(draft, PASSWORD_FILE), `${password}\n`, account);
    await writeOwned(join(draft, SETTINGS_FILE), '', account);
    await appendFile(join(draft, 'postgresql.conf'), `\ninclude '${SETTINGS_FILE}'\n`);
    await rename(draft, clusterDir).catch(async (error: unknown) => {
      if ((await readClusterMajor(clusterDir)) === null) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** Writes a file that only the server's account (and root) can read. */
export async function writeOwned(
  path: string,
  text: string,
  account: ServerAccount | null,
): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (account) await chown(path, account.uid, account.gid);
}
