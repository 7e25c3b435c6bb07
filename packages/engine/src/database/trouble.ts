import pg from 'pg';

/** What keeps a database from working at this moment, whatever is asked of it. */
export type DatabaseTrouble =
  | 'database_unreachable'
  | 'database_starting'
  | 'database_read_only'
  | 'database_disk_full'
  | 'database_overloaded'
  | 'database_damaged';

/** By SQLSTATE, the longest prefix first (PostgreSQL, appendix A). */
const troubles: readonly (readonly [RegExp, DatabaseTrouble])[] = [
  [/^25006/, 'database_read_only'],
  [/^53100/, 'database_disk_full'],
  // Shutting down, crashed, starting: the connection is gone, or there is none yet.
  [/^57P03/, 'database_starting'],
  [/^(08|57P0[124]|3D000|28)/, 'database_unreachable'],
  // Out of memory, of connections, of time; or waiting for somebody's lock.
  [/^(53|57014|57P05|55P03|25P0[34])/, 'database_overloaded'],
  [/^(58|XX00[12])/, 'database_damaged'],
];

/** What Node says of a connection that could not be made or broke. */
const broken = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);

/** `pg` tells the loss of a connection by plain errors without a code. */
const lostConnection =
  /^Connection terminated|^timeout e[a-z]* when trying to connect|not queryable|Query read timeout|end on the pool|Client was closed/;

/** The trouble of the database that an error tells of; null when it is about what was asked, not about the database. */
export function troubleOf(error: unknown): DatabaseTrouble | null {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? '';
    return troubles.find(([pattern]) => pattern.test(code))?.[1] ?? null;
  }
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string' && broken.has(error.code)) {
    return 'database_unreachable';
  }
  return lostConnection.test(error.message) ? 'database_unreachable' : null;
}

/**
 * Whether work that failed this way may simply be done again later. Everything else fails again at every
 * try, whatever the state of the database: a row that can't be processed, a defect of ours.
 */
export function isPassing(error: unknown): boolean {
  if (troubleOf(error) !== null) return true;
  return error instanceof pg.DatabaseError && (error.code ?? '').startsWith('40');
}
