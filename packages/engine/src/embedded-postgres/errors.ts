/**
 * Why the embedded PostgreSQL can't be used. `message` says what is missing and what to do about it,
 * in words meant for the person who started Waypost.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}
