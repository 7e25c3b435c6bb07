import { chmod, chown, mkdir, readFile } from 'node:fs/promises';
import { EmbeddedPostgresError } from './errors.ts';
import { runProgram, type ServerAccount } from './run-program.ts';

/**
 * PostgreSQL refuses to run as root. For root this is the account it runs under instead: `postgres` where it
 * exists, else `nobody`. For everybody else it is null: the server runs as the person who started it.
 * @throws EmbeddedPostgresError when root has neither account.
 */
export async function findServerAccount(): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const accounts = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const found = accounts.find(([name]) => name === wanted);
    const uid = Number(found?.[2]);
    const gid = Number(found?.[3]);
    if (found && uid > 0 && gid > 0) return { name: wanted, uid, gid };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and this machine has neither a "postgres" nor a "nobody" account to run it under. ' +
      'Start Waypost as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * Makes the data folder and checks that the server's account can enter it.
 * @throws EmbeddedPostgresError naming DATA_DIR when it can't.
 */
export async function prepareDataDir(
  dataDir: string,
  account: ServerAccount | null,
): Promise<void> {
  try {
    const created = await mkdir(dataDir, { recursive: true, mode: account ? 0o755 : 0o700 });
    // An unusual umask would otherwise lock the account out of a folder made for it.
    if (created !== undefined && account) await chmod(dataDir, 0o755);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `DATA_DIR ${dataDir} can't be created: ${error instanceof Error ? error.message : String(error)}. ` +
        'Set DATA_DIR to a folder you may write to.',
    );
  }
  if (!account) return;
  const entered = await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dataDir], { account });
  if (entered.exitCode !== 0) {
    throw new EmbeddedPostgresError(
      `DATA_DIR ${dataDir} can't be reached by the account "${account.name}", which runs PostgreSQL because you are root. ` +
        'Set DATA_DIR to a folder that is open to it (the default is /var/lib/waypost), or start Waypost as an ordinary user.',
    );
  }
}

/** Makes a folder that only the server's account (and root) can open. */
export async function makePrivateFolder(
  path: string,
  account: ServerAccount | null,
): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (account) await chown(path, account.uid, account.gid);
  await chmod(path, 0o700);
}
