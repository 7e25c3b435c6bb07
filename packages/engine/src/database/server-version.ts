/** Rules compare text by `pg_c_utf8`, which PostgreSQL brings since version 17. */
const oldestMajor = 17;

/** A server whose version Waypost does not run on. The message says what to do. */
export class ServerTooOld extends Error {
  override readonly name = 'ServerTooOld';
}

/**
 * Refuses a PostgreSQL that is too old, before anything is created in it.
 *
 * @param version `server_version_num`, such as `180004` for 18.4
 * @throws ServerTooOld
 */
export function requireServerVersion(version: number): void {
  const major = Math.floor(version / 10_000);
  if (major >= oldestMajor) return;
  throw new ServerTooOld(
    `The PostgreSQL behind DATABASE_URL is version ${major}. Waypost needs ${oldestMajor} or newer: give it such a server, or leave DATABASE_URL out to use its own.`,
  );
}
